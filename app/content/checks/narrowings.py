"""Which lines of a file are for some nations `only`."""

from collections.abc import Iterator
from typing import NamedTuple

from app.content.course import CourseDraft
from app.content.drafts import Draft
from app.content.lesson import LessonDraft
from app.content.lesson_parts import BoxDraft, PauseDraft, ProseDraft
from app.content.model.terms import EVERYWHERE, Nation
from app.content.quiz import BankDraft
from app.content.scenario import CaseDraft


class Narrowing(NamedTuple):
    first: int
    last: int
    nations: frozenset[Nation]


def narrowings(draft: Draft) -> Iterator[Narrowing]:
    return (part for part in _parts(draft) if part.nations != EVERYWHERE)


def _parts(draft: Draft) -> Iterator[Narrowing]:
    match draft:
        case CaseDraft():
            yield from _of_case(draft)
        case BankDraft(questions=questions):
            for question in questions:
                yield Narrowing(question.line, question.section.last_line, question.nations)
        case LessonDraft(parts=parts):
            for part in parts:
                yield _of_part(part)
        case CourseDraft():
            return


def _of_case(case: CaseDraft) -> Iterator[Narrowing]:
    for section in case.sections:
        yield Narrowing(section.line, section.section.last_line, section.nations)
        for way in (way for route in section.routes for way in route):
            yield Narrowing(way.line, way.line, way.nations)
        for choice in (choice for group in section.choices for choice in group):
            ends = [block.last_line for block in choice.consequence]
            yield Narrowing(choice.line.line, max([choice.line.line, *ends]), choice.line.nations)


def _of_part(part: ProseDraft | PauseDraft | BoxDraft) -> Narrowing:
    match part:
        case ProseDraft(blocks=blocks, nations=nations):
            return Narrowing(blocks[0].line, blocks[-1].last_line, nations)
        case PauseDraft(block=block, nations=nations):
            return Narrowing(block.line, block.last_line, nations)
        case BoxDraft(line=line, prompt=prompt, nations=nations):
            return Narrowing(line, prompt.last_line if prompt else line, nations)
