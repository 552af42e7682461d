"""What a scene asks before it is left: things to notice, or words to write and criteria to check them by."""

from dataclasses import dataclass, field

from app.content import directives
from app.content.blocks import Block, inline_tokens, tokens_of
from app.content.links import link_of
from app.content.model.scenario import Noticing, Sign, Task, Writing
from app.content.model.text import RichText
from app.content.options import OptionDraft, has_ticks, read_ticks
from app.content.page import Page
from app.content.rendering import rich, rich_inline
from app.content.tasks import identities


@dataclass(slots=True)
class TaskDraft:
    """Of a scene with `write`, `items` are the criteria; of another, what there is to notice."""

    writes: bool
    line: int
    lists: list[Block] = field(default_factory=list)
    """More than one is a fault."""
    items: list[OptionDraft] = field(default_factory=list)
    models: list[Block] = field(default_factory=list)
    """The model answer of a `write`; more than one is a fault."""

    def build(self, *, keep_order: bool) -> Task:
        if self.writes:
            return Writing(tuple(rich_inline(i.label) for i in self.items), _inside(self.models))
        signs = (
            Sign(identity, rich_inline(i.label), bool(i.ticked), _inside(i.feedback), i.line)
            for identity, i in zip(identities(self.items), self.items, strict=True)
        )
        return Noticing(tuple(signs), keep_order)


def _inside(quotes: list[Block]) -> RichText:
    return rich(tokens_of([part for quote in quotes for part in quote.inside]))


def read_task_list(page: Page, task: TaskDraft, block: Block) -> bool:
    """False where the block is no part of the task."""
    if block.kind == "bullet_list" and has_ticks(block):
        _note_links(page, block)
        _read_items(page, task, block)
    elif task.writes and block.kind == "blockquote" and "alert" not in block.tokens[0].meta:
        if task.models:
            page.note(block.line, "M013", "a second model answer: keep one quotation at the margin")
        task.models.append(block)
    else:
        return False
    return True


def _read_items(page: Page, task: TaskDraft, block: Block) -> None:
    if task.lists and not page.troubled(task.lists[-1].line, block.line - 1):
        page.note(block.line, "M013", "a second list with boxes: give it a scene of its own")
    task.lists.append(block)
    if not task.writes:
        task.items += read_ticks(page, block, directives.SIGN)
        return
    task.items += read_ticks(page, block, directives.CRITERION)
    for quote in (quote for item in task.items for quote in item.feedback):
        message = "a criterion has no feedback: put the model answer below the list, at the margin"
        page.note(quote.line, "M013", message)


def _note_links(page: Page, block: Block) -> None:
    for item in block.inside:
        for inline in inline_tokens(item.inside[0].tokens if item.inside else ()):
            links = [link for child in inline.children or [] if (link := link_of(child))]
            if links:
                message = "a choice has no box, and what is to be ticked has no link: keep one"
                page.note(links[0].line, "M013", message)


def note_unfinished(page: Page, task: TaskDraft) -> None:
    """A `write` without its list or its model answer."""
    if task.writes and not task.lists:
        page.note(task.line, "M013", "`write` wants criteria to check by: list them as `- [ ] …`")
    if task.writes and not task.models:
        page.note(task.line, "M013", "`write` wants a model answer: a quotation below its criteria")
