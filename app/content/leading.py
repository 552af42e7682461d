"""The paragraphs of inline code alone that stand directly under a heading."""

from collections.abc import Sequence

from app.content.blocks import Block, with_lines
from app.content.directives import Directive, Vocabulary, known, read_directive
from app.content.faults import BadValue
from app.content.page import Page
from app.content.ways import read_run


def read_leading(
    page: Page, blocks: Sequence[Block], vocabulary: Vocabulary
) -> tuple[list[Directive], Sequence[Block]]:
    """The directives, and the blocks after them."""
    count = next((i for i, block in enumerate(blocks) if not is_code_alone(block)), len(blocks))
    children = [
        child for block in blocks[:count] if block.inline for child in with_lines(block.inline)
    ]
    for block in blocks[count : count + 1]:
        _note_bare(page, block, vocabulary)
    for block in blocks[count:]:
        _note_misplaced(page, block, vocabulary)
    return read_run(page, children, vocabulary), blocks[count:]


def is_code_alone(block: Block) -> bool:
    """Commas between are let through here, and refused where the run is read."""
    if block.kind != "paragraph" or block.inline is None:
        return False
    children = block.inline.children or []
    return any(child.type == "code_inline" for child in children) and all(
        child.type in ("code_inline", "softbreak", "hardbreak")
        or (child.type == "text" and not child.content.strip(" ,;"))
        for child in children
    )


def _note_bare(page: Page, block: Block, vocabulary: Vocabulary) -> None:
    """A directive that somebody forgot to put in backticks."""
    children = (block.inline.children if block.inline else None) or []
    if block.kind == "paragraph" and len(children) == 1 and children[0].type == "text":
        words = children[0].content.strip()
        if not known(words, vocabulary):
            return
        try:
            read_directive(words, block.line, vocabulary)
        except BadValue:
            return
        page.note(block.line, "M013", f"`{words[:40]}` looks like a directive: put it in backticks")


def _note_misplaced(page: Page, block: Block, vocabulary: Vocabulary) -> None:
    first = next(iter((block.inline.children if block.inline else None) or []), None)
    if block.kind != "paragraph" or first is None or first.type != "code_inline":
        return
    if known(first.content, vocabulary) and not page.troubled(block.line - 2, block.line - 1):
        page.note(
            block.line,
            "M013",
            f"`{first.content[:40]}` does nothing here: "
            "give it a paragraph of its own under the heading, with a blank line after it",
        )
