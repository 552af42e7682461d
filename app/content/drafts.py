"""From a source text to the draft that the rules judge and that builds the model."""

from collections.abc import Callable, Mapping
from datetime import date

from app.content.course import CourseDraft, read_course
from app.content.lesson import LessonDraft, read_lesson
from app.content.library import SourceText
from app.content.model.header import Kind
from app.content.model.terms import Terms
from app.content.page import Page, read_page
from app.content.quiz import BankDraft, read_bank
from app.content.scenario import CaseDraft, read_case

Draft = CaseDraft | BankDraft | LessonDraft | CourseDraft
_READERS: Mapping[Kind, Callable[[Page], Draft]] = {
    Kind.SCENARIO: read_case,
    Kind.QUIZ: read_bank,
    Kind.LESSON: read_lesson,
    Kind.COURSE: read_course,
}


def read_draft(source: SourceText, terms: Terms, today: date | None = None) -> Draft:
    """Of a text within the limits (page.over_a_limit)."""
    return _READERS[source.kind](read_page(source, terms, today))
