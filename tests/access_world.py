"""What the access matrix looks at: four places with everything that can hang on one, and seven people who look.

Every text carries a canary that says whose it is: where it turns up for somebody who may not see it, it leaked.
A new kind of URL argument gets a line in ARGUMENTS, and its objects in `Builder.objects`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Float, Integer, update

from app.content.model.header import Kind
from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId, PersonId, Sha256
from app.policy.permissions import Permission
from app.policy.roles import PERMISSIONS, Role
from app.services.auditing import Action, record, record_own
from app.services.board_figures import open_door
from app.services.civil_time import civil_date
from app.services.closing import close
from app.services.tokens import hashed
from app.services.uploads import keep
from app.store import organisations, people
from app.store.attempt_records import AttemptTerms
from app.store.attempts import add_attempt
from app.store.content_versions import keep_release, keep_version
from app.store.database import Session
from app.store.inserting import insert_returning_id
from app.store.memberships import add_membership
from app.store.tables import (
    AbsenceRow,
    AgencyReturnRow,
    AssignmentRow,
    AwardRow,
    Base,
    DraftRow,
    EventBookingRow,
    EvidenceRow,
    ExemptionRow,
    GroupSessionRow,
    JoinRequestRow,
    KeptFormRow,
    LetterRow,
    ListImportRow,
    PlanRow,
    ReflectionRow,
    ReminderPlanRow,
    RequirementRow,
    ReturnRequestRow,
    SessionRow,
    StaffEntryRow,
    TrainingEventRow,
    UtcDateTime,
    WayInRow,
)
from app.web.context import Heed
from tests.area import Area, actor_of
from tests.people import Someone
from tests.reports_world import kept_run

COURSE, LESSON, CASE, QUIZ = (
    "noticing-neglect",
    "what-neglect-is",
    "the-long-monday",
    "noticing-neglect",
)
A_PICTURE = b"\x89PNG\r\n\x1a\n"
"""How a PNG begins: enough for what looks at files that are handed in."""
CANARY = "Quetzal"
"""Every canary begins so; lists are searched for it, and it alone is in no canary."""


class Place(StrEnum):
    OWN = "own"
    SIBLING = "sibling"
    """Another agency of the same board."""
    OTHER = "other"
    """Of another board."""
    DELETED = "deleted"
    """A closed agency; at the own agency, somebody who left, and what was taken back."""


class Of(StrEnum):
    """Whose a canary is."""

    BOARD = "Board"
    AGENCY = "Agency"
    HOLDER = "Holder"
    STAFF = "Staff"
    PRIVATE = "Private"
    """Reflections, plans, drafts, kept forms."""


def canary(place: Place, of: Of) -> str:
    return f"{CANARY}{place.capitalize()}{of}"


class Reach(StrEnum):
    """What decides whether an argument's object is in somebody's scope."""

    AGENCY = "agency"
    BOARD = "board"
    PERSONAL = "personal"
    """Its owner's alone."""
    NOTHING = "nothing"
    """Never there for anybody."""


ARGUMENTS: Mapping[str, Reach] = {
    "agency": Reach.AGENCY,
    "board": Reach.BOARD,
    "person": Reach.AGENCY,
    "people": Reach.AGENCY,
    "post": Reach.AGENCY,
    "absence": Reach.AGENCY,
    "grant": Reach.AGENCY,
    "membership": Reach.AGENCY,
    "requirement": Reach.AGENCY,
    "board_requirement": Reach.BOARD,
    "run": Reach.BOARD,
    "assignment": Reach.AGENCY,
    "exemption": Reach.AGENCY,
    "evidence": Reach.AGENCY,
    "session": Reach.AGENCY,
    "list_import": Reach.AGENCY,
    "completions": Reach.AGENCY,
    "letter": Reach.AGENCY,
    "way_in": Reach.AGENCY,
    "request": Reach.AGENCY,
    "attempt": Reach.PERSONAL,
    "quiz_attempt": Reach.PERSONAL,
    "award": Reach.PERSONAL,
    "staff_award": Reach.AGENCY,
    "event": Reach.BOARD,
    "offered_event": Reach.AGENCY,
    "booking": Reach.PERSONAL,
    "staff_booking": Reach.AGENCY,
    "note": Reach.PERSONAL,
    "plan": Reach.PERSONAL,
    "session_id": Reach.PERSONAL,
    "kept": Reach.PERSONAL,
}
"""What an address's argument stands for, and by what it is reached."""
RENAMED: tuple[tuple[str, str, str], ...] = (
    ("/kept/", "token", "kept"),
    ("/ways-in/requests/", "number", "request"),
    ("/staff/completions/", "number", "completions"),
    ("/staff/", "number", "list_import"),
    ("/boards/", "requirement", "board_requirement"),
    ("/quizzes/", "attempt", "quiz_attempt"),
    ("/team/", "award", "staff_award"),
    ("/team/", "event", "offered_event"),
    ("/team/", "booking", "staff_booking"),
    ("/evidence/", "evidence_id", "evidence"),
    ("/sessions/", "group_session", "session"),
)
"""Arguments whose name alone does not say what they are: part of the address, argument, name. The first that fits."""
FIXED: Mapping[tuple[str, str], str] = {
    ("training", "course"): COURSE,
    ("team", "course"): COURSE,
    ("training", "lesson"): LESSON,
    ("play", "slug"): CASE,
    ("handouts", "slug"): CASE,
    ("quiz", "slug"): QUIZ,
    ("tryout", "slug"): CASE,
    ("effect", "quiz"): QUIZ,
    ("effect", "case"): CASE,
    ("effect", "course"): COURSE,
    ("styleguide", "component"): "buttons",
    ("media", "name"): "no-such-picture.svg",
    ("ways_in", "token"): "nobodys-token",
    ("ways_in", "code"): "NOBODYS",
    ("certificates", "token"): "nobodys-token",
    ("returns", "token"): "nobodys-token",
}
"""Arguments that are no object of an agency's or a person's: one value for everybody."""


@dataclass(frozen=True)
class Looker:
    name: str
    someone: Someone | None
    """None: a visitor."""
    permissions: frozenset[Permission] = frozenset()
    places: Mapping[Reach, frozenset[Place]] = field(default_factory=dict)
    sees: frozenset[tuple[Place, Of]] = frozenset()

    @property
    def runs_everything(self) -> bool:
        return len(self.places.get(Reach.AGENCY, ())) == len(Place)

    def reaches(self, reach: Reach, place: Place) -> bool:
        return place in self.places.get(reach, frozenset())


@dataclass
class AccessWorld:
    lookers: dict[str, Looker] = field(default_factory=dict)
    objects: dict[tuple[str, Place], int | str] = field(default_factory=dict)
    """By argument and place."""

    def open_to(self, looker: Looker) -> list[str]:
        return [canary(place, of) for place, of in looker.sees]

    def hidden_from(self, looker: Looker) -> list[str]:
        return [canary(place, of) for place in Place for of in Of if (place, of) not in looker.sees]


def add_more(heed: Heed, world: AccessWorld, places: Iterable[Place]) -> None:
    """Of what lists and counts are made of, at these places."""
    with heed.database.transaction() as session:
        builder = Builder(session, heed, heed.clock(), world)
        builder.everywhere = world.lookers["administrator"].someone or builder.area.staff("Nobody")
        for place in places:
            agency_id = AgencyId(int(world.objects["agency", place]))
            builder.more(f"More at {place}", agency_id)


def populate(heed: Heed) -> AccessWorld:
    with heed.database.transaction() as session:
        builder = Builder(session, heed, heed.clock())
        builder.build()
        return builder.world


@dataclass
class Builder:
    session: Session
    heed: Heed
    now: datetime
    world: AccessWorld = field(default_factory=AccessWorld)

    def __post_init__(self) -> None:
        self.area = Area(self.session, self.heed.passwords, self.now)
        library = self.heed.content.library
        self.case, self.quiz = library.scenarios[CASE], library.quizzes[QUIZ]
        for sha in (self.case.sha256, self.quiz.sha256):
            keep_version(self.session, library.sources[sha], self.now)
        self.release = library.releases[COURSE].sha256
        keep_release(self.session, library.releases[COURSE], self.now)

    @property
    def today(self) -> date:
        return civil_date(self.now)

    def build(self) -> None:
        north = self.area.board(canary(Place.OWN, Of.BOARD))
        south = self.area.board(canary(Place.OTHER, Of.BOARD))
        boards = {Place.OWN: north, Place.SIBLING: north, Place.OTHER: south, Place.DELETED: north}
        self.everywhere = self.area.holder("Ada Everywhere", Role.ADMINISTRATOR)
        self.agencies = {
            place: self.area.agency(canary(place, Of.AGENCY), board)
            for place, board in boards.items()
        }
        self.staff = {
            place: self.area.staff(canary(place, Of.STAFF), agency)
            for place, agency in self.agencies.items()
        }
        for place, agency_id in self.agencies.items():
            self.world.objects["board", place] = boards[place]
            self.support(place, agency_id, boards[place])
            self.objects(place, agency_id, self.staff[place].id)
        self.delete(boards[Place.DELETED])
        self.formerly(south)
        self.people(north)

    def formerly(self, board_id: BoardId) -> None:
        """The other board served the own agency once."""
        last = self.today - timedelta(days=30)
        own = self.agencies[Place.OWN]
        add_membership(self.session, board_id, own, date(2026, 1, 5), last, self.now)

    def support(self, place: Place, agency_id: AgencyId, board_id: BoardId) -> None:
        contacts = {"DSP": canary(place, Of.AGENCY)}
        organisations.set_agency_support(self.session, agency_id, contacts, {})
        if place in (Place.OWN, Place.OTHER):
            board = {"social services": canary(place, Of.BOARD)}
            organisations.set_board_support(self.session, board_id, board, {})

    def returned(self, place: Place, agency: str) -> None:
        of = {"board_id": self.world.objects["board", place], "agency_id": self.agencies[place]}
        asked = self.add(ReturnRequestRow, agency, **of, made_by=self.everywhere.id)
        self.add(AgencyReturnRow, agency, **of, request_id=asked)

    def report_run(self, place: Place, agency: str) -> int:
        """A report never goes; of what is deleted there is none."""
        if place is Place.DELETED:
            return 10_000
        board_id, name = self.world.objects["board", place], canary(place, Of.BOARD)
        known_at = self.now - timedelta(hours=list(Place).index(place))
        return kept_run(self.session, BoardId(int(board_id)), name, [agency], known_at)

    def events(self, place: Place, agency_id: AgencyId, person_id: PersonId) -> dict[str, int]:
        """Far ahead, so that no register has names. The sibling's own is of a board that serves it alone."""
        if place is Place.DELETED:
            return dict.fromkeys(("event", "offered_event", "booking", "staff_booking"), 10_000)
        words, board_id = canary(place, Of.BOARD), int(self.world.objects["board", place])
        event = self.event(words, board_id)
        booking = self.booking(event, agency_id, person_id)
        offered = event
        if place is Place.SIBLING:
            alone = self.area.board(words)
            add_membership(self.session, alone, agency_id, date(2026, 1, 5), None, self.now)
            offered = self.event(words, alone)
            booking = self.booking(offered, agency_id, person_id)
        return {
            "event": event,
            "offered_event": offered,
            "booking": booking,
            "staff_booking": booking,
        }

    def event(self, words: str, board_id: int) -> int:
        day = self.today + timedelta(days=300)
        more = {"held_on": day, "book_until": day, "places": 1, "made_by": self.everywhere.id}
        hours = {"starts_at": "09:30", "ends_at": "12:30"}
        return self.add(TrainingEventRow, words, board_id=board_id, **more, **hours)

    def booking(self, event_id: int, agency_id: AgencyId, person_id: PersonId) -> int:
        of = {"event_id": event_id, "agency_id": agency_id, "person_id": person_id}
        return self.add(EventBookingRow, "", **of, booked_by=self.everywhere.id)

    def objects(self, place: Place, agency_id: AgencyId, person_id: PersonId) -> None:
        """One of each kind that an address can name."""
        staff, agency, private = (
            canary(place, Of.STAFF),
            canary(place, Of.AGENCY),
            canary(place, Of.PRIVATE),
        )
        by = self.everywhere.id
        here = {"agency_id": agency_id}
        hers = {"person_id": person_id, **here}
        self.returned(place, agency)
        file = keep(self.heed.settings.uploads, A_PICTURE + staff.encode())
        holder = self.area.holder(canary(place, Of.HOLDER), Role.DSP, agency=agency_id)
        [grant] = self.numbers("access_grant", person_id=holder.id)
        [membership, *_] = self.numbers("membership", agency_id=agency_id)
        made: dict[str, int | str] = {
            "agency": agency_id,
            "person": person_id,
            "people": person_id,
            "grant": grant,
            "membership": membership,
            "post": self.numbers("post", person_id=person_id)[0],
            "absence": self.add(AbsenceRow, staff, **hers),
            "requirement": self.requirement(agency, agency_id=agency_id),
            "board_requirement": self.requirement(
                canary(place, Of.BOARD),
                board_id=self.world.objects["board", place],
                superseded_at=self.now if place is Place.DELETED else None,
            ),
            "run": self.report_run(place, agency),
            **self.events(place, agency_id, person_id),
            "assignment": self.add(
                AssignmentRow,
                staff,
                **hers,
                course=COURSE,
                made_by=by,
                due_on=self.today + timedelta(days=9),
            ),
            "exemption": self.add(ExemptionRow, staff, **hers, course="two-desks", recorded_by=by),
            "evidence": self.add(
                EvidenceRow,
                staff,
                **hers,
                course=COURSE,
                handed_in_by=person_id,
                file_name=f"{staff}.png",
                stored_as=file.stored_as,
                file_sha256=file.sha256,
            ),
            "session": self.add(GroupSessionRow, agency, **here, recorded_by=by),
            "list_import": self.sent_list("staff", staff, agency_id),
            "completions": self.sent_list("completions", staff, agency_id),
            "letter": self.add(
                LetterRow,
                staff,
                **hers,
                state="unsure",
                reason="",
                stage=f"way-in/{agency_id}",
                message_id=f"{staff}@test",
                address=f"{staff}@example.org",
            ),
            "way_in": self.add(
                WayInRow,
                staff,
                **hers,
                kind="slip",
                token_sha256=sha256(staff.encode()).hexdigest(),
                expires_at=self.now + timedelta(days=3),
            ),
            "request": self.add(JoinRequestRow, staff, **here, job_role="teacher"),
            "award": self.add(
                AwardRow,
                COURSE,
                person_id=person_id,
                course=COURSE,
                met_on=self.today - timedelta(days=40),
                nation="wales",
                language="en",
                course_title="Noticing neglect",
                standing="draft",
                source="heed",
                release_sha256=self.release,
                course_valid_months=12,
            ),
            "note": self.add(ReflectionRow, private, person_id=person_id, place="attempt/1"),
            "plan": self.add(
                PlanRow, private, person_id=person_id, place="lesson/x/y/plan-1", course=COURSE
            ),
            "attempt": self.attempt(person_id, Kind.SCENARIO, CASE, self.case.sha256),
            "quiz_attempt": self.attempt(person_id, Kind.QUIZ, QUIZ, self.quiz.sha256),
            "session_id": self.add(SessionRow, staff, person_id=person_id, token_sha256=staff),
            "kept": self.kept(private, person_id),
        }
        self.add(StaffEntryRow, staff, **hers)
        record_own(self.session, person_id, Action.WAY_IN_USED, self.now, agency=agency_id)
        actor = actor_of(self.session, self.everywhere)
        record(
            self.session, actor, Action.POST_CHANGED, self.now, agency=agency_id, person=person_id
        )
        self.add(
            DraftRow, private, person_id=person_id, place="lesson/x/y", fields={"text": [private]}
        )
        self.add(
            ReminderPlanRow,
            agency,
            **here,
            days_before=[],
            days_after=[],
            closures=[],
            changed_by=by,
        )
        made["staff_award"] = made["award"]
        self.world.objects |= {(name, place): number for name, number in made.items()}

    def more(self, text: str, agency_id: AgencyId) -> None:
        person_id = self.area.staff(text, agency_id).id
        self.area.holder(f"{text} too", Role.DSP, agency=agency_id)
        here = {"agency_id": agency_id}
        hers = {"person_id": person_id, **here}
        by = self.everywhere.id
        self.requirement(text, **here)
        self.add(AssignmentRow, text, **hers, course=COURSE, made_by=by)
        self.add(AbsenceRow, text, **hers)
        self.add(EvidenceRow, text, **hers, course=COURSE, handed_in_by=person_id)
        self.add(GroupSessionRow, text, **here, recorded_by=by)
        self.add(JoinRequestRow, text, **here, job_role="teacher")
        self.add(LetterRow, text, **hers, state="unsure")
        self.sent_list("staff", text, agency_id)
        actor = actor_of(self.session, self.everywhere)
        record(self.session, actor, Action.POST_CHANGED, self.now, agency=agency_id)

    def requirement(self, text: str, **values: Any) -> int:
        return self.add(
            RequirementRow,
            text,
            course=COURSE,
            pattern="rolling",
            job_roles=[],
            standing="draft",
            applies_from=date(2026, 1, 5),
            **values,
        )

    def sent_list(self, kind: str, text: str, agency_id: AgencyId) -> int:
        return self.add(
            ListImportRow,
            text,
            agency_id=agency_id,
            kind=kind,
            file_name=f"{text}.csv",
            rows={},
            changes={},
            uploaded_by=self.everywhere.id,
        )

    def attempt(self, person_id: PersonId, kind: Kind, slug: str, sha256: Sha256) -> int:
        terms = AttemptTerms(
            kind=kind,
            slug=slug,
            content_sha256=sha256,
            terms_sha256="t" * 64,
            nation=Nation.WALES,
            language="en",
            seed="seed",
        )
        return add_attempt(self.session, person_id, terms, self.now).id

    def kept(self, text: str, person_id: PersonId) -> str:
        token = f"kept-{person_id}"
        self.add(
            KeptFormRow,
            text,
            token_sha256=hashed(token),
            person_id=person_id,
            endpoint="training.home",
            arguments={},
            fields={"text": [text]},
        )
        return token

    def delete(self, board_id: BoardId) -> None:
        """The agency closes; what was taken back or is over at the own one stands for the rest of what is gone."""
        closer = actor_of(self.session, self.everywhere)
        yesterday = self.today - timedelta(days=1)
        close(self.session, closer, self.agencies[Place.DELETED], yesterday, self.now)
        self.session.execute(
            update(AbsenceRow)
            .where(AbsenceRow.agency_id == self.agencies[Place.DELETED])
            .values(superseded_at=self.now)
        )
        left = self.area.staff(f"{canary(Place.DELETED, Of.STAFF)} Left")
        own = self.agencies[Place.OWN]
        people.add_post(
            self.session, left.id, own, "teacher", date(2026, 1, 5), self.now, yesterday
        )
        self.world.objects["person", Place.DELETED] = left.id
        self.world.objects["people", Place.DELETED] = left.id
        self.world.objects["board", Place.DELETED] = board_id + 1000

    def people(self, north: BoardId) -> None:
        """The seven. What each may see is written out here, and nowhere worked out from the code under test."""
        own = self.agencies[Place.OWN]
        near = frozenset({Place.OWN, Place.SIBLING})
        everywhere = frozenset(Place)
        here = frozenset({Place.OWN})
        board = frozenset({(Place.OWN, Of.BOARD), (Place.SIBLING, Of.BOARD)})
        of_agency = board | {(Place.OWN, Of.AGENCY)}
        run = frozenset({Of.AGENCY, Of.HOLDER, Of.BOARD})
        analyst = self.area.holder("Ann Alyst", Role.ANALYST, board=north, agreement="2026")
        open_door(self.session, actor_of(self.session, analyst), north, self.now)
        author = self.area.holder("Arthur Author", Role.AUTHOR, board=north)
        bea = self.area.holder("Bea Board", Role.ADMINISTRATOR, board=north)
        dsp = self.area.holder("Dee Own", Role.DSP, agency=own)
        lookers = (
            Looker("anonymous", None),
            Looker(
                "learner",
                self.staff[Place.OWN],
                PERMISSIONS_OF_ALL,
                {Reach.PERSONAL: here},
                of_agency | {(Place.OWN, Of.STAFF), (Place.OWN, Of.PRIVATE)},
            ),
            Looker(
                "DSP",
                dsp,
                PERMISSIONS_OF_ALL | PERMISSIONS[Role.DSP],
                {Reach.AGENCY: here},
                of_agency | {(Place.OWN, Of.STAFF), (Place.OWN, Of.HOLDER)},
            ),
            Looker(
                "analyst",
                analyst,
                PERMISSIONS_OF_ALL | PERMISSIONS[Role.ANALYST],
                {Reach.AGENCY: near, Reach.BOARD: near},
                frozenset({*_all(near, {Of.AGENCY, Of.BOARD})}),
            ),
            Looker("author", author, PERMISSIONS_OF_ALL | PERMISSIONS[Role.AUTHOR]),
            Looker(
                "board's administrator",
                bea,
                PERMISSIONS_OF_ALL | PERMISSIONS[Role.ADMINISTRATOR],
                {Reach.AGENCY: near, Reach.BOARD: near},
                frozenset(_all(near, run)),
            ),
            Looker(
                "administrator",
                self.everywhere,
                PERMISSIONS_OF_ALL | PERMISSIONS[Role.ADMINISTRATOR],
                {Reach.AGENCY: everywhere, Reach.BOARD: everywhere - {Place.DELETED}},
                frozenset(_all(everywhere, run)),
            ),
        )
        self.world.lookers = {looker.name: looker for looker in lookers}

    def numbers(self, table: str, **where: int) -> list[int]:
        rows = Base.metadata.tables[table]
        query = rows.select().with_only_columns(rows.c.id)
        for name, value in where.items():
            query = query.where(rows.c[name] == value)
        return list(self.session.scalars(query))

    def add(self, row: type[Base], text: str, **values: Any) -> int:
        """With something in every column that needs it: the canary in each text."""
        table = Base.metadata.tables[row.__tablename__]
        filled = {
            column.name: self.fill(column, text)
            for column in table.columns
            if column.name not in values and _is_needed(column)
        }
        if "id" in table.columns:
            return insert_returning_id(self.session, row, **filled, **values)
        self.session.execute(table.insert(), {**filled, **values})
        return 0

    def fill(self, column: Column[Any], text: str) -> Any:
        kind = column.type
        if isinstance(kind, UtcDateTime):
            return self.now
        if isinstance(kind, Date):
            return self.today
        if isinstance(kind, Boolean):
            return False
        if isinstance(kind, Integer | Float):
            return 0
        return {} if isinstance(kind, JSON) else text


PERMISSIONS_OF_ALL = frozenset({Permission.LEARN})


def _all(places: frozenset[Place], kinds: frozenset[Of] | set[Of]) -> Iterator[tuple[Place, Of]]:
    for place in places:
        for of in kinds:
            yield place, of


def _is_needed(column: Column[Any]) -> bool:
    return not (
        column.nullable
        or (column.primary_key and column.name == "id")
        or column.default is not None
        or column.server_default is not None
    )
