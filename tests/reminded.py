"""A nursery that reminds its people."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import AgencyId, PersonId
from app.learning.reminders import ReminderPlan
from app.services import reminder_pages, reminder_planning, reminding
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.reminder_pages import Show
from app.services.reminding import Told
from app.store import assignments, awards
from app.store.awards import AwardFacts
from app.store.database import Database
from app.store.letters import Letter, State
from app.store.reminder_plans import Reminding
from app.web.context import Heed
from tests.coming_in import LINKS, Setting, all_letters, on_the_list, open_setting
from tests.conftest import FakeClock

COURSE, OTHER = "noticing-neglect", "fire-drill"
ON_THE_DAY = ReminderPlan(days_before=(7,), days_after=(7,))


@dataclass
class Nursery:
    setting: Setting
    content: Content
    clock: FakeClock

    @property
    def database(self) -> Database:
        return self.setting.database

    @property
    def agency_id(self) -> AgencyId:
        return self.setting.agency_id

    @property
    def today(self) -> date:
        return civil_date(self.clock())

    def person(self, name: str, *, reached: bool = True) -> PersonId:
        address = f"{name.casefold().replace(' ', '.')}@school.example" if reached else None
        return on_the_list(self.setting, name, self.clock(), address)

    def ask(self, *people: PersonId, course: str = COURSE, in_days: int = 0) -> None:
        due_on = self.today + timedelta(days=in_days)
        made_on = self.today - timedelta(days=40)
        with self.database.transaction() as session:
            here = (self.agency_id, course, made_on, due_on, "", "batch")
            assignments.add_assignments(session, people, *here, self.setting.lead.id, self.clock())

    def switch_on(
        self, plan: ReminderPlan = ON_THE_DAY, words: str = "", *, on: bool = True
    ) -> None:
        with self.database.transaction() as session:
            planned = Reminding(on, plan, words)
            here = (self.setting.dsp, self.agency_id, planned, self.clock())
            reminder_planning.change(session, *here)

    def remind(self) -> int:
        agencies = reminding.waiting(self.database, self.clock())
        here = (self.database, self.content, LINKS, agencies, self.clock())
        return reminding.remind_where_due(*here)

    def send(self, *people: PersonId) -> Told:
        with self.database.transaction() as session:
            here = (session, self.content, self.setting.dsp, LINKS, self.agency_id)
            return reminding.send_now(*here, people, self.clock())

    def page(self, show: Show = Show.SOON) -> reminder_pages.Reminders:
        with self.database.reading() as session:
            here = (session, self.content, self.setting.dsp, LINKS, self.agency_id)
            return reminder_pages.page(*here, show, self.clock())

    def meet(self, person_id: PersonId, course: str = COURSE, on: date | None = None) -> None:
        facts = AwardFacts(
            course=course,
            course_title=course,
            release_sha256=None,
            terms_sha256="t" * 64,
            nation=Nation.WALES,
            language="en",
            standing=Standing.DRAFT,
            met_on=on or self.today,
            course_valid_months=12,
        )
        with self.database.transaction() as session:
            awards.add_award(session, person_id, facts, self.clock())

    def letters(self, kind: str = reminding.REMINDER) -> list[Letter]:
        """The earliest first."""
        return [each for each in reversed(all_letters(self.database)) if each.kind == kind]

    def outcomes(self) -> list[tuple[PersonId, State, str]]:
        return [(each.person_id, each.state, each.reason) for each in self.letters()]


def open_nursery(heed: Heed, clock: FakeClock, name: str = "Little Acorns Nursery") -> Nursery:
    setting = open_setting(heed.database, heed.passwords, clock(), name)
    return Nursery(setting, heed.content, clock)
