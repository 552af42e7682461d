"""What stands in a case and looks like a way on, a consequence or a box to tick, and is none (M013)."""

from collections.abc import Iterator, Sequence

from app.content.blocks import Block, inline_tokens
from app.content.links import Link, link_of
from app.content.looks import stray_box
from app.content.options import has_ticks
from app.content.page import Page
from app.content.scene import SceneDraft


def note_near_ways(page: Page, scene: SceneDraft, block: Block, before: Block | None) -> None:
    if block.kind == "blockquote" and before and before.kind == "bullet_list" and scene.choices:
        message = "a consequence is indented under its choice: two spaces before each >"
        page.note(block.line, "M013", message)
    elif block.kind == "blockquote" and before and _is_quote_astray(block, before):
        message = "feedback is indented under what it is about: two spaces before each >"
        page.note(block.line, "M013", message)
    elif scene.ending is None:
        for link in _links_in(block):
            if link.to_section and not page.troubled(block.line, link.line):
                page.note(
                    link.line,
                    "M013",
                    "a link to a scene in mid-text is no way on: give it a line or a list of its own",
                )


def _links_in(block: Block) -> Iterator[Link]:
    for inline in inline_tokens(block.tokens):
        yield from (link for child in inline.children or [] if (link := link_of(child)))


def _is_quote_astray(block: Block, before: Block) -> bool:
    return has_ticks(before) and "alert" not in block.tokens[0].meta


def note_stray_boxes(page: Page, sections: Sequence[SceneDraft]) -> None:
    tasks = [section.task for section in sections if section.task]
    lists = [block for task in tasks for block in task.lists]
    meant = {id(item.inside[0].inline) for block in lists for item in block.inside if item.inside}
    for inline in inline_tokens(page.tokens):
        if id(inline) not in meant:
            page.faults += stray_box(inline)
