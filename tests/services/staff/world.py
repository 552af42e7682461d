"""An agency with a DSP, and what its staff list comes to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from app.content.model.terms import Nation
from app.ids import AgencyId, ListImportId, PersonId, PostId, SessionId
from app.policy.actor import Actor
from app.policy.roles import PERMISSIONS, Held, Reach, Role
from app.services import staff_lists
from app.services.members import Newcomer, add_member
from app.services.spreadsheets import read_table
from app.services.staff_account import Account, Outcome
from app.services.staff_lists import Preview
from app.services.staff_undoing import Kept
from app.store import people
from app.store.database import Database, Session
from app.store.posts import posts_at
from app.store.staff_entries import entries_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
HEADINGS = "Name,Payroll ID,Work email,Job title,Start date,End date"
ANN = "Ann Jones,7,ann@oaks.example,Teacher,01/09/2020,"


def sheet(*rows: str, headings: str = HEADINGS) -> bytes:
    return "\n".join((headings, *rows)).encode()


@dataclass
class Staff:
    database: Database
    agency: AgencyId
    dsp: Actor
    now: datetime = NOW

    def sends(self, *rows: str, headings: str = HEADINGS) -> "Sent":
        table = read_table("staff.csv", sheet(*rows, headings=headings))
        with self.database.transaction() as session:
            number = staff_lists.send(session, self.dsp, self.agency, "staff.csv", table, self.now)
        return Sent(self, number)

    def has(self, *rows: str, headings: str = HEADINGS) -> "Sent":
        sent = self.sends(*rows, headings=headings)
        sent.apply()
        return sent

    def adds(
        self,
        name: str,
        starts_on: date = date(2020, 9, 1),
        role: str = "teacher",
        address: str | None = None,
        payroll_id: str | None = None,
    ) -> PersonId:
        newcomer = Newcomer(name, address, payroll_id, role, starts_on)
        with self.database.transaction() as session:
            return add_member(session, self.dsp, self.agency, newcomer, self.now)

    def state(self) -> tuple[object, ...]:
        """People by their names, live posts and entries, whatever their numbers."""
        with self.database.reading() as session:
            return (*self._posts(session), *self._entries(session))

    def _posts(self, session: Session) -> Iterable[object]:
        return sorted(
            (people.get_person(session, post.person_id).name, str(post.held), post.person_id)
            for post in posts_at(session, self.agency)
        )

    def _entries(self, session: Session) -> Iterable[object]:
        return sorted(
            (str(entry.known), entry.person_id) for entry in entries_of(session, self.agency)
        )


@dataclass
class Sent:
    staff: Staff
    number: ListImportId

    def preview(self) -> Preview:
        with self.staff.database.reading() as session:
            opened = staff_lists.get_sent(
                session, self.staff.dsp, self.staff.agency, self.number, self.staff.now
            )
            return staff_lists.preview(session, opened, self.staff.now)

    @property
    def account(self) -> Account:
        return self.preview().account

    def row(self, number: int) -> Outcome:
        [found] = [each for each in self.account.outcomes if each.number == number]
        return found

    def apply(
        self,
        leaving: Sequence[PostId] = (),
        last_day: date = TODAY,
        seal: str | None = None,
    ) -> None:
        seal = seal or self.preview().seal
        with self.staff.database.transaction() as session:
            staff_lists.apply(
                session,
                self.staff.dsp,
                self.staff.agency,
                self.number,
                seal,
                leaving,
                last_day,
                self.staff.now,
            )

    def undo(self) -> tuple[Kept, ...]:
        with self.staff.database.transaction() as session:
            return staff_lists.undo(
                session, self.staff.dsp, self.staff.agency, self.number, self.staff.now
            )


def new_staff(database: Database, name: str = "Oaks School") -> Staff:
    with database.transaction() as session:
        agency = people.add_agency(session, name, "school", Nation.WALES, {}).id
        dsp = people.add_person(session, "Dee Probert", NOW).id
    held = (Held(Role.DSP, Reach(agency_id=agency)),)
    actor = Actor(
        dsp,
        SessionId(1),
        "Dee Probert",
        Nation.WALES,
        permissions=PERMISSIONS[Role.DSP],
        held=held,
    )
    return Staff(database, agency, actor)
