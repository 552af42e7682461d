"""One source text to its frozen model, or to what is wrong with it."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from app.content.checks.judging import judge
from app.content.checks.study import study_of
from app.content.checks.table import FILE_RULES
from app.content.course import CourseDraft
from app.content.diagnostics import Diagnostic, Severity
from app.content.drafts import Draft, read_draft
from app.content.lesson import LessonDraft
from app.content.library import SourceText
from app.content.model.course import Course
from app.content.model.lesson import Lesson
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Terms
from app.content.page import over_a_limit
from app.content.quiz import BankDraft
from app.content.scenario import CaseDraft

Model_co = TypeVar("Model_co", Course, Lesson, Quiz, Scenario, covariant=True)


@dataclass(frozen=True, slots=True)
class Compiled(Generic[Model_co]):
    value: Model_co | None
    """None where there is an error among the diagnostics."""
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A file as far as it could be read; without a draft it was over a limit."""

    source: SourceText
    draft: Draft | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def sound(self) -> bool:
        return self.draft is not None and not any(
            d.severity == Severity.ERROR for d in self.diagnostics
        )


def read_and_judge(source: SourceText, terms: Terms, today: date | None = None) -> Read:
    if fault := over_a_limit(source.text):
        over = Diagnostic(source.path, fault.line, fault.code, Severity.ERROR, fault.message)
        return Read(source, None, (over,))
    draft = read_draft(source, terms, today)
    found = {
        *judge(FILE_RULES, draft.page, source.path),
        *judge(FILE_RULES, draft, source.path),
    }
    if study := study_of(draft, {d.code for d in found if d.severity == Severity.ERROR}):
        found.update(judge(FILE_RULES, study, source.path))
    return Read(source, draft, tuple(sorted(found)))


def compile_scenario(source: SourceText, terms: Terms) -> Compiled[Scenario]:
    match read_and_judge(source, terms):
        case Read(draft=CaseDraft() as draft, sound=True) as read:
            return Compiled(draft.build(), read.diagnostics)
        case read:
            return Compiled(None, read.diagnostics)


def compile_quiz(source: SourceText, terms: Terms) -> Compiled[Quiz]:
    match read_and_judge(source, terms):
        case Read(draft=BankDraft() as draft, sound=True) as read:
            return Compiled(draft.build(), read.diagnostics)
        case read:
            return Compiled(None, read.diagnostics)


def compile_lesson(source: SourceText, terms: Terms) -> Compiled[Lesson]:
    match read_and_judge(source, terms):
        case Read(draft=LessonDraft() as draft, sound=True) as read:
            return Compiled(draft.build(), read.diagnostics)
        case read:
            return Compiled(None, read.diagnostics)


def compile_course(source: SourceText, terms: Terms) -> Compiled[Course]:
    match read_and_judge(source, terms):
        case Read(draft=CourseDraft() as draft, sound=True) as read:
            return Compiled(draft.build(), read.diagnostics)
        case read:
            return Compiled(None, read.diagnostics)
