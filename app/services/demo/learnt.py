"""What the demo's people have learnt: in Heed, elsewhere, in a room, and what still waits to be looked at."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from app.ids import PersonId
from app.services import evidence, group_sessions, learnt_elsewhere
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.demo import coming_back, practising
from app.services.demo.asking import COURSE
from app.services.demo.cast import SEED, Character
from app.services.demo.diary import Together
from app.services.demo.papers import one_page
from app.services.demo.places import (
    BRYN_EITHIN,
    BY_NAME,
    CANAL_STREET,
    EARLY_HELP,
    HEALTH,
    MAES_YR_AFON,
    PLACES,
    WEAVERS,
    Place,
)
from app.services.demo.world import World
from app.services.evidence import File
from app.services.learnt_elsewhere import Learnt
from app.store.awards import AwardFacts, Source, add_award
from app.store.content_versions import keep_release
from app.store.database import Session
from app.store.evidence import Evidence, KeptFile, Shown
from app.store.group_sessions import Meeting

YEAR = timedelta(days=365)
LAST_SYSTEM = "training register before Heed"
SESSIONS = (
    (BRYN_EITHIN, 46, "Staff meeting: the long Monday, talked over", "the-long-monday", None, 12),
    (MAES_YR_AFON, 81, "Inset day: noticing neglect", None, COURSE, 21),
    (CANAL_STREET, 12, "Twilight: what Tomos shows us", "what-tomos-shows-us", None, 17),
    (HEALTH, 60, "Team morning on neglect", None, COURSE, 14),
)
"""Where, days ago, what, which case, which course it meets, and how many were there."""
HANDED_IN = (
    (BRYN_EITHIN, 5, 3, "College of the Eithin Valley", None),
    (BRYN_EITHIN, 9, 1, "Study day of the county", None),
    (CANAL_STREET, 14, 6, "Lathom Training", None),
    (CANAL_STREET, 19, 30, "Lathom Training", True),
    (EARLY_HELP, 11, 2, "Calderwick Council", None),
    (EARLY_HELP, 25, 44, "A webinar", False),
    (WEAVERS, 30, 4, "Teach Together", None),
)
"""Where, who of those who signed in, days ago, from whom, and what the DSP made of it (None: nothing yet)."""


def learn(world: World) -> None:
    random = Random(f"{SEED}/learnt")  # noqa: S311  (nobody gains by guessing it)
    for place in PLACES:
        came_before = world.days.ago(place.opened - 12)
        for each in world.cast.at[place.name]:
            _learn(world, each, random)
        if place.size:
            world.diary.write(came_before, _taking_over(world, place, random.random()), 16)
    for where, ago, title, case, course, number in SESSIONS:
        held_on = world.days.working(world.days.ago(ago))
        meeting = Meeting(title, held_on, BY_NAME[where].dsp, case, course)
        world.diary.write(held_on, _meeting(world, where, meeting, number), 17)
    for where, who, ago, provider, accepted in HANDED_IN:
        _hand_in(world, where, who, ago, provider, accepted)


def _learn(world: World, each: Character, random: Random) -> None:
    for number, day in enumerate(_days(each, random)):
        if day < world.days.today:
            hour = random.randint(14, 17)
            if number == 0:
                practising.practise(world, each, day, hour)
            world.diary.write(day, _completing(world, each), hour)
            if number == 0:
                coming_back.come_back(world, each, day)


def _days(each: Character, random: Random) -> Iterator[date]:
    """Some weeks after she came in; then, where it is asked each year, about when it runs out."""
    late = 1 + int(random.expovariate(1 / 55))
    never, again = random.random() < 0.04, random.random() < 0.88
    renewing = int(random.gauss(-20, 24))
    joined = each.joined_on
    if joined is None or never or each.plays:
        return
    last = each.ends_on or date.max
    first = joined + timedelta(days=late)
    second = first + YEAR + timedelta(days=renewing)
    days = (first, second) if each.place.yearly and again else (first,)
    yield from (day for day in days if day <= last)


def _completing(world: World, each: Character) -> Together:
    """The award alone; what she chose and answered on the way there the first time, practising.py has written."""

    def complete(session: Session, now: datetime) -> None:
        library, nation = world.content.library, each.place.nation
        course, release = library.courses[COURSE], library.releases[COURSE]
        keep_release(session, release, now)
        facts = AwardFacts(
            course=course.slug,
            course_title=course.title.fill(world.content.words(nation)),
            release_sha256=release.sha256,
            terms_sha256=library.terms.sha256,
            nation=nation,
            language="en",
            standing=course.header.status,
            met_on=civil_date(now),
            course_valid_months=course.header.valid_months,
        )
        add_award(session, each.id, facts, now)

    return complete


def _taking_over(world: World, place: Place, luck: float) -> Together:
    """Every sixth, and who never came in, had done a course before the agency came, as its old system has it."""
    listed = world.days.ago(place.opened - 8)

    def take_over(session: Session, now: datetime) -> None:
        dsp = world.dsp(session, place)
        there = [each for each in world.cast.at[place.name] if each.id and each.works(listed)]
        sixth = there[int(6 * luck) :: 6]
        before = [each for each in there if each in sixth or not each.joined_on]
        for number, each in enumerate(before):
            met_on = listed - timedelta(days=(20 + 37 * number) % 350)
            _vouch(world, session, dsp.person_id, each, met_on, now)
            record(
                session, dsp, Action.AWARD_RECORDED, now, agency=world.agency(place), person=each.id
            )

    return take_over


def _vouch(
    world: World, session: Session, by: PersonId, each: Character, met_on: date, now: datetime
) -> None:
    learnt = Learnt(COURSE, max(met_on, each.starts_on), Source.LIST, LAST_SYSTEM)
    learnt_elsewhere.give(session, world.content, each.id, each.place.nation, learnt, by, now)


def _meeting(world: World, where: str, meeting: Meeting, number: int) -> Together:
    def hold(session: Session, now: datetime) -> None:
        place = BY_NAME[where]
        dsp, agency = world.dsp(session, place), world.agency(place)
        there = [
            each.id for each in world.cast.at[where] if each.works(civil_date(now)) and each.id
        ]
        group_sessions.hold(
            session, world.content, dsp, agency, meeting, there[3 : 3 + number], now
        )

    return hold


def _hand_in(
    world: World, where: str, who: int, ago: int, provider: str, accepted: bool | None
) -> None:
    place = BY_NAME[where]
    staying = [each for each in world.cast.at[where] if each.joined_on and not each.ends_on]
    each, made = staying[who], list[Evidence]()
    met_on = world.days.ago(ago + 20)

    def hand_in(session: Session, now: datetime) -> None:
        shown = Shown(COURSE, provider, met_on, None, _file(world, provider, met_on))
        actor = world.learner(each)
        number = evidence.hand_in(session, world.content, actor, shown, now)
        dsp, agency = world.dsp(session, place), world.agency(place)
        made.append(evidence.get(session, dsp, agency, number, now))

    def look(session: Session, now: datetime) -> None:
        note = (
            ""
            if accepted
            else "A webinar of an hour does not stand for the course. Thank you for telling me."
        )
        dsp, agency = world.dsp(session, place), world.agency(place)
        evidence.review(session, world.content, dsp, agency, made[0].id, bool(accepted), note, now)

    world.diary.write(world.days.ago(ago), hand_in, 12)
    if accepted is not None:
        world.diary.write(world.days.ago(ago - 3), look, 15)


def _file(world: World, provider: str, met_on: date) -> KeptFile:
    text = f"Certificate of attendance. {provider}, {met_on:%d %B %Y}"
    return evidence.keep_file(world.uploads, File("certificate.pdf", one_page(text)))
