"""Tokens to words: plain text for labels, sanitised HTML for prose, terms left as slots in both."""

import re
from collections.abc import Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from app.content.markdown import PARSER, SLOT_CLOSES, SLOT_OPENS
from app.content.model.text import PlainText, RichText, SafeHtml, TermSlot
from app.content.sanitising import SECTION, sanitise

ALERT_TITLES = {"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning"}

_BRACKETS = re.compile("[<>]")
_SLOT = re.compile(f"{SLOT_OPENS}([0-9]+){SLOT_CLOSES}")


class _Renderer(RendererHTML):
    def term(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        slot = tokens[idx].meta["slot"]
        return _mark(slot, env) if slot else escapeHtml(tokens[idx].content)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        alt = "".join(
            _mark(part, env) if isinstance(part, TermSlot) else escapeHtml(part)
            for part in plain(token.children or []).parts
        )
        title = (
            f' title="{escapeHtml(str(token.attrs["title"]))}"' if "title" in token.attrs else ""
        )
        return f'<img src="{escapeHtml(str(token.attrs.get("src", "")))}" alt="{alt}"{title}>'

    def html_block(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return f"<p>{escapeHtml(tokens[idx].content)}</p>\n"

    def html_inline(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return escapeHtml(tokens[idx].content)

    def table_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        env["columns"] = []
        return "<table>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        env["columns"].append(plain(tokens[idx + 1].children or []))
        return "<th>"

    def tr_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        env["cells"] = iter(env["columns"])
        return "<tr>\n"

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """With its column's heading, which a narrow page shows beside it (table.css)."""
        heading = next(env["cells"], PlainText())
        return f'<td data-label="{_attribute(heading, env)}">'

    def heading_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        token = tokens[idx]
        anchor = token.meta.get("anchor")
        named = f' id="{SECTION}{escapeHtml(anchor)}"' if anchor and env["anchors"] else ""
        return f"<{_shifted(token, env)}{named}>"

    def heading_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return f"</{_shifted(tokens[idx], env)}>\n"

    def blockquote_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        word = tokens[idx].meta.get("alert")
        env["quotes"].append(word)
        if not word:
            return "<blockquote>\n"
        return (
            f'<div class="alert alert-{word}">\n<p class="alert-title">{ALERT_TITLES[word]}</p>\n'
        )

    def blockquote_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</div>\n" if env["quotes"].pop() else "</blockquote>\n"


_RENDERER = _Renderer()


def _mark(slot: TermSlot, env: EnvType) -> str:
    env["slots"].append(slot)
    return f"{SLOT_OPENS}{len(env['slots']) - 1}{SLOT_CLOSES}"


def _attribute(text: PlainText, env: EnvType) -> str:
    """Without angle brackets: in what is compiled, every one belongs to a tag."""
    return "".join(
        _mark(part, env) if isinstance(part, TermSlot) else escapeHtml(_BRACKETS.sub("", part))
        for part in text.parts
    )


def _shifted(token: Token, env: EnvType) -> str:
    return f"h{min(6, max(2, int(token.tag[1:]) + env['shift']))}"


def rich(tokens: Sequence[Token], *, shift: int = 0, anchors: bool = False) -> RichText:
    """`shift` moves headings to the place that they have under the page's own; `anchors` gives them ids."""
    return _rendered(tokens, shift, anchors, inline=False)


def rich_inline(children: Sequence[Token]) -> RichText:
    return _rendered(children, 0, False, inline=True)


def _rendered(tokens: Sequence[Token], shift: int, anchors: bool, *, inline: bool) -> RichText:
    if not tokens:
        return RichText()
    slots: list[TermSlot] = []
    env: EnvType = {"slots": slots, "shift": shift, "anchors": anchors, "quotes": []}
    draw = _RENDERER.renderInline if inline else _RENDERER.render
    pieces = _SLOT.split(sanitise(draw(tokens, PARSER.options, env)))
    parts: list[SafeHtml | TermSlot] = []
    for html, number in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        parts += [SafeHtml(html)] if html else []
        parts += [slots[int(number)]] if number else []
    return RichText(tuple(parts))


def plain(children: Sequence[Token]) -> PlainText:
    parts: list[str | TermSlot] = []
    for child in children:
        if child.type == "term" and child.meta["slot"]:
            parts.append(child.meta["slot"])
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            parts += plain(child.children or []).parts
        elif child.content:
            parts.append(child.content)
    return PlainText(_joined(parts))


def _joined(parts: Sequence[str | TermSlot]) -> tuple[str | TermSlot, ...]:
    joined: list[str | TermSlot] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip()
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip()
    return tuple(part for part in joined if part != "")
