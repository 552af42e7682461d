"""Training from elsewhere, from a list, onto records and off again."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from app.ids import ListImportId, PersonId
from app.paths import PROJECT
from app.services import completions
from app.services.content import Content
from app.services.errors import Conflict, NotFound, Refused
from app.services.spreadsheets import read_table
from app.services.staff_account import Kind
from app.services.staff_lists import put_away_old
from app.store.awards import Award, Source, add_void, awards_of
from app.store.database import Database, Session
from tests.conftest import compiled
from tests.services.staff.world import NOW, Staff, new_staff

COURSE = "noticing-neglect"
HEADINGS = "Payroll ID,Work email,Name,Start,Course,Completed,Provider,Valid until"


@dataclass
class Done:
    staff: Staff
    content: Content
    number: ListImportId | None = None

    def sends(self, *rows: str) -> "Done":
        table = read_table("done.csv", "\n".join((HEADINGS, *rows)).encode())
        with self.staff.database.transaction() as session:
            number = completions.send(
                session, self.staff.dsp, self.staff.agency, "done.csv", table, NOW
            )
        return Done(self.staff, self.content, number)

    def says(self, title: str, course: str) -> None:
        with self.staff.database.transaction() as session:
            opened = self.opened(session)
            completions.say_meanings(session, self.staff.dsp, opened, {title: course}, NOW)

    def opened(self, session: Session) -> completions.Opened:
        assert self.number is not None
        return completions.get_sent(
            session,
            self.content,
            self.staff.dsp,
            self.staff.agency,
            self.number,
            NOW,
        )

    def preview(self) -> completions.Preview:
        with self.staff.database.reading() as session:
            return completions.preview(session, self.opened(session), NOW)

    @property
    def told(self) -> dict[int, str]:
        """By row: its fault, or its kind."""
        outcomes = self.preview().account.outcomes
        return {each.number: each.fault.key if each.fault else each.kind for each in outcomes}

    def apply(self, seal: str | None = None) -> None:
        seal = seal or self.preview().seal
        with self.staff.database.transaction() as session:
            opened = self.opened(session)
            completions.apply(session, self.staff.dsp, self.content, opened, seal, NOW)

    def undo(self) -> int:
        with self.staff.database.transaction() as session:
            return len(completions.undo(session, self.staff.dsp, self.opened(session), NOW))

    def awards(self, person: PersonId) -> tuple[Award, ...]:
        with self.staff.database.reading() as session:
            return awards_of(session, person)


@pytest.fixture
def done(staff: Staff) -> Done:
    return Done(staff, Content(compiled(PROJECT)))


@pytest.fixture
def ann(staff: Staff) -> PersonId:
    return staff.adds("Ann Jones", date(2020, 9, 1), address="ann@x.org", payroll_id="7")


def test_people_are_found_by_number_address_or_name(done: Done, ann: PersonId) -> None:
    sent = done.sends(
        f"007,,,,{COURSE},01/03/2026,,",
        f",ANN@x.org,,,{COURSE},02/03/2026,,",
        f",,Ann Jones,01/09/2020,{COURSE},03/03/2026,,",
        f",,Bob Rees,,{COURSE},03/03/2026,,",
        f",,Ann Jones,01/09/2021,{COURSE},04/03/2026,,",
        f",,,,{COURSE},04/03/2026,,",
    )
    assert sent.told == {
        2: Kind.NEW,
        3: Kind.NEW,
        4: Kind.NEW,
        5: "nobody",
        6: "nobody",
        7: "person-missing",
    }


def test_what_is_wrong_is_said(done: Done, ann: PersonId) -> None:
    sent = done.sends(
        "7,,,,Fire safety,01/03/2026,,",
        "7,,,,,01/03/2026,,",
        f"7,,,,{COURSE},soon,,",
        f"7,,,,{COURSE},01/03/2031,,",
        f"7,,,,{COURSE},01/03/2026,,01/03/2025",
        f"7,,,,{COURSE},01/03/2026,{'x' * 101},",
        f"7,,,,{COURSE},05/03/2026,,",
        f"7,,,,{COURSE},05/03/2026,,",
    )
    assert sent.told == {
        2: "course-unknown",
        3: "course-missing",
        4: "met-on-odd",
        5: "met-on-odd",
        6: "own-until-odd",
        7: "provider-too-long",
        8: Kind.NEW,
        9: "repeats-row",
    }


def test_what_was_applied_is_on_the_record_and_says_where_from(done: Done, ann: PersonId) -> None:
    sent = done.sends(f"7,,,,{COURSE},01/03/2026,County,01/03/2028")
    sent.apply()
    [award] = done.awards(ann)
    facts = award.facts
    assert (facts.source, facts.release_sha256, facts.provider) == (Source.LIST, None, "County")
    assert (facts.met_on, facts.own_until) == (date(2026, 3, 1), date(2028, 3, 1))
    again = done.sends(f"7,,,,{COURSE},01/03/2026,County,01/03/2028")
    assert again.told == {2: Kind.UNCHANGED}
    again.apply()
    assert len(done.awards(ann)) == 1


def test_a_title_is_remembered_or_left_out(done: Done, ann: PersonId) -> None:
    sent = done.sends("7,,,,Neglect L1,01/03/2026,,", "7,,,,Fire safety,01/03/2026,,")
    sent.says("Neglect L1", COURSE)
    sent.says("Fire safety", "-")
    assert sent.told == {2: Kind.NEW, 3: Kind.UNCHANGED}
    assert done.sends("7,,,,NEGLECT l1,02/03/2026,,").told == {2: Kind.NEW}
    with pytest.raises(Refused, match="course-unknown"):
        sent.says("Fire safety", "no-such-course")


def test_undoing_voids_and_leaves_what_was_void_already(done: Done, ann: PersonId) -> None:
    sent = done.sends(f"7,,,,{COURSE},01/03/2026,,", f"7,,,,{COURSE},02/03/2026,,")
    sent.apply()
    with done.staff.database.transaction() as session:
        add_void(session, done.awards(ann)[0].id, "Entered twice.", NOW)
    assert sent.undo() == 1
    assert done.awards(ann) == ()
    assert done.sends(f"7,,,,{COURSE},01/03/2026,,").told == {2: Kind.NEW}
    with pytest.raises(Refused, match="list-not-applied"):
        sent.undo()


def test_what_was_not_looked_at_is_not_applied(done: Done, ann: PersonId) -> None:
    sent = done.sends(f"7,,,,{COURSE},01/03/2026,,")
    seen = sent.preview().seal
    done.sends(f"7,,,,{COURSE},01/03/2026,,").apply()
    with pytest.raises(Conflict):
        sent.apply(seen)
    assert len(done.awards(ann)) == 1


def test_another_agencys_people_are_nobody(done: Done, ann: PersonId, database: Database) -> None:
    elsewhere = Done(new_staff(database, "Elms"), done.content)
    assert elsewhere.sends(f"7,,,,{COURSE},01/03/2026,,").told == {2: "nobody"}
    theirs = done.sends(f"7,,,,{COURSE},01/03/2026,,")
    with pytest.raises(NotFound):
        Done(elsewhere.staff, done.content, theirs.number).preview()


def test_lists_of_completions_are_put_away_too(done: Done, ann: PersonId) -> None:
    sent = done.sends(f"7,,,,{COURSE},01/03/2026,,")
    sent.apply()
    with done.staff.database.transaction() as session:
        assert put_away_old(session, NOW + timedelta(days=31)) == 1
    with pytest.raises(Refused, match="list-put-away"):
        sent.undo()
