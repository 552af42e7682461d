"""Why one person counts otherwise in a board's figure than before: one cause each, so that causes sum to the difference.

Between two figures lie what was recorded since (of the first day) and what has happened since. Both are walked one
step after the other, from everything as it stood to everything as it stands, in the fixed order of `_STEPS`. A person's
cause is the first step that moves her the way she moved in the end: into or out of those required if that changed,
else into or out of those covered. Since the last step stands where the second figure does, there is always one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.ids import AgencyId, BoardId
from app.learning.obligation_facts import Absence, Assignment, Exemption, Held, PersonFacts, Post
from app.learning.obligations import Status, obligations
from app.learning.rulebooks import Memberships, Rulebook

_PRESSING = list(Status)


class Cause(StrEnum):
    """In the order in which they are told."""

    JOINED = "joined"
    LEFT = "left"
    COMPLETED = "completed"
    EXPIRED = "expired"
    LATE = "late"
    """A post, or an award, that was true on the first day and was recorded, or put right, since."""
    VOIDED = "voided"
    RULE = "rule"
    """Another requirement, or other terms of one."""
    ASSIGNMENT = "assignment"
    EXEMPTION = "exemption"
    """Or an absence."""
    AGENCY_JOINED = "agency joined"
    AGENCY_LEFT = "agency left"
    MOVED = "moved"
    """To another agency or job inside the board, where something else is asked."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Seen:
    """All that bears on one person's figure, as it was known by a moment and stood on a day.

    What held on the day has no end, and what was not yet is not there: so it can be looked at from another day.
    """

    memberships: Memberships
    rulebook: Rulebook
    posts: tuple[Post, ...]
    assignments: tuple[Assignment, ...]
    exemptions: tuple[Exemption, ...]
    absences: tuple[Absence, ...]
    awards: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Moments:
    """One person through the two figures."""

    before: Seen
    known_since: Seen
    """The first figure's day, as it was known by the second's moment."""
    without_voids: tuple[Held, ...]
    """The first figure's awards, but for those that were voided since."""
    after: Seen
    day_before: date
    day_after: date


@dataclass(frozen=True, slots=True)
class Place:
    """In the figure: 0 or 1 of those required, 0 or 1 of those covered."""

    required: int
    covered: int


@dataclass(frozen=True, slots=True)
class Asking:
    """Whose figure it is."""

    board_id: BoardId
    course: str | None
    """None: all that is asked; the most pressing counts."""


def place_of(asking: Asking, seen: Seen, day: date) -> Place:
    here = seen.memberships.of(asking.board_id)
    rules = seen.rulebook.reaching({post.agency_id for post in seen.posts}, seen.memberships)
    facts = PersonFacts(
        seen.posts, rules, seen.assignments, seen.exemptions, seen.absences, seen.awards
    )
    found = [
        _PRESSING.index(asked.status)
        for asked in obligations(facts, day)
        if asked.agency_id in here and asking.course in (None, asked.course)
    ]
    worst = _PRESSING[min(found)] if found else Status.EXEMPT
    return Place(int(worst is not Status.EXEMPT), int(worst is Status.COVERED))


def cause_of(asking: Asking, moments: Moments, before: Place, after: Place) -> Cause:
    """Of a person whose place changed."""
    for step in _walk(asking, moments):
        if step.start == step.end:
            continue
        moved = _moved(step.start, step.end, before, after)
        if moved:
            return _named(asking, step, moved)
    return Cause.OTHER


@dataclass(frozen=True, slots=True)
class _Step:
    kind: str
    was: Seen
    now: Seen
    start: Place
    end: Place


def _walk(asking: Asking, moments: Moments) -> Iterator[_Step]:
    seen, day = moments.before, moments.day_before
    place = place_of(asking, seen, day)
    for kind, following, then in _stages(moments):
        if following == seen and then == day:
            continue
        end = place_of(asking, following, then)
        yield _Step(kind, seen, following, place, end)
        seen, day, place = following, then, end


def _stages(moments: Moments) -> Iterator[tuple[str, Seen, date]]:
    """What was recorded since, of the first day; then the days that went by; then what happened in them."""
    seen = moments.before
    for kind, parts in _STEPS:
        if kind == "awards":
            yield "voids", replace(seen, awards=moments.without_voids), moments.day_before
        seen = _with(seen, moments.known_since, parts)
        yield f"late {kind}", seen, moments.day_before
    yield "days", seen, moments.day_after
    for kind, parts in _STEPS:
        seen = _with(seen, moments.after, parts)
        yield kind, seen, moments.day_after


_STEPS = (
    ("memberships", ("memberships",)),
    ("posts", ("posts",)),
    ("rules", ("rulebook",)),
    ("assignments", ("assignments",)),
    ("exemptions", ("exemptions", "absences")),
    ("awards", ("awards",)),
)


def _with(seen: Seen, later: Seen, parts: tuple[str, ...]) -> Seen:
    return replace(seen, **{part: getattr(later, part) for part in parts})


def _moved(start: Place, end: Place, before: Place, after: Place) -> int:
    """1 or -1 where the step goes the way of the whole; 0 where it does not."""
    whole, step = after.required - before.required, end.required - start.required
    if not whole:
        whole, step = after.covered - before.covered, end.covered - start.covered
    return step if step == whole else 0


def _named(asking: Asking, step: _Step, moved: int) -> Cause:
    match step.kind:
        case "memberships" | "late memberships":
            return _of_membership(asking, step, moved)
        case "posts":
            return _of_post(asking, step)
        case "days":
            return Cause.EXPIRED
        case kind:
            return _CAUSES[kind]


_CAUSES = {
    "late posts": Cause.LATE,
    "late rules": Cause.RULE,
    "rules": Cause.RULE,
    "late assignments": Cause.ASSIGNMENT,
    "assignments": Cause.ASSIGNMENT,
    "late exemptions": Cause.EXEMPTION,
    "exemptions": Cause.EXEMPTION,
    "voids": Cause.VOIDED,
    "late awards": Cause.LATE,
    "awards": Cause.COMPLETED,
}


def _of_membership(asking: Asking, step: _Step, moved: int) -> Cause:
    """Of another board alone: what that one requires reaches further or less far."""
    was, now = _seats(asking, step.was), _seats(asking, step.now)
    if was == now:
        return Cause.RULE
    joined = bool(now - was) if not (was - now and now - was) else moved > 0
    return Cause.AGENCY_JOINED if joined else Cause.AGENCY_LEFT


def _of_post(asking: Asking, step: _Step) -> Cause:
    if not _seats(asking, step.was):
        return Cause.JOINED
    return Cause.MOVED if _seats(asking, step.now) else Cause.LEFT


def _seats(asking: Asking, seen: Seen) -> frozenset[AgencyId]:
    return seen.memberships.of(asking.board_id) & {post.agency_id for post in seen.posts}
