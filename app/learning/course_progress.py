"""How far a learner has come in a course: derived from what was done, never stored."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, islice

from app.content.model.course import Course, Section, Step
from app.learning.doings import Doing as Doing
from app.learning.doings import Facts as Facts
from app.learning.doings import Part, is_done, is_done_since


class StepState(StrEnum):
    DONE = "done"
    NEXT = "next"
    LATER = "later"
    OPTIONAL = "optional"
    OFFERED = "offered"
    """An `after … weeks` whose weeks have passed: still optional, and now is the time."""


@dataclass(frozen=True, slots=True)
class StepProgress:
    step: Step
    state: StepState
    number: int | None
    """Its place among the required steps, from 1; None for an optional one."""
    opens: date | None = None
    """The day from which an `after … weeks` is offered; None before the rest is complete."""


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
    def offered(self) -> tuple[Step, ...]:
        return tuple(step.step for step in self.steps if step.state is StepState.OFFERED)

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


def progress(course: Course, facts: Facts, today: date | None = None) -> Progress:
    """`today` decides what is offered after so many weeks; without it nothing is."""
    asked = sorted(range(len(course.steps)), key=lambda place: _turn(course.steps[place]))
    placed = dict(zip(asked, _placed([course.steps[p] for p in asked], facts, today), strict=True))
    listed = iter([placed[place] for place in range(len(course.steps))])
    return Progress(
        tuple(
            SectionProgress(section, tuple(islice(listed, len(section.steps))))
            for section in course.sections
        )
    )


def is_current(course: Course, met_on: date) -> bool:
    """Whether an award met on that day still counts as the course now asks (`renew-from`), however long it serves."""
    renew_from = course.header.renew_from
    return renew_from is None or met_on >= renew_from


def _turn(step: Step) -> int:
    """What is asked before comes first, and what is asked long after comes last."""
    return 2 if step.after_weeks is not None else 0 if step.before else 1


def _placed(steps: list[Step], facts: Facts, today: date | None) -> Iterator[StepProgress]:
    numbers = count(1)
    undone = StepState.NEXT
    listed: Counter[Part] = Counter()
    for step in steps:
        number = next(numbers) if step.required else None
        earlier = listed[step.kind, step.slug]
        listed[step.kind, step.slug] += 1
        if step.after_weeks is not None:
            yield _follow_up(step, facts, today, earlier)
        elif is_done(step, facts, earlier):
            yield StepProgress(step, StepState.DONE, number)
        elif not step.required:
            yield StepProgress(step, StepState.OPTIONAL, number)
        else:
            yield StepProgress(step, undone, number)
            undone = StepState.LATER


def _follow_up(step: Step, facts: Facts, today: date | None, earlier: int) -> StepProgress:
    """Done early it counts for itself; once its day has come it is for recalling, and is done again."""
    opens = None
    if facts.complete_since is not None:
        opens = facts.complete_since + timedelta(weeks=step.after_weeks or 0)
    if opens and today and today >= opens:
        done = is_done_since(step, facts, opens)
        return StepProgress(step, StepState.DONE if done else StepState.OFFERED, None, opens)
    done = is_done(step, facts, earlier)
    return StepProgress(step, StepState.DONE if done else StepState.OPTIONAL, None, opens)
