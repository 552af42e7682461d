"""The tables of cases of learning/obligations.py once more, through the tables of the database, on both engines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert

from app.ids import PersonId
from app.learning.obligation_facts import Extended, Period, PersonFacts
from app.learning.obligations import obligations
from app.policy.scope import Scope
from app.reporting.obligations import obligations_in
from app.store.database import Database, Session
from app.store.tables import (
    AbsenceRow,
    AgencyRow,
    AssignmentEventRow,
    AssignmentRow,
    AwardRow,
    ExemptionRow,
    PersonRow,
    PostRow,
    RequirementRow,
)
from tests.learning.obliged import NURSERY, SCHOOL, facts, post
from tests.learning.test_obligations import CASES
from tests.reporting.test_obligations import shown, told
from tests.reporting.worlds import BEFORE, NOW

SHE = PersonId(1)
KNOWN = {"recorded_at": BEFORE, "superseded_at": None}


@pytest.fixture(scope="module")
def told_apart() -> dict[str, tuple[date, PersonFacts]]:
    return {name: (date.fromisoformat(on), _facts(parts)) for name, (on, parts, _) in CASES.items()}


def test_every_case_comes_to_the_same_in_the_database(
    database: Database, told_apart: dict[str, tuple[date, PersonFacts]]
) -> None:
    everything = Scope(everything=True)
    for name, (on, known) in told_apart.items():
        with database.transaction() as session:
            _put_in(session, known)
            rows = obligations_in(session, everything, on, NOW)
            session.rollback()
        expected = {told(SHE, each) for each in obligations(known, on)}
        assert {shown(row) for row in rows} == expected, name


def _facts(parts: tuple[Any, ...]) -> PersonFacts:
    found = facts(*parts)
    found = found if found.posts else replace(found, posts=(post(),))
    both = frozenset({NURSERY, SCHOOL})
    assert all(rule.agencies == both for rule in found.rules)
    return found


def _put_in(session: Session, known: PersonFacts) -> None:
    session.execute(insert(PersonRow), {"id": SHE, "name": "She", "created_at": BEFORE})
    for number, parent in ((NURSERY, None), (SCHOOL, NURSERY)):
        place = {"id": number, "name": "Place", "sector": "school", "nation": "wales"}
        session.execute(insert(AgencyRow), {**place, "contacts": {}, "parent_id": parent})
    for row, each in _rows(known):
        session.execute(insert(row), each)


def _rows(known: PersonFacts) -> Iterator[tuple[Any, dict[str, Any]]]:
    for each in known.posts:
        yield PostRow, {**_of(each), **_days(each.period), "job_role": each.job_role, **KNOWN}
    for rule in known.rules:
        month, day = rule.fixed_day or (None, None)
        yield (
            RequirementRow,
            {
                "id": rule.id,
                "lineage": str(rule.id),
                "agency_id": NURSERY,
                "course": rule.course,
                "title": rule.title,
                "job_roles": sorted(rule.job_roles),
                "validity_months": rule.validity_months,
                "grace_days": rule.grace_days,
                "starter_days": rule.starter_days,
                "pattern": rule.pattern.value,
                "fixed_month": month,
                "fixed_day": day,
                "standing": rule.standing.value,
                "source": "",
                "applies_from": rule.period.starts_on,
                "applies_until": rule.period.ends_on,
                "transition_on": rule.transition_on,
                **KNOWN,
            },
        )
    for given in known.assignments:
        made = {"made_by": SHE, "made_at": BEFORE}
        yield (
            AssignmentRow,
            {
                **_of(given),
                "id": given.id,
                "course": given.course,
                "made_on": given.made_on,
                "due_on": given.due_on,
                "note": "",
                "batch": "b",
                **made,
            },
        )
        for event in given.events:
            due_on = event.due_on if isinstance(event, Extended) else None
            kind = "extended" if due_on else "withdrawn"
            values = {"assignment_id": given.id, "kind": kind, "due_on": due_on, "reason": ""}
            yield AssignmentEventRow, {**values, **made}
    for exemption in known.exemptions:
        why = {"course": exemption.course, "reason": exemption.reason, "recorded_by": SHE}
        yield ExemptionRow, {**_of(exemption), **_days(exemption.period), **why, **KNOWN}
    for absence in known.absences:
        yield AbsenceRow, {**_of(absence), **_days(absence.period), **KNOWN}
    for award in known.awards:
        yield (
            AwardRow,
            {
                "person_id": SHE,
                "course": award.course,
                "terms_sha256": "t",
                "nation": "wales",
                "language": "en",
                "course_title": "A course",
                "standing": award.standing.value if award.standing else "draft",
                "source": "heed" if award.standing else "list",
                "own_until": award.own_until,
                "met_on": award.met_on,
                "course_valid_months": award.course_valid_months,
                "recorded_at": BEFORE,
            },
        )


def _of(fact: Any) -> dict[str, Any]:
    return {"person_id": SHE, "agency_id": fact.agency_id}


def _days(period: Period) -> dict[str, Any]:
    return {"starts_on": period.starts_on, "ends_on": period.ends_on}
