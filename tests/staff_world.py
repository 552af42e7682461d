"""A DSP with a staff list in every state: people, an absence, lists looked at, applied, undone and put away."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app.content.model.terms import Nation
from app.ids import AgencyId, ListImportId, SessionId
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.policy.roles import PERMISSIONS, Held, Reach, Role
from app.services import absences, completions, posts, staff_lists
from app.services.members import Newcomer, add_member
from app.services.spreadsheets import read_table
from app.store.database import Session
from app.store.posts import posts_at
from app.web.context import Heed
from tests.people import Someone, agency, granted, learner

HEADINGS = "Name,Payroll ID,Work email,Job title,Start date,End date"
ROWS = (
    "Ann Jones,7,ann@oaks.example,Teacher,01/09/2020,",
    "Siân Ŵyn,8,sian@oaks.example,Headteacher,01/09/2021,",
    "Cai Ellis,9,,Teaching assistant,01/09/2022,31/12/2030",
    "Dai Puw,10,,Teacher,01/09/2023,",
)
NEXT = (
    "Ann Rees,7,ann@oaks.example,Teacher,01/09/2020,",
    "Siân Ŵyn,8,sian@oaks.example,Headteacher,01/09/2021,31/12/2029",
    "Cai Ellis,9,,Teaching assistant,01/09/2022,31/12/2030",
    "Eve Llwyd,11,,Dinner lady,01/09/2026,",
    "Ffion Haf,12,ffion at oaks,Teacher,01/09/2024,",
    "Gwen Parry,13,,Teacher,01/09/2024,",
)
FAULTY = (
    *ROWS[:1],
    ",20,,Teacher,01/09/2024,",
    "Hefin Rhys,#N/A,,Teacher,01/09/2024,",
    "Ifan Lloyd,22,,Forest school lead,01/09/2024,",
)
DONE = "Payroll ID,Course,Completed,Provider"


@dataclass
class StaffRoom:
    """`people` and `numbers` are added to the world's."""

    heed: Heed
    people: dict[str, Someone]
    numbers: dict[str, int]
    now: datetime

    def populate(self) -> None:
        with self.heed.database.transaction() as session:
            here = self.lead(session, "Derwen Primary School", "keeps a list", "derwen")
            self.lead(session, "Onnen Primary School", "keeps no list yet", "onnen")
            self.lists(session, here)
            self.by_hand(session, here)

    def lead(self, session: Session, name: str, who: str, place: str) -> AgencyId:
        here = agency(session, name, "school")
        username = who.replace(" ", "-")
        dsp = learner(session, self.heed.passwords, self.now, name="Nia Bevan", username=username)
        self.people[who] = granted(session, dsp, Role.DSP, Reach(agency_id=here), self.now)
        self.numbers[place] = here
        return here

    def lists(self, session: Session, here: AgencyId) -> None:
        applied = self.sends(session, here, ROWS)
        self.apply(session, here, applied)
        undone = self.sends(session, here, ("Idris Tew,14,,Teacher,01/09/2024,",))
        self.apply(session, here, undone)
        staff_lists.undo(session, self.dsp(here), here, undone, self.now)
        faulty = self.sends(session, here, FAULTY)
        self.apply(session, here, faulty)
        thrown = self.sends(session, here, ROWS)
        staff_lists.throw_away(session, self.dsp(here), here, thrown, self.now)
        unclear = self.sends(session, here, ("Jac Rhys,Teacher",), "Who,What they do")
        done = read_table("done.csv", f"{DONE}\n7,Neglect L1,03/03/2026,County\n".encode())
        self.numbers |= {
            "list applied": applied,
            "list undone": undone,
            "list with faults": faulty,
            "list thrown away": thrown,
            "list unclear": unclear,
            "list next": self.sends(session, here, NEXT),
            "list the same": self.sends(session, here, ROWS[:1]),
            "list of training": completions.send(
                session, self.dsp(here), here, "done.csv", done, self.now
            ),
        }

    def by_hand(self, session: Session, here: AgencyId) -> None:
        dsp, today = self.dsp(here), self.now.date()
        held = {post.held.job_role: post for post in posts_at(session, here)}
        teacher, head = held["teacher"], held["headteacher"]
        first = today - timedelta(days=20)
        absence = absences.add_absence(session, dsp, here, head.person_id, first, None, self.now)
        newcomer = Newcomer("Left Yesterday", None, "99", "volunteer", date(2026, 1, 5))
        gone = add_member(session, dsp, here, newcomer, self.now)
        [post] = posts_at(session, here, [gone])
        posts.end_post(session, dsp, here, post.id, today - timedelta(days=1), self.now)
        self.numbers |= {
            "listed teacher": teacher.person_id,
            "listed head": head.person_id,
            "teacher’s post": teacher.id,
            "head’s absence": absence,
        }

    def sends(
        self, session: Session, here: AgencyId, rows: tuple[str, ...], headings: str = HEADINGS
    ) -> ListImportId:
        table = read_table("staff.csv", "\n".join((headings, *rows)).encode())
        return staff_lists.send(session, self.dsp(here), here, "staff.csv", table, self.now)

    def apply(self, session: Session, here: AgencyId, number: ListImportId) -> None:
        dsp = self.dsp(here)
        opened = staff_lists.get_sent(session, dsp, here, number, self.now)
        seal = staff_lists.preview(session, opened, self.now).seal
        staff_lists.apply(session, dsp, here, number, seal, (), self.now.date(), self.now)

    def dsp(self, here: AgencyId) -> Actor:
        dsp = self.people["keeps a list"]
        return Actor(
            dsp.id,
            SessionId(0),
            dsp.name,
            Nation.WALES,
            permissions=LEARNER | PERMISSIONS[Role.DSP],
            held=(Held(Role.DSP, Reach(agency_id=here)),),
        )


def keep_list(heed: Heed, people: dict[str, Someone], numbers: dict[str, int]) -> None:
    StaffRoom(heed, people, numbers, datetime.now(UTC)).populate()
