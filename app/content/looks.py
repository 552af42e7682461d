"""M013 and M004: what looks like something and is not, as far as the tokens of any file show it."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from app.content.blocks import inline_tokens, with_lines
from app.content.faults import Fault
from app.content.markdown import DEEPEST, WIDEST, Parsed
from app.content.model.header import Kind

_HTML = "raw HTML is not shown: write Markdown, or \\< for the sign itself"


def looks(kind: Kind, parsed: Parsed, lines: Sequence[str]) -> Iterator[Fault]:
    for line in parsed.definitions:
        yield Fault(
            line, "M013", "`[x]: …` at the start of a line vanishes: write the address in the link"
        )
    if parsed.too_wide:
        yield Fault(parsed.too_wide, "M014", f"a table of over {WIDEST} columns: split it")
    if parsed.too_deep:
        yield Fault(parsed.too_deep, "M014", f"nested over {DEEPEST} deep: flatten it")
    yield from _unreadable(lines)
    yield from _lazy_quotes(parsed.tokens, lines)
    for token in parsed.tokens:
        if token.type == "html_block":
            yield Fault(_first_line(token), "M004", _HTML)
    for inline in inline_tokens(parsed.tokens):
        yield from _inline_looks(inline)
        if kind == Kind.COURSE:
            yield from stray_box(inline)


def _unreadable(lines: Sequence[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines, 1):
        if "\ufffd" in line or "\0" in line:
            yield Fault(number, "M001", "a character that is no text: save the file as UTF-8")
            return


def _inline_looks(inline: Token) -> Iterator[Fault]:
    before = None
    for child, line in with_lines(inline):
        if child.type == "html_inline":
            yield Fault(line, "M004", _HTML)
        if _is_crammed(child) and (before is None or before.type in ("softbreak", "hardbreak")):
            yield Fault(line, "M013", "looks like a heading but is not: put a space behind the ##")
        before = child
    for offset in inline.meta.get("almost_links", []):
        yield Fault(
            _first_line(inline) + offset,
            "M013",
            "looks like a link but is not: an address has no spaces (anchors have hyphens), "
            "and begins with https:, mailto:, tel: or no scheme at all",
        )
    if "almost_alert" in inline.meta:
        yield Fault(
            _first_line(inline),
            "M013",
            "looks like an alert but is not: [!NOTE], [!TIP], [!IMPORTANT] or [!WARNING] "
            "stands alone on its line",
        )


def _is_crammed(child: Token) -> bool:
    """`##The hall`, or a ## that has been indented too far."""
    return child.type == "text" and child.content.startswith("##")


def stray_box(inline: Token) -> Iterator[Fault]:
    if "tick" in inline.meta or "almost_tick" in inline.meta:
        yield Fault(
            _first_line(inline),
            "M013",
            "a box to tick means nothing here: write a plain list, or choices that are links",
        )


def _lazy_quotes(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Fault]:
    depth = 0
    for token in tokens:
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.type != "inline" or not depth or not token.map:
            continue
        for number in range(token.map[0] + 1, token.map[1]):
            if not lines[number].lstrip().startswith(">"):
                yield Fault(
                    number + 1,
                    "M013",
                    "this line was swallowed by the quotation above: begin it with >, "
                    "or leave a blank line before it",
                )
                break


def _first_line(token: Token) -> int:
    return (token.map[0] if token.map else 0) + 1
