"""A lesson page, read part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from app.content import directives
from app.content.blocks import Block, with_lines
from app.content.directives import known, nations_of
from app.content.leading import is_code_alone
from app.content.lesson_parts import BoxDraft, Part, PauseDraft, ProseDraft, read_part
from app.content.model.lesson import Lesson
from app.content.model.terms import EVERYWHERE, Nation
from app.content.narrowing import lesson_with_views
from app.content.page import Page
from app.content.ways import read_run


@dataclass(slots=True)
class LessonDraft:
    page: Page
    parts: list[Part]

    @property
    def pauses(self) -> list[PauseDraft]:
        return [part for part in self.parts if isinstance(part, PauseDraft)]

    @property
    def boxes(self) -> list[BoxDraft]:
        return [part for part in self.parts if isinstance(part, BoxDraft)]

    def build(self) -> Lesson:
        taken: set[str] = set()
        lesson = Lesson(
            self.page.source.slug,
            self.page.source.sha256,
            self.page.header.build(),
            self.page.title,
            tuple(part.build(taken) for part in self.parts),
            self.page.source.path,
        )
        return lesson_with_views(lesson)


def read_lesson(page: Page) -> LessonDraft:
    lesson = LessonDraft(page, list(_parts(page)))
    seen: set[str] = set()
    for box in lesson.boxes:
        if box.given in seen:
            page.note(box.line, "M013", f"a second box `{box.given}`: give it another `id: …`")
        seen.update(filter(None, [box.given]))
    return lesson


def _parts(page: Page) -> Iterator[Part]:
    prose = ProseDraft()
    waiting: BoxDraft | None = None
    for block, nations in _body(page):
        if waiting:
            waiting.prompt = block
            yield waiting
            waiting = None
            continue
        part = read_part(page, block)
        if part is None and _note_unknown(page, block):
            continue
        if prose.blocks and (part or prose.nations != nations):
            yield prose
            prose = ProseDraft()
        if part is None:
            prose.blocks.append(block)
            prose.nations = nations
            continue
        part.nations = nations
        if isinstance(part, BoxDraft) and part.prompt is None and not part.plans:
            waiting = part
        else:
            yield part
    if waiting:
        page.note(waiting.line, "M013", "`reflect` stands before the paragraph that asks: add it")
    if prose.blocks:
        yield prose


def _body(page: Page) -> Iterator[tuple[Block, frozenset[Nation]]]:
    """Everything but the title, section headings included, and whom it is for."""
    within: list[tuple[int, frozenset[Nation]]] = []
    sections = chain.from_iterable((s.block, *s.blocks) for s in page.outline.sections)
    blocks = [*page.outline.introduction, *sections]
    directed = -1
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            level = int(block.tokens[0].tag[1:])
            within = [section for section in within if section[0] < level]
            if index + 1 < len(blocks) and _says_for_whom(blocks[index + 1]):
                directed = index + 1
                within.append((level, _for_whom(page, blocks[directed], within)))
        if index != directed:
            yield block, within[-1][1] if within else EVERYWHERE


def _says_for_whom(block: Block) -> bool:
    first = next(iter((block.inline.children if block.inline else None) or []), None)
    return is_code_alone(block) and bool(first and known(first.content, directives.SECTION))


def _for_whom(
    page: Page, block: Block, within: list[tuple[int, frozenset[Nation]]]
) -> frozenset[Nation]:
    run = read_run(page, list(with_lines(block.inline)) if block.inline else [], directives.SECTION)
    nations = nations_of(run) & (within[-1][1] if within else EVERYWHERE)
    if not nations:
        page.note(block.line, "M013", "the section around this is for other nations: mend one")
    return nations


def _note_unknown(page: Page, block: Block) -> bool:
    if not is_code_alone(block) or block.inline is None:
        return False
    if _says_for_whom(block):
        page.note(block.line, "M013", "`only: …` does nothing here: put it right under a heading")
    else:
        read_run(page, list(with_lines(block.inline)), directives.LESSON)
    return True
