"""People's facts with the moments at which they were recorded: read once, to be looked at as of any day and moment."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from app.content.model.header import Standing
from app.ids import AgencyId, AssignmentId, PersonId
from app.learning.differences import Seen
from app.learning.obligation_facts import (
    Absence,
    Assignment,
    Exemption,
    Extended,
    Held,
    Period,
    Post,
    Withdrawn,
)
from app.learning.rulebooks import Memberships, Rulebook
from app.store.database import Session
from app.store.tables import (
    AbsenceRow,
    AssignmentEventRow,
    AssignmentRow,
    AwardRow,
    AwardVoidRow,
    ExemptionRow,
    PostRow,
)

_SOME = 5_000
"""As many values as one query takes on every engine."""
Rows = Sequence[Any]
ByPerson = Mapping[PersonId, Rows]


@dataclass(frozen=True, slots=True)
class Histories:
    posts: ByPerson
    assignments: ByPerson
    events: Mapping[int, Rows]
    """By assignment."""
    exemptions: ByPerson
    absences: ByPerson
    awards: ByPerson
    """In the order in which they were met; with `voided_at`."""

    def seen(
        self, person: PersonId, on: date, known_by: datetime, ground: tuple[Memberships, Rulebook]
    ) -> Seen:
        return Seen(
            *ground,
            tuple(map(_post, _holding(self.posts.get(person, ()), on, known_by))),
            tuple(self._assignments(person, on, known_by)),
            tuple(map(_exemption, _holding(self.exemptions.get(person, ()), on, known_by))),
            tuple(_absences(self.absences.get(person, ()), on, known_by)),
            self.held(person, on, known_by, known_by),
        )

    def held(
        self, person: PersonId, on: date, known_by: datetime, voids_by: datetime
    ) -> tuple[Held, ...]:
        """As they were known by one moment, less what was voided by another."""
        return tuple(
            _held(row)
            for row in self.awards.get(person, ())
            if row.met_on <= on
            and row.recorded_at <= known_by
            and not (row.voided_at and row.voided_at <= voids_by)
        )

    def _assignments(self, person: PersonId, on: date, known_by: datetime) -> Iterator[Assignment]:
        for row in self.assignments.get(person, ()):
            if row.made_at <= known_by and row.made_on <= on:
                events = [e for e in self.events.get(row.id, ()) if e.made_at <= known_by]
                yield _assignment(row, events)


def read_histories(session: Session, people: Sequence[PersonId]) -> Histories:
    award, given, event = AwardRow, AssignmentRow, AssignmentEventRow
    voided = AwardVoidRow.recorded_at.label("voided_at")
    awards = (
        select(award.__table__, voided)
        .outerjoin(AwardVoidRow, AwardVoidRow.award_id == award.id)
        .order_by(award.met_on, award.id)
    )
    events = select(event.__table__, given.person_id).join(given, given.id == event.assignment_id)

    def read(query: Any, column: Any) -> ByPerson:
        return _grouped(_all(session, query, column, people), lambda row: row.person_id)

    happened = _all(session, events.order_by(event.id), given.person_id, people)
    return Histories(
        read(select(PostRow.__table__).order_by(PostRow.id), PostRow.person_id),
        read(select(given.__table__).order_by(given.id), given.person_id),
        _grouped(happened, lambda row: row.assignment_id),
        read(select(ExemptionRow.__table__).order_by(ExemptionRow.id), ExemptionRow.person_id),
        read(select(AbsenceRow.__table__).order_by(AbsenceRow.id), AbsenceRow.person_id),
        read(awards, award.person_id),
    )


def _all(session: Session, query: Any, column: Any, people: Sequence[PersonId]) -> Iterator[Any]:
    for at in range(0, len(people), _SOME):
        yield from session.execute(query.where(column.in_(people[at : at + _SOME])))


def _grouped(rows: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def knows(row: Any, known_by: datetime) -> bool:
    superseded = row.superseded_at is not None and row.superseded_at <= known_by
    return row.recorded_at <= known_by and not superseded


def holds(starts_on: date, ends_on: date | None, on: date) -> bool:
    return starts_on <= on and (ends_on is None or ends_on >= on)


def _holding(rows: Rows, on: date, known_by: datetime) -> Iterator[Any]:
    for row in rows:
        if knows(row, known_by) and holds(row.starts_on, row.ends_on, on):
            yield row


def _absences(rows: Rows, on: date, known_by: datetime) -> Iterator[Absence]:
    """What is over keeps its end: who came back has days of grace."""
    for row in rows:
        if knows(row, known_by) and row.starts_on <= on:
            is_over = row.ends_on is not None and row.ends_on < on
            period = Period(row.starts_on, row.ends_on if is_over else None)
            yield Absence(AgencyId(row.agency_id), period)


def _post(row: Any) -> Post:
    return Post(AgencyId(row.agency_id), row.job_role, Period(row.starts_on))


def _exemption(row: Any) -> Exemption:
    return Exemption(AgencyId(row.agency_id), row.course, Period(row.starts_on))


def _held(row: Any) -> Held:
    return Held(
        row.course,
        row.met_on,
        Standing(row.standing) if row.source == "heed" else None,
        row.own_until,
        row.course_valid_months,
    )


def _assignment(row: Any, events: Sequence[Any]) -> Assignment:
    return Assignment(
        AssignmentId(row.id),
        AgencyId(row.agency_id),
        row.course,
        row.made_on,
        row.due_on,
        "",
        tuple(Extended(event.due_on) if event.due_on else Withdrawn() for event in events),
    )
