"""A lesson page: prose, questions to pause at, private boxes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.content import directives
from app.content.blocks import Block, drop_leading, tokens_of, with_lines, words_of
from app.content.directives import Directive
from app.content.leading import is_code_alone
from app.content.model.lesson import Lesson, Pause, Prose, Reflect
from app.content.options import OptionDraft, has_ticks, read_ticks
from app.content.page import Page
from app.content.rendering import rich
from app.content.tasks import ticked_task
from app.content.ways import read_run

_DIGITS = 10


@dataclass(slots=True)
class ProseDraft:
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class PauseDraft:
    options: list[OptionDraft]
    block: Block


@dataclass(slots=True)
class ReflectDraft:
    directives: list[Directive]
    prompt: Block | None
    line: int


Part = ProseDraft | PauseDraft | ReflectDraft


@dataclass(slots=True)
class LessonDraft:
    page: Page
    parts: list[Part]

    @property
    def pauses(self) -> list[PauseDraft]:
        return [part for part in self.parts if isinstance(part, PauseDraft)]

    def build(self) -> Lesson:
        taken: set[str] = set()
        return Lesson(
            self.page.source.slug,
            self.page.source.sha256,
            self.page.header.build(),
            self.page.title,
            tuple(_build(part, taken) for part in self.parts),
            self.page.source.path,
        )


def _build(part: Part, taken: set[str]) -> Prose | Pause | Reflect:
    if isinstance(part, ProseDraft):
        return Prose(rich(tokens_of(part.blocks), anchors=True))
    if isinstance(part, PauseDraft):
        words = "\n".join(option.words for option in part.options)
        return Pause(_identity("pause", words, taken), ticked_task(part.options, keep_order=True))
    given = next((d.argument for d in part.directives if d.name == "id"), None)
    prompt = part.prompt.tokens if part.prompt else []
    words = (
        words_of(part.prompt.inline.children or []) if part.prompt and part.prompt.inline else ""
    )
    return Reflect(given or _identity("reflect", words, taken), rich(prompt))


def _identity(kind: str, words: str, taken: set[str]) -> str:
    """Made of the part's own words, so that edits elsewhere leave it alone."""
    identity = f"{kind}-{hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]}"
    while identity in taken:
        identity += "-again"
    taken.add(identity)
    return identity


def read_lesson(page: Page) -> LessonDraft:
    return LessonDraft(page, list(_parts(page)))


def _parts(page: Page) -> Iterator[Part]:
    prose = ProseDraft()
    waiting: ReflectDraft | None = None
    for block in _body(page):
        if waiting:
            waiting.prompt = block
            yield waiting
            waiting = None
            continue
        part = _read_part(page, block)
        if part is None:
            if not _note_unknown(page, block):
                prose.blocks.append(block)
            continue
        if prose.blocks:
            yield prose
            prose = ProseDraft()
        if isinstance(part, ReflectDraft) and part.prompt is None:
            waiting = part
        else:
            yield part
    if waiting:
        page.note(waiting.line, "M013", "`reflect` stands before the paragraph that asks: add it")
    if prose.blocks:
        yield prose


def _body(page: Page) -> Iterator[Block]:
    """Everything but the title, section headings included."""
    yield from page.outline.introduction
    for section in page.outline.sections:
        yield section.block
        yield from section.blocks


def _read_part(page: Page, block: Block) -> PauseDraft | ReflectDraft | None:
    if block.kind == "bullet_list" and has_ticks(block):
        return PauseDraft(read_ticks(page, block), block)
    return _read_reflect(page, block)


def _read_reflect(page: Page, block: Block) -> ReflectDraft | None:
    """The directive stands in a paragraph of its own before the prompt, or begins the prompt."""
    inline = block.inline
    children = list(with_lines(inline)) if inline else []
    if block.kind != "paragraph" or not inline or not children:
        return None
    first = children[0][0]
    if first.type != "code_inline" or not directives.known(first.content, directives.REFLECT):
        return None
    count = next(
        (
            index
            for index, (child, _) in enumerate(children)
            if child.type not in ("code_inline", "softbreak") and child.content.strip()
        ),
        len(children),
    )
    run = read_run(page, children[:count], directives.REFLECT)
    drop_leading(inline, count)
    return ReflectDraft(run, block if inline.children else None, block.line)


def _note_unknown(page: Page, block: Block) -> bool:
    if not is_code_alone(block) or block.inline is None:
        return False
    read_run(page, list(with_lines(block.inline)), directives.REFLECT)
    return True
