"""A board whose people have practised: first attempts at the shipped cases and quizzes, made as the demo's are."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId, PersonId
from app.policy.roles import Role
from app.services.board_figures import open_door
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.demo.minds import Mind
from app.services.demo.practising import Learner
from app.store import people as store
from app.store.awards import AwardFacts, add_award
from app.store.content_versions import keep_release, keep_versions
from app.store.database import Session
from app.store.plans import Intention, Outcome, answer_plan, plans_of, save_plan
from app.store.practice_seen import Seen, add_practice_seen
from app.store.whole_attempts import add_whole
from app.web.context import Heed
from tests.area import Area, actor_of
from tests.people import Someone

COURSE = "noticing-neglect"
BEGAN, LARGE = timedelta(days=100), 20
"""Before now; and from which size of agency on every third does not come back weeks later."""
ANALYSTS = {"sees what people learnt": "Nest Powell", "has not opened the figures": "Idris Beynon"}


def practise(heed: Heed, people: dict[str, Someone], numbers: dict[str, int]) -> None:
    """A board with 26 people at a school and 14 at a nursery, one with nobody, and analysts who have and have not opened them."""
    now = datetime.now(UTC)
    with heed.database.transaction() as session:
        area = Area(session, heed.passwords, now)
        board = area.board("Dyfrlan Safeguarding Board")
        numbers["practised board"] = board
        for who, name in ANALYSTS.items():
            people[who] = _analyst(area, board, name)
        people["has no agreement"] = area.holder("Una Agreed", Role.ANALYST, board=board)
        for sector, number in (("school", 26), ("nursery", 14)):
            agency = area.agency(f"The {sector} that practised", board, sector=sector)
            there = practise_at(session, heed.content, agency, sector, number, now)
            for place, person_id in enumerate(there):
                act_on_it(session, agency, person_id, place, now)
        reader = people["sees what people learnt"]
        open_door(session, actor_of(session, reader), board, now)
        few = numbers["board of few"] = area.board("Board of few")
        area.give(reader, Role.ANALYST, board=few, agreement="Agreement of May 2026")
        open_door(session, actor_of(session, reader), few, now)


def act_on_it(
    session: Session, agency: AgencyId, person_id: PersonId, place: int, now: datetime
) -> None:
    """A plan, what came of it, and what was seen at work: of some, and not the same for all."""
    where, title = f"lesson/{COURSE}/what-to-do-today/plan-1", "What to do today"
    if place % 4:
        words = Intention("a coat too thin", "the safeguarding lead", "today")
        save_plan(session, person_id, where, words, now, course=COURSE, title=title)
    if place % 4 > 1:
        [plan] = plans_of(session, person_id)
        answer_plan(session, person_id, plan.id, [*Outcome][place % 3], "", now)
    if place % 2:
        seen = [*Seen][place % 3]
        add_practice_seen(session, person_id, agency, COURSE, seen, person_id, now)


def practise_at(
    session: Session, content: Content, agency: AgencyId, sector: str, number: int, now: datetime
) -> list[PersonId]:
    there = []
    library = content.library
    course, role = library.courses[COURSE], "teacher" if sector == "school" else "other"
    keep_release(session, library.releases[COURSE], now)
    parts: list[Scenario | Quiz] = [*library.scenarios.values(), *library.quizzes.values()]
    texts = [part.sha256 for part in parts]
    keep_versions(session, (library.sources[sha256] for sha256 in texts), now)
    for each in range(number):
        someone = store.add_person(session, f"Practised {sector} {each}", now)
        begun_at = now - BEGAN
        store.add_post(session, someone.id, agency, role, date(2026, 1, 5), begun_at)
        random = Random(f"{sector}/{each}")  # noqa: S311  (nobody gains by guessing it)
        mind = Mind(random, random.gauss(0.4, 0.9), sector)
        learner = Learner(content, someone.id, Nation.WALES, mind, course, begun_at)
        add_whole(session, learner.takes())
        meet(session, content, someone.id, begun_at + timedelta(hours=6))
        if each % 3 or number < LARGE:
            learner.now = begun_at + timedelta(weeks=8, days=each % 10)
            add_whole(session, learner.comes_back())
        there.append(someone.id)
    return there


def practised_again(session: Session, content: Content, person_id: PersonId, now: datetime) -> None:
    """What the course asks eight weeks later, done at that moment."""
    library = content.library
    course = library.courses[COURSE]
    keep_release(session, library.releases[COURSE], now)
    parts: list[Scenario | Quiz] = [*library.scenarios.values(), *library.quizzes.values()]
    keep_versions(session, (library.sources[part.sha256] for part in parts), now)
    mind = Mind(Random("again"), 0.4, "school")  # noqa: S311  (nobody gains by guessing it)
    learner = Learner(content, person_id, Nation.WALES, mind, course, now)
    add_whole(session, learner.comes_back())


def meet(session: Session, content: Content, person_id: PersonId, now: datetime) -> None:
    library = content.library
    course = library.courses[COURSE]
    facts = AwardFacts(
        course=COURSE,
        course_title="Noticing neglect",
        release_sha256=library.releases[COURSE].sha256,
        terms_sha256=library.terms.sha256,
        nation=Nation.WALES,
        language="en",
        standing=course.header.status,
        met_on=civil_date(now),
        course_valid_months=course.header.valid_months,
    )
    add_award(session, person_id, facts, now)


def _analyst(area: Area, board: BoardId, name: str) -> Someone:
    return area.holder(name, Role.ANALYST, board=board, agreement="Agreement of May 2026")
