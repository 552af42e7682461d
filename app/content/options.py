"""Options as they were written: lists with boxes, plain lists, and tables of pairs."""

from dataclasses import dataclass, field

from markdown_it.token import Token

from app.content import directives
from app.content.blocks import Block, with_lines, words_of
from app.content.directives import Directive, Vocabulary
from app.content.model.text import PlainText
from app.content.outline import slug_of
from app.content.page import Page
from app.content.rendering import plain
from app.content.ways import read_run


@dataclass(slots=True)
class OptionDraft:
    label: list[Token]
    line: int
    ticked: bool | None
    """None: no box stands before it."""
    directives: list[Directive] = field(default_factory=list)
    feedback: list[Block] = field(default_factory=list)

    @property
    def words(self) -> str:
        return words_of(self.label).strip()

    @property
    def plain(self) -> PlainText:
        return plain(self.label)

    def argument(self, name: str) -> str | None:
        return next((d.argument for d in self.directives if d.name == name), None)

    @property
    def id(self) -> str:
        return self.argument("id") or slug_of(self.words)


def read_options(
    page: Page, block: Block, vocabulary: Vocabulary = directives.OPTION
) -> list[OptionDraft]:
    found = []
    for item in block.inside:
        parts = item.inside
        if not parts or parts[0].inline is None or parts[0].kind != "paragraph":
            page.note(item.line, "M013", "an option begins with its words: write them behind the -")
            continue
        option = _read_option(page, parts[0], vocabulary)
        for part in parts[1:]:
            if part.kind == "blockquote":
                option.feedback.append(part)
            else:
                page.note(
                    part.line, "M013", "under an option stands only its feedback: begin it with >"
                )
        found.append(option)
    return found


def read_ticks(
    page: Page, block: Block, vocabulary: Vocabulary = directives.OPTION
) -> list[OptionDraft]:
    options = read_options(page, block, vocabulary)
    for option in options:
        if option.ticked is None and not page.troubled(option.line, option.line):
            page.note(option.line, "M013", "every option begins with a box: `- [ ]` or `- [x]`")
    return options


def has_ticks(block: Block) -> bool:
    firsts = [item.inside[0] for item in block.inside if item.inside]
    marks = [first.inline.meta for first in firsts if first.inline]
    return any("tick" in mark or "almost_tick" in mark for mark in marks)


def _read_option(page: Page, block: Block, vocabulary: Vocabulary) -> OptionDraft:
    assert block.inline is not None  # noqa: S101
    children = list(with_lines(block.inline))
    behind = len(children)
    while behind and _may_stand_behind(children[behind - 1][0]):
        behind -= 1
    run = read_run(page, children[behind:], vocabulary)
    label = [child for child, _ in children[:behind]]
    tick: bool | None = block.inline.meta.get("tick")
    if block.inline.meta.get("almost_tick"):
        page.note(block.line, "M013", "a tick is `- [ ] words` or `- [x] words`, with the spaces")
    return OptionDraft(label, block.line, tick, run)


def _may_stand_behind(child: Token) -> bool:
    return child.type in ("code_inline", "softbreak") or (
        child.type == "text" and not child.content.strip()
    )


@dataclass(slots=True)
class PairsDraft:
    headings: list[Token]
    rows: list[tuple[OptionDraft, OptionDraft]]
    line: int


def read_pairs(block: Block) -> PairsDraft | None:
    """None for a table that has not two columns."""
    cells = [
        (token, line)
        for token, line in zip(block.tokens, _row_lines(block), strict=True)
        if token.type == "inline"
    ]
    headings = sum(token.type == "th_open" for token in block.tokens)
    if headings != 2:
        return None
    drafts = [OptionDraft(list(token.children or []), line, None) for token, line in cells[2:]]
    rows = list(zip(drafts[::2], drafts[1::2], strict=True))
    return PairsDraft([token for token, _ in cells[:2]], rows, block.line)


def _row_lines(block: Block) -> list[int]:
    found = []
    line = block.line
    for token in block.tokens:
        if token.type == "tr_open" and token.map:
            line = token.map[0] + 1
        found.append(line)
    return found
