"""What requirements and assignments come to, for one person on one day. Derived each time, never stored as truth.

Somebody is asked only where she holds a post on the day, from its first day to its last. There is one
obligation for an agency and a course, however many rules, posts and assignments lead to it: the earliest due
day counts, and all reasons are kept.

A rule's due day is the latest of: the day after the last that an award serves (for a rule with a fixed day,
that day); the post's first day and the days for new starters; the rule's transition day; and, for who was away,
the first day back and the days of grace. So an old award never makes anybody worse off, and nobody is overdue
before the transition day. A rule changes what is asked and never an award.

An assignment asks once. An award that serves on the day covers it for as long; one that was met since it was
made settles it for good.

Grace runs from the day after the due day. While away, or exempted by the DSP, nothing is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from app.ids import AgencyId, AssignmentId, RequirementId
from app.learning.civil_days import days_after
from app.learning.obligation_facts import Absence, Assignment, Exemption, PersonFacts, Rule
from app.learning.serving import RENEWAL_DAYS, WITHOUT_END, Cover, cover_by_itself, cover_by_rule

__all__ = ["Obligation", "PersonFacts", "Reason", "Source", "Status", "is_due_again", "obligations"]


class Status(StrEnum):
    OVERDUE = "overdue"
    IN_GRACE = "in grace"
    DUE = "due"
    """Not yet due, or due today."""
    COVERED = "covered"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Source:
    """One of the reasons why something is asked: a requirement or an assignment."""

    words: str
    """The requirement's title, or the note that came with the assignment."""
    due_on: date | None
    """None: never again."""
    grace_until: date | None
    """The last day on which it is not overdue."""
    met_on: date | None
    """Of the award that reaches farthest, run out or not."""
    until: date | None
    """Its last day by this source; None: without end, or never met."""
    requirement_id: RequirementId | None = None
    assignment_id: AssignmentId | None = None
    job_roles: frozenset[str] = frozenset()
    """Whom the requirement is for; empty: everyone, or an assignment."""
    set_by: str = ""
    """Of a requirement: the agency or the board."""

    def covers(self, day: date) -> bool:
        return self.met_on is not None and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Reason:
    sources: tuple[Source, ...]
    """The strictest first."""
    exemption: Exemption | None = None
    absence: Absence | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    course: str
    agency_id: AgencyId
    status: Status
    due_on: date | None
    grace_until: date | None
    met_on: date | None
    until: date | None
    reason: Reason


class Standing(Protocol):
    """An obligation, or a row of a report about one."""

    @property
    def status(self) -> Status: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def met_on(self) -> date | None: ...


def is_due_again(asked: Standing, day: date) -> bool:
    """Not covered; or covered still, and within the last days, so that it can be renewed in good time.

    Not so soon after it was met: a short rule would never let go. An exemption asks for nothing.
    """
    if asked.status is Status.EXEMPT:
        return False
    if asked.status is not Status.COVERED:
        return True
    if asked.due_on is None or asked.met_on is None:
        return False
    return day >= max(
        days_after(asked.due_on, -RENEWAL_DAYS), days_after(asked.met_on, RENEWAL_DAYS + 1)
    )


def obligations(facts: PersonFacts, day: date) -> tuple[Obligation, ...]:
    """By agency, then by course."""
    sources = defaultdict(list)
    for agency_id, course, source in (*_by_rules(facts, day), *_by_assignments(facts, day)):
        sources[agency_id, course].append(source)
    return tuple(
        _obligation(facts, agency_id, course, sources[agency_id, course], day)
        for agency_id, course in sorted(sources)
    )


def _obligation(
    facts: PersonFacts, agency_id: AgencyId, course: str, sources: list[Source], day: date
) -> Obligation:
    sources.sort(key=_strictness)
    first = sources[0]
    reason = Reason(
        tuple(sources), _exemption(facts, agency_id, course, day), _absence(facts, agency_id, day)
    )
    grace_until = min(
        (source.grace_until for source in sources if source.grace_until), default=None
    )
    return Obligation(
        course,
        agency_id,
        _status(reason, grace_until, day),
        first.due_on,
        grace_until,
        first.met_on,
        first.until,
        reason,
    )


def _status(reason: Reason, grace_until: date | None, day: date) -> Status:
    first = reason.sources[0]
    if reason.exemption or reason.absence:
        return Status.EXEMPT
    if first.due_on is None or grace_until is None or first.covers(day):
        return Status.COVERED
    if day <= first.due_on:
        return Status.DUE
    return Status.IN_GRACE if day <= grace_until else Status.OVERDUE


def _strictness(source: Source) -> tuple[date, date, int, int]:
    return (
        source.due_on or WITHOUT_END,
        source.grace_until or WITHOUT_END,
        source.requirement_id or 0,
        source.assignment_id or 0,
    )


def _by_rules(facts: PersonFacts, day: date) -> Iterator[tuple[AgencyId, str, Source]]:
    for rule in facts.rules:
        if not rule.period.holds(day):
            continue
        cover = cover_by_rule(rule, facts.awards, day)
        for agency_id, begun_on in _begun(facts, rule, day).items():
            due = _due_by_rule(rule, cover, begun_on, _back_on(facts, agency_id, day))
            yield (
                agency_id,
                rule.course,
                _required(rule, due, cover),
            )


def _due_by_rule(rule: Rule, cover: Cover | None, begun_on: date, back_on: date | None) -> date:
    days = [days_after(begun_on, rule.starter_days)]
    if cover:
        days.append(cover.until if rule.is_fixed else days_after(cover.until, 1))
    if rule.transition_on:
        days.append(rule.transition_on)
    if back_on:
        days.append(days_after(back_on, rule.grace_days))
    return max(days)


def _by_assignments(facts: PersonFacts, day: date) -> Iterator[tuple[AgencyId, str, Source]]:
    here = {post.agency_id for post in facts.posts if post.period.holds(day)}
    for assignment in facts.assignments:
        due = assignment.stands_due
        if due is None or assignment.agency_id not in here or assignment.made_on > day:
            continue
        cover = cover_by_itself(assignment, facts.awards, day)
        settled = _is_settled(assignment, facts, day)
        if settled and cover and cover.until < day:
            continue
        if settled:
            due = WITHOUT_END
        elif cover:
            due = max(due, days_after(cover.until, 1))
        back_on = _back_on(facts, assignment.agency_id, day)
        due = max(due, back_on) if back_on else due
        yield assignment.agency_id, assignment.course, _assigned(assignment, due, cover)


def _is_settled(assignment: Assignment, facts: PersonFacts, day: date) -> bool:
    return any(
        award.course == assignment.course and assignment.made_on <= award.met_on <= day
        for award in facts.awards
    )


def _required(rule: Rule, due: date, cover: Cover | None) -> Source:
    return Source(
        rule.title,
        _or_none(due),
        _or_none(days_after(due, rule.grace_days)),
        *_met(cover),
        requirement_id=rule.id,
        job_roles=rule.job_roles,
        set_by=rule.set_by,
    )


def _assigned(assignment: Assignment, due: date, cover: Cover | None) -> Source:
    day = _or_none(due)
    return Source(assignment.note, day, day, *_met(cover), assignment_id=assignment.id)


def _met(cover: Cover | None) -> tuple[date | None, date | None]:
    return (cover.met_on, _or_none(cover.until)) if cover else (None, None)


def _or_none(day: date) -> date | None:
    return None if day == WITHOUT_END else day


def _begun(facts: PersonFacts, rule: Rule, day: date) -> dict[AgencyId, date]:
    """By agency: since when she has held a post that the rule asks."""
    begun: dict[AgencyId, date] = {}
    for post in facts.posts:
        if post.period.holds(day) and rule.asks(post):
            first = begun.get(post.agency_id, WITHOUT_END)
            begun[post.agency_id] = min(first, post.period.starts_on)
    return begun


def _back_on(facts: PersonFacts, agency_id: AgencyId, day: date) -> date | None:
    """The first day back after the latest absence that is over."""
    last_days = (
        absence.period.ends_on
        for absence in facts.absences
        if absence.agency_id == agency_id and absence.period.ends_on
    )
    return max((days_after(last, 1) for last in last_days if last < day), default=None)


def _absence(facts: PersonFacts, agency_id: AgencyId, day: date) -> Absence | None:
    found: Iterable[Absence] = (
        absence
        for absence in facts.absences
        if absence.agency_id == agency_id and absence.period.holds(day)
    )
    return next(iter(found), None)


def _exemption(facts: PersonFacts, agency_id: AgencyId, course: str, day: date) -> Exemption | None:
    found = (
        exemption
        for exemption in facts.exemptions
        if (exemption.agency_id, exemption.course) == (agency_id, course)
        and exemption.period.holds(day)
    )
    return next(iter(found), None)
