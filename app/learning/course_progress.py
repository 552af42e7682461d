"""How far a learner has come in a course: derived from what was done, never stored."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import count, islice

from app.content.model.course import Course, Section, Step
from app.content.model.header import Kind


class StepState(StrEnum):
    DONE = "done"
    NEXT = "next"
    LATER = "later"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Facts:
    """Slugs of what this learner has done, whenever and in whatever order."""

    lessons: Set[str] = frozenset()
    cases: Set[str] = frozenset()
    """Complete: an ending, with every safety scene met put right."""
    submitted: Set[str] = frozenset()
    """Quizzes."""
    passed: Set[str] = frozenset()
    """Quizzes."""


@dataclass(frozen=True, slots=True)
class StepProgress:
    step: Step
    state: StepState
    number: int | None
    """Its place among the required steps, from 1; None for an optional one."""


@dataclass(frozen=True, slots=True)
class SectionProgress:
    section: Section
    steps: tuple[StepProgress, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    sections: tuple[SectionProgress, ...]

    @property
    def steps(self) -> tuple[StepProgress, ...]:
        return tuple(step for section in self.sections for step in section.steps)

    @property
    def next(self) -> Step | None:
        """None once every required step is done."""
        upcoming = (step.step for step in self.steps if step.state is StepState.NEXT)
        return next(upcoming, None)

    @property
    def required(self) -> int:
        return sum(step.step.required for step in self.steps)

    @property
    def required_done(self) -> int:
        return sum(step.step.required and step.state is StepState.DONE for step in self.steps)

    @property
    def complete(self) -> bool:
        """A course that requires nothing cannot be completed."""
        return 0 < self.required == self.required_done


def progress(course: Course, facts: Facts) -> Progress:
    placed = _placed(course.steps, facts)
    return Progress(
        tuple(
            SectionProgress(section, tuple(islice(placed, len(section.steps))))
            for section in course.sections
        )
    )


def is_done(step: Step, facts: Facts) -> bool:
    match step.kind:
        case Kind.LESSON:
            return step.slug in facts.lessons
        case Kind.SCENARIO:
            return step.slug in facts.cases
        case Kind.QUIZ if step.must_pass:
            return step.slug in facts.passed
        case Kind.QUIZ:
            return step.slug in facts.submitted | facts.passed
        case Kind.COURSE:
            return False


def _placed(steps: Iterable[Step], facts: Facts) -> Iterator[StepProgress]:
    numbers = count(1)
    undone = StepState.NEXT
    for step in steps:
        number = next(numbers) if step.required else None
        if is_done(step, facts):
            yield StepProgress(step, StepState.DONE, number)
        elif not step.required:
            yield StepProgress(step, StepState.OPTIONAL, number)
        else:
            yield StepProgress(step, undone, number)
            undone = StepState.LATER
