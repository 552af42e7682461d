"""What a learner has done, and whether that does a step of a course."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from app.content.model.course import Step
from app.content.model.header import Kind

Part = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Doing:
    """A lesson done, a case completed or a quiz submitted, on a day."""

    on: date
    passed: bool = False
    """Of a quiz."""


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
    doings: Mapping[Part, Sequence[Doing]] = field(default_factory=dict)
    """Each time, the earliest first: what is listed twice in a course, or after so many weeks, asks for it."""
    complete_since: date | None = None
    """When the course was completed, if it was: `after … weeks` counts from there."""

    @classmethod
    def of(
        cls,
        doings: Mapping[Part, Iterable[Doing]],
        since: date | None = None,
        complete_since: date | None = None,
    ) -> Self:
        """Of what was done on the day `since` or later."""
        kept = {
            part: sorted((d for d in done if since is None or d.on >= since), key=lambda d: d.on)
            for part, done in doings.items()
        }
        return cls(
            lessons=_slugs(kept, Kind.LESSON),
            cases=_slugs(kept, Kind.SCENARIO),
            submitted=_slugs(kept, Kind.QUIZ),
            passed={slug for slug in _slugs(kept, Kind.QUIZ) if _passes(kept[Kind.QUIZ, slug])},
            doings=kept,
            complete_since=complete_since,
        )


def _slugs(doings: Mapping[Part, Sequence[Doing]], kind: Kind) -> set[str]:
    return {slug for (of, slug), done in doings.items() if of is kind and done}


def _passes(doings: Iterable[Doing]) -> bool:
    return any(doing.passed for doing in doings)


def is_done(step: Step, facts: Facts, earlier: int = 0) -> bool:
    """`earlier`: how many steps before it ask for the same part; each takes one doing."""
    if earlier:
        further = facts.doings.get((step.kind, step.slug), ())[earlier:]
        return _passes(further) if step.must_pass else bool(further)
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


def is_done_since(step: Step, facts: Facts, day: date) -> bool:
    return any(doing.on >= day for doing in facts.doings.get((step.kind, step.slug), ()))
