"""A DSP with people in every standing, evidence and a session; and one whose team is still empty."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from app.content.model.terms import Nation
from app.ids import AgencyId, EvidenceId, SessionId
from app.learning.obligation_facts import Period
from app.learning.reminders import ReminderPlan
from app.policy.actor import Actor, AgencyOfActor
from app.policy.permissions import LEARNER
from app.policy.roles import PERMISSIONS, Held, Reach, Role
from app.services import evidence, group_sessions, reminder_planning, reminding
from app.services.learnt_elsewhere import Learnt, give
from app.services.links import Links
from app.store import absences, people, requirements, staff_entries
from app.store.awards import Source
from app.store.database import Session
from app.store.evidence import Shown
from app.store.group_sessions import Meeting
from app.store.practice_seen import Seen, add_practice_seen
from app.store.reminder_plans import Reminding
from app.store.requirements import Owner
from app.store.staff_entries import Known
from app.web.context import Heed
from tests.everybody_notices import BY_THE_BOARD, COURSE
from tests.people import Someone, agency, granted, learner


@dataclass
class Team:
    """`people` and `numbers` are added to the world's."""

    heed: Heed
    people: dict[str, Someone]
    numbers: dict[str, int]
    now: datetime

    def populate(self) -> None:
        with self.heed.database.transaction() as session:
            here = self.lead(session, "Tŷ Coed Nursery", "leads a team")
            self.lead(session, "Pen y Bryn Nursery", "leads nobody yet", "empty team")
            self.require(session, here)
            self.staff(session, here)
            self.hand_in(session, here)
            self.meet(session, here)
            self.remind(session, here)
            self.two_teams(session)

    def lead(self, session: Session, name: str, who: str, place: str = "team") -> AgencyId:
        here = agency(session, name)
        dsp = learner(
            session,
            self.heed.passwords,
            self.now,
            name="Ruth Llewellyn",
            username=who.replace(" ", "-"),
        )
        self.people[who] = granted(session, dsp, Role.DSP, Reach(agency_id=here), self.now)
        self.numbers[place] = here
        return here

    def two_teams(self, session: Session) -> None:
        dsp = learner(
            session, self.heed.passwords, self.now, name="Owain Prys", username="leads-two-teams"
        )
        self.people["leads two teams"] = dsp
        for place in ("team", "empty team"):
            reach = Reach(agency_id=AgencyId(self.numbers[place]))
            granted(session, dsp, Role.DSP, reach, self.now)

    def require(self, session: Session, here: AgencyId) -> None:
        terms = replace(BY_THE_BOARD, grace_days=28, starter_days=14, source="our own policy")
        period = Period(self.now.date() - timedelta(days=900))
        owner = Owner(agency_id=here)
        requirements.add_requirement(session, "team", owner, terms, period, None, self.now)

    def staff(self, session: Session, here: AgencyId) -> None:
        """By how many days ago they began and last met it."""
        for name, began, met in (
            ("Aled Ŵyn-Jones", 700, 100),
            ("Bethan Maredudd", 700, 380),
            ("Carys ap Rhys", 700, 600),
            ("Dyfan Llwyd", 2, None),
            ("Elen Gwenllian Haf Morgan-Griffiths", 500, 40),
            ("Ffion Teg", 300, None),
        ):
            someone = learner(session, self.heed.passwords, self.now, name=name)
            self.numbers[f"member {name.split()[0]}"] = someone.id
            self.people[f"works with {name.split()[0]}"] = someone
            first = self.ago(began)
            people.add_post(session, someone.id, here, "nursery practitioner", first, self.now)
            if met is not None:
                self.met(session, someone, self.ago(met))
        aled = self.people["works with Aled"].id
        by = self.people["leads a team"].id
        add_practice_seen(session, aled, here, COURSE, Seen.IN_PART, by, self.now)
        away = self.people["works with Ffion"]
        absences.add_absence(session, away.id, here, self.ago(30), self.ago(-60), None, self.now)

    def met(self, session: Session, someone: Someone, on: date) -> None:
        learnt = Learnt(COURSE, on, Source.SESSION, "Ruth Llewellyn")
        give(session, self.heed.content, someone.id, Nation.WALES, learnt, someone.id, self.now)

    def hand_in(self, session: Session, here: AgencyId) -> None:
        for who in ("Dyfan", "Carys"):
            someone = self.people[f"works with {who}"]
            place = AgencyOfActor(here, "Tŷ Coed Nursery")
            actor = Actor(
                someone.id,
                SessionId(0),
                someone.name,
                Nation.WALES,
                permissions=LEARNER,
                agency=place,
            )
            shown = Shown(COURSE, "Powys", self.ago(20), None)
            number = evidence.hand_in(session, self.heed.content, actor, shown, self.now)
            self.numbers[f"evidence of {who}"] = number
        looked = EvidenceId(self.numbers["evidence of Carys"])
        evidence.review(
            session,
            self.heed.content,
            self.dsp(here),
            here,
            looked,
            False,
            "No name is on it.",
            self.now,
        )

    def meet(self, session: Session, here: AgencyId) -> None:
        meeting = Meeting("Staff meeting", self.ago(10), "Ruth Llewellyn", "the-long-monday", None)
        there = [self.people[f"works with {who}"].id for who in ("Aled", "Bethan")]
        self.numbers["session"] = group_sessions.hold(
            session, self.heed.content, self.dsp(here), here, meeting, there, self.now
        )

    def remind(self, session: Session, here: AgencyId) -> None:
        """By itself from now on; and two by hand, of whom one can be written to."""
        known = {
            self.people[f"works with {who}"].id: Known(who, f"{who.casefold()}@tycoed.example")
            for who in ("Aled", "Bethan", "Carys")
        }
        staff_entries.put_entries(session, here, known, self.now)
        closed = ((self.ago(-20), self.ago(-34)),)
        planned = Reminding(True, ReminderPlan(closures=closed), "Diolch i chi. Ruth")
        dsp = self.dsp(here)
        reminder_planning.change(session, dsp, here, planned, self.now)
        people = [self.people[f"works with {who}"].id for who in ("Carys", "Dyfan")]
        links = Links("http://127.0.0.1")
        reminding.send_now(session, self.heed.content, dsp, links, here, people, self.now)

    def dsp(self, here: AgencyId) -> Actor:
        held = Held(Role.DSP, Reach(agency_id=here))
        dsp = self.people["leads a team"]
        return Actor(
            dsp.id,
            SessionId(0),
            dsp.name,
            Nation.WALES,
            permissions=LEARNER | PERMISSIONS[Role.DSP],
            held=(held,),
        )

    def ago(self, days: int) -> date:
        return self.now.date() - timedelta(days=days)


def lead_team(heed: Heed, people: dict[str, Someone], numbers: dict[str, int]) -> None:
    Team(heed, people, numbers, datetime.now(UTC)).populate()
