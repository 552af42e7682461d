"""Names pasted: what becomes of each line, said before anything is saved; and nothing typed lost."""

import pytest
from sqlalchemy import func, select

from app.store.database import Database
from app.store.tables import AuditRow, JobTitleRow, PersonRow, PostRow, StaffEntryRow
from tests.walking import Walker, said
from tests.web.beginning.conftest import CANARY, Beginning
from tests.web.beginning.pasting import add, look_at
from tests.web.browsing import Browsing

THREE = "Siân Parry, nursery practitioner, sian@acorns.example\nTom Bell, site staff\nŴyn Ansell"


def listed(database: Database, empty: Beginning) -> set[tuple[str, str | None, str]]:
    with database.reading() as session:
        rows = session.execute(
            select(StaffEntryRow.name, StaffEntryRow.address, PostRow.job_role)
            .join(PostRow, PostRow.person_id == StaffEntryRow.person_id)
            .where(StaffEntryRow.agency_id == empty.own)
        )
        return {(row.name, row.address, row.job_role) for row in rows}


def lines_of(walker: Walker) -> list[str]:
    return [said(row) for row in walker.page.select("tbody tr")]


def box_of(walker: Walker) -> str:
    box = walker.page.find("textarea")
    assert box is not None
    return box.get_text().replace("\r\n", "\n").removeprefix("\n")


def test_what_is_looked_at_is_not_saved_and_what_is_added_is(
    walker: Walker, empty: Beginning, database: Database
) -> None:
    look_at(walker, empty, THREE)
    assert "3 people to add" in walker.text
    assert not listed(database, empty)
    walker.press("Add 3 people to my list")
    assert walker.heading == "Whom do your staff turn to?"
    assert "3 people are added to your list." in walker.text
    assert listed(database, empty) == {
        ("Siân Parry", "sian@acorns.example", "nursery practitioner"),
        ("Tom Bell", None, "site staff"),
        ("Ŵyn Ansell", None, "nursery practitioner"),
    }


def test_each_is_noted_and_nobody_by_name(
    walker: Walker, empty: Beginning, database: Database
) -> None:
    add(walker, empty, THREE)
    with database.reading() as session:
        rows = session.execute(
            select(AuditRow.actor_id, AuditRow.agency_id, AuditRow.subjects).where(
                AuditRow.action == "person added"
            )
        ).all()
    assert len(rows) == 3
    assert {(row.actor_id, row.agency_id) for row in rows} == {(empty.dsp.id, empty.own)}
    assert "Ŵyn" not in str(rows)


def test_as_copied_from_a_spreadsheet(walker: Walker, empty: Beginning, database: Database) -> None:
    add(
        walker,
        empty,
        "First name\tLast name\tJob title\tWork email\n"
        "Llŷr\tO’Brien\tRoom leader\tLLYR@acorns.example\n"
        "Ann\tJones\tNursery Manager\t\n",
    )
    assert listed(database, empty) == {
        ("Llŷr O’Brien", "llyr@acorns.example", "nursery practitioner"),
        ("Ann Jones", None, "nursery manager"),
    }


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("=1+1", "“=1+1” is no name"),
        ("@SUM(A1), teacher", "“@SUM(A1)” is no name"),
        ("12345", "“12345” is no name"),
        ("N" * 5_000, "This line is longer than a name"),
        ("N" * 150, "at most 100 characters"),
        ("Si?n Parry", "a letter got lost"),
        ("Ann, teacher, a@b", "no mail address"),
        ("Ann, teacher, of maths, in Bangor", "cannot tell the parts of this line apart"),
        ("Ann, teacher, ann(at)x.example", "with an @"),
        ("Ann Jones, wizard", "Heed does not know the job role “wizard”"),
    ],
)
def test_a_line_to_mend_says_how_and_loses_nothing(
    walker: Walker, empty: Beginning, database: Database, line: str, words: str
) -> None:
    text = f"Siân Parry, teacher\n{line}"
    look_at(walker, empty, text)
    assert walker.status == 422
    assert str(walker.page.title).startswith("<title>Error: ")
    assert f"Line 2: {words}" in walker.text or words in walker.text
    assert box_of(walker) == text
    assert not walker.has_button("Add")
    assert not listed(database, empty)


def test_201_lines_are_too_many_and_200_are_not(
    walker: Walker, empty: Beginning, database: Database
) -> None:
    lines = [f"Ann {'abcdefghij'[n // 20]}{'abcdefghijklmnopqrst'[n % 20]}" for n in range(200)]
    text = "\n".join([*lines, "One More"])
    look_at(walker, empty, text)
    assert walker.status == 422
    assert "more than 200 lines" in walker.text
    assert box_of(walker) == text
    add(walker, empty, "\n".join(lines))
    assert len(listed(database, empty)) == 200


def test_nothing_written(walker: Walker, empty: Beginning) -> None:
    look_at(walker, empty, " \n\n")
    assert walker.status == 422
    assert "Write or paste at least one name." in walker.text


def test_who_is_on_the_list_or_above_is_not_added_again(
    walker: Walker, empty: Beginning, database: Database
) -> None:
    add(walker, empty, THREE)
    look_at(
        walker,
        empty,
        "SIÂN PARRY\nTom Bell, teacher, tom@acorns.example\nEira Rhys\neira rhys, teacher\n"
        "Eira Rhys, , eira@acorns.example",
    )
    assert "1 person to add and 4 lines that add nobody" in walker.text
    first, second, third, fourth, fifth = lines_of(walker)
    assert "On your list already" in first
    assert "To give them the address tom@acorns.example, open them on the staff list" in second
    assert "Will be added" in third
    assert "Line 3 has this name too" in fourth
    assert "Line 3 has this name too" in fifth
    walker.press("Add 1 person")
    assert len(listed(database, empty)) == 4


def test_two_people_of_one_name_and_two_of_one_address(walker: Walker, empty: Beginning) -> None:
    look_at(
        walker,
        empty,
        "Ann Jones, teacher, ann@acorns.example\nAnn Jones, teacher, ann.jones@acorns.example\n"
        "Bob Jones, teacher, ann@acorns.example",
    )
    first, second, third = lines_of(walker)
    assert "Will be added" in first
    assert "Will be added" in second
    assert "Line 1 has the same address under another name" in third


def test_an_address_of_somebody_else_on_the_list(walker: Walker, empty: Beginning) -> None:
    add(walker, empty, THREE)
    look_at(walker, empty, "Bob Jones, teacher, sian@acorns.example")
    assert "belongs to Siân Parry on your list" in walker.text


def test_an_unknown_job_is_asked_once_and_remembered(
    walker: Walker, empty: Beginning, database: Database
) -> None:
    look_at(walker, empty, "Ann Jones, Wizard\nBob Jones, wizard")
    assert "What is “Wizard”?" in walker.text
    walker.press("Check again", means="volunteer")
    assert "2 people to add" in walker.text
    walker.press("Add 2 people")
    assert {role for _, _, role in listed(database, empty)} == {"volunteer"}
    look_at(walker, empty, "Cai Jones, WIZARD")
    assert "1 person to add" in walker.text
    with database.reading() as session:
        assert session.execute(select(JobTitleRow.title, JobTitleRow.meaning)).all() == [
            ("wizard", "volunteer")
        ]


def test_without_a_job_role_for_the_rest_each_line_needs_one(
    walker: Walker, empty: Beginning
) -> None:
    look_at(walker, empty, "Ann Jones", role="")
    assert "There is no job role." in walker.text
    walker.press("Check again", role="teacher")
    assert "1 person to add" in walker.text


def test_lines_changed_after_they_were_looked_at_are_looked_at_again(
    walker: Walker, empty: Beginning, database: Database
) -> None:
    look_at(walker, empty, "Ann Jones")
    walker.press("Add 1 person", text="Ann Jones\nBob Jones")
    assert "Something changed since you looked" in walker.text
    assert not listed(database, empty)
    walker.press("Add 2 people")
    assert len(listed(database, empty)) == 2


def test_sent_twice_adds_once(walker: Walker, empty: Beginning, database: Database) -> None:
    look_at(walker, empty, "Ann Jones")
    page, path = walker.page, walker.path
    walker.press("Add 1 person")
    walker.page, walker.path = page, path
    walker.press("Add 1 person")
    assert len(listed(database, empty)) == 1
    assert "On your list already" in walker.text


def test_a_job_that_is_none_counts_as_not_said(
    walker: Walker, empty: Beginning, database: Database
) -> None:
    look_at(walker, empty, "Ann Jones, wizard").press("Check again", means="emperor")
    assert "Heed does not know the job role “wizard”" in walker.text
    assert not walker.has_button("Add")


def test_another_agency_is_not_there(dsp: Browsing, empty: Beginning, database: Database) -> None:
    there = f"/team/{empty.other}/begin"
    for page in ("", "/people", "/contacts", "/training", "/training/rule", "/ways-in", "/now"):
        assert dsp.get(there + page).status_code == 404
    for page in ("/people", "/contacts", "/training", "/training/rule", "/ways-in/invite"):
        for then in ("look", "add", "save", "edit"):
            data = {"then": then, "text": "Ann Jones", "role": "teacher", "dsp": "Me"}
            assert dsp.submit(there + page, data).status_code == 404, (page, then)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(AuditRow)) == 0
        names = session.scalars(select(PersonRow.name)).all()
    assert "Ann Jones" not in names


def test_nobody_from_elsewhere_is_recognised(walker: Walker, empty: Beginning) -> None:
    look_at(walker, empty, CANARY)
    assert "1 person to add" in walker.text


def test_a_learner_sets_nothing_up(signed_in: Browsing, empty: Beginning) -> None:
    assert signed_in.get(empty.begin).status_code == 403
    assert signed_in.submit(f"{empty.begin}/people", {"text": "Ann"}).status_code == 403
