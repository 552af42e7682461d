"""The first training: what it means is said before it is asked, and what guidance leaves open stays open."""

import pytest
from sqlalchemy import func, select

from app.content.model.terms import Nation
from app.learning.requirement_templates import templates_for
from app.store import organisations
from app.store.database import Database
from app.store.organisations import AgencyFacts
from app.store.tables import AssignmentRow, AuditRow, RequirementRow
from tests.walking import Walker
from tests.web.beginning.conftest import Beginning
from tests.web.beginning.pasting import add

THREE = "Siân Parry, nursery practitioner\nTom Bell, volunteer\nŴyn Ansell, nursery manager"
RULE = {
    "course": "noticing-neglect",
    "months": "12",
    "starter_days": "14",
    "due_on": "2026-12-21",
}


@pytest.fixture
def staffed(walker: Walker, empty: Beginning) -> Walker:
    return add(walker, empty, THREE)


def rows_of(database: Database, table: type) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_everyone_does_one_course_by_a_day(
    staffed: Walker, empty: Beginning, database: Database
) -> None:
    staffed.go(f"{empty.begin}/training")
    staffed.press("See who", course="noticing-neglect", due_on="2027-01-15")
    assert "3 people, due by Friday 15 January 2027" in staffed.text
    assert "Ŵyn Ansell" in staffed.text
    assert rows_of(database, AssignmentRow) == 0
    staffed.press("Ask them and go on")
    assert "The course is asked of 3 people." in staffed.text
    assert rows_of(database, AssignmentRow) == 3
    with database.reading() as session:
        noted = session.scalars(select(AuditRow.action).where(AuditRow.action == "assigned"))
        assert noted.all() == ["assigned"]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"course": ""}, "Choose the course."),
        ({"due_on": "2026-11-22"}, "Choose today or a later day."),
        ({"due_on": "soon"}, "Give the day by which it is due, for example 3 3 2027."),
        ({"due_on": ""}, "Give the day by which it is due, for example 3 3 2027."),
    ],
)
def test_what_cannot_be_asked_is_said(
    staffed: Walker, empty: Beginning, answers: dict[str, str], words: str
) -> None:
    staffed.go(f"{empty.begin}/training")
    staffed.press("See who", **{"course": "noticing-neglect", **answers})
    assert staffed.status == 422
    assert words in staffed.text


def test_going_back_keeps_what_was_typed(staffed: Walker, empty: Beginning) -> None:
    staffed.go(f"{empty.begin}/training")
    staffed.press("See who", course="noticing-neglect", due_on="2027-01-15")
    staffed.press("Go back and change it")
    day = staffed.page.find("input", attrs={"name": "due_on"})
    assert day is not None
    assert day["value"] == "2027-01-15"


def test_a_requirement_from_guidance(staffed: Walker, empty: Beginning, database: Database) -> None:
    staffed.go(f"{empty.begin}/training").follow("Start from this")
    assert staffed.heading == "Group A safeguarding training"
    staffed.press("See what this would mean", **RULE)
    assert "3 people, due by Monday 21 December 2026" in staffed.text
    assert rows_of(database, RequirementRow) == 0
    staffed.press("Save it and go on")
    assert "It is saved" in staffed.text
    with database.reading() as session:
        row = session.execute(
            select(
                RequirementRow.agency_id,
                RequirementRow.course,
                RequirementRow.validity_months,
                RequirementRow.starter_days,
                RequirementRow.source,
            )
        ).one()
        noted = session.scalars(
            select(AuditRow.action).where(AuditRow.action.startswith("requirement"))
        )
        assert noted.all() == ["requirement added"]
    assert row[:4] == (empty.own, "noticing-neglect", 12, 14)
    assert row.source.startswith("National safeguarding training")


def test_days_for_starters_that_reach_beyond_the_day_are_told(
    staffed: Walker, empty: Beginning
) -> None:
    staffed.go(f"{empty.begin}/training/rule?template=wales-group-a")
    staffed.press("See what", **{**RULE, "starter_days": "182"})
    assert "3 people, due by Monday 21 December 2026 at the earliest" in staffed.text
    assert "or 182 days after the first day of the post where that is later" in staffed.text


def test_for_some_job_roles(staffed: Walker, empty: Beginning) -> None:
    staffed.go(f"{empty.begin}/training/rule?template=wales-group-a")
    staffed.press("See what", **{**RULE, "whom": "roles"})
    assert "Choose at least one job role." in staffed.text
    staffed.press("See what", whom="roles", job_roles="volunteer")
    assert "1 person, due by Monday 21 December 2026" in staffed.text


def test_what_guidance_leaves_open_has_to_be_said(staffed: Walker, empty: Beginning) -> None:
    staffed.go(f"{empty.begin}/training/rule?template=wales-group-a")
    days = staffed.page.find("input", attrs={"name": "starter_days"})
    assert days is not None
    assert not days["value"]
    staffed.press("See what", course="noticing-neglect")
    assert staffed.status == 422
    assert "Enter the days that new starters have." in staffed.text


def test_a_requirement_waits_for_people(walker: Walker, empty: Beginning) -> None:
    walker.go(f"{empty.begin}/training")
    assert "For this somebody has to be on your list." in walker.text
    walker.follow("Start from this").press("See what", **RULE)
    assert "It reaches nobody yet" in walker.text
    walker.press("Save it")
    assert "1 requirement." in walker.go(empty.begin).text


@pytest.mark.parametrize("nation", list(Nation))
def test_suggestions_are_of_the_nation_and_the_sector(
    walker: Walker, empty: Beginning, database: Database, nation: Nation
) -> None:
    with database.transaction() as session:
        facts = AgencyFacts("Little Acorns Nursery", "nursery", nation)
        organisations.change_organisation(session, empty.own, facts)
    walker.go(f"{empty.begin}/training")
    titles = {heading.get_text() for heading in walker.page.find_all("h3")}
    fitting = templates_for(frozenset({nation}), "nursery")
    assert titles == {template.title for template in fitting}


def test_one_of_another_nation_leads_back_to_the_choice(walker: Walker, empty: Beginning) -> None:
    walker.go(f"{empty.begin}/training/rule?template=england-school-staff")
    assert walker.path == f"{empty.begin}/training"
