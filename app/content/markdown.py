"""The one Markdown parser: tokens with their lines, terms as tokens of their own, never a pattern over the source."""

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from app.content.slots import term_at

DEEPEST = 20
WIDEST = 50
"""Columns: a row may leave its cells out, so that a small file could make hundreds of thousands of them."""
SLOT_OPENS, SLOT_CLOSES = "\ue000", "\ue001"
"""Stand for terms between rendering and sanitising (content.rendering); no source may bring its own."""
_NO_MARK = "\ufffd"
_TICKS = {"[ ]": False, "[x]": True, "[X]": True}
ALERTS = ("note", "tip", "important", "warning")


@dataclass(frozen=True, slots=True)
class Parsed:
    tokens: list[Token]
    definitions: tuple[int, ...]
    """Lines, from 1, of `[x]: url` definitions, which leave no token."""
    too_deep: int | None
    """Line of what is nested deeper than the limit."""
    too_wide: int | None
    """Line of a table that has more columns than the limit, and so is none."""


def parse(text: str) -> Parsed:
    env: EnvType = {}
    tokens = PARSER.parse(_without_marks(text), env)
    references = [*env.get("references", {}).values(), *env.get("duplicate_refs", [])]
    deep = (token.map for token in tokens if token.level >= DEEPEST and token.map)
    return Parsed(
        tokens,
        tuple(sorted(reference["map"][0] + 1 for reference in references)),
        next((span[0] + 1 for span in deep), None),
        env.get("too_wide"),
    )


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.src.count("|", state.bMarks[start], state.eMarks[start]) <= WIDEST:
        return table(state, start, end, silent)
    below = state.src[state.bMarks[start + 1] : state.eMarks[start + 1]] if start < end - 1 else ""
    if "-" in below and not below.strip("|-: "):
        state.env.setdefault("too_wide", start + 1)
    return False


def _term(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    found = term_at(state.src, state.pos, state.posMax)
    end = found[1] if found else state.pos + 1
    if not silent:
        token = state.push("term", "", 0)
        token.content = state.src[state.pos : end]
        token.meta = {"slot": found[0] if found else None}
    state.pos = end
    return True


def _marks(state: StateCore) -> None:
    """Notes what only unescaped text tells: ticks, alerts, and links that did not become links."""
    for index, token in enumerate(state.tokens):
        if token.type != "inline" or not token.children:
            continue
        _unmark(token.children)
        opener = state.tokens[index - 2] if index >= 2 else None
        if opener and opener.type == "list_item_open":
            _take_tick(token)
        elif opener and opener.type == "blockquote_open":
            _take_alert(state.tokens, index)
        _note_almost_links(token)


def _unmark(tokens: list[Token]) -> None:
    """Entities bring the signs back that the source may not have."""
    for token in tokens:
        token.content = _without_marks(token.content)
        if "title" in token.attrs:
            token.attrs["title"] = _without_marks(str(token.attrs["title"]))
        if token.children:
            _unmark(token.children)


def _without_marks(text: str) -> str:
    return text.replace(SLOT_OPENS, _NO_MARK).replace(SLOT_CLOSES, _NO_MARK)


def _take_tick(inline: Token) -> None:
    first = (inline.children or [])[0]
    box, rest = first.content[:3], first.content[3:]
    if first.type != "text" or not first.content.startswith("["):
        return
    if box in _TICKS and rest.startswith(" "):
        inline.meta["tick"] = _TICKS[box]
        first.content = rest.lstrip()
    elif box in _TICKS or first.content.startswith(("[]", "[ x", "[x ")):
        inline.meta["almost_tick"] = True


def _take_alert(tokens: list[Token], index: int) -> None:
    inline, opener = tokens[index], tokens[index - 2]
    children = inline.children or []
    first = children[0]
    if first.type != "text" or not first.content.startswith("[!"):
        return
    word = first.content.strip().removeprefix("[!").removesuffix("]").lower()
    alone = len(children) == 1 or children[1].type in ("softbreak", "hardbreak")
    if not (alone and word in ALERTS):
        inline.meta["almost_alert"] = True
        return
    opener.meta["alert"] = word
    inline.children = children[2:]
    if not inline.children:
        tokens[index - 1].hidden = tokens[index + 1].hidden = True
    inline.meta["skipped_lines"] = 1


def _note_almost_links(inline: Token) -> None:
    breaks = 0
    for child in inline.children or []:
        if child.type in ("softbreak", "hardbreak"):
            breaks += 1
        elif child.type == "text" and ("](" in child.content or "] (#" in child.content):
            inline.meta.setdefault("almost_links", []).append(breaks)


def _make_parser() -> MarkdownIt:
    # Raw HTML is parsed only so that rule M004 can name it: content.rendering writes it as text.
    parser = MarkdownIt("js-default", {"html": True, "maxNesting": DEEPEST + 4})
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("emphasis", "term", _term)
    parser.core.ruler.before("text_join", "marks", _marks)
    return parser


PARSER = _make_parser()
