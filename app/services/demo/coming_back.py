"""What became of the course at work: plans, what was answered eight weeks later, and what the DSP saw."""

from datetime import date, datetime, timedelta
from random import Random

from app.services import practice_seeing
from app.services.demo.asking import COURSE
from app.services.demo.cast import SEED, Character
from app.services.demo.diary import Together
from app.services.demo.minds import Mind
from app.services.demo.practising import Learner
from app.services.demo.world import World
from app.services.offering import get_offered
from app.store.content_versions import keep_versions
from app.store.database import Session
from app.store.plans import Intention, Outcome, answer_plan, plans_of, save_plan
from app.store.practice_seen import Seen
from app.store.whole_attempts import add_whole

PLANS, ANSWERS, COMES_BACK, IS_SEEN = 0.4, 0.6, 0.55, 0.3
LESSON = f"{COURSE}/what-to-do-today"
INTENTIONS = (
    Intention("somebody arrives hungry twice in a week", "our safeguarding lead", "the same day"),
    Intention("I catch myself explaining a thing away", "a colleague", "the end of the shift"),
    Intention("a note of mine has no date", "myself, and add it", "home time"),
)


def come_back(world: World, each: Character, met_on: date) -> None:
    random = Random(f"{SEED}/back/{each.name}/{each.place.name}")  # noqa: S311  (nobody gains by guessing it)
    plans, comes = random.random() < PLANS, random.random() < COMES_BACK
    seen_on = world.days.working(met_on + timedelta(days=random.randint(30, 80)))
    back_on = world.days.working(met_on + timedelta(weeks=8, days=random.randint(3, 20)))
    seen = [*random.choices([*Seen], (5, 3, 2)), None][random.random() > IS_SEEN]
    if plans:
        world.diary.write(met_on, _plan(each, random), 18)
    if seen and _is_there(world, each, seen_on):
        world.diary.write(seen_on, _say(world, each, seen), 12)
    if comes and _is_there(world, each, back_on):
        world.diary.write(back_on, _answer_again(world, each, random), 15)
        if plans and random.random() < ANSWERS:
            [outcome] = random.choices([*Outcome], (5, 3, 2))
            world.diary.write(back_on, _answer_plan(each, outcome), 16)


def _is_there(world: World, each: Character, day: date) -> bool:
    return day < world.days.today and each.works(day)


def _plan(each: Character, random: Random) -> Together:
    intention = random.choice(INTENTIONS)

    def plan(session: Session, now: datetime) -> None:
        place, title = f"lesson/{LESSON}/plan-1", "What to do today"
        save_plan(session, each.id, place, intention, now, course=COURSE, title=title)

    return plan


def _answer_plan(each: Character, outcome: Outcome) -> Together:
    def answer(session: Session, now: datetime) -> None:
        [plan] = plans_of(session, each.id, course=COURSE)
        answer_plan(session, each.id, plan.id, outcome, "", now)

    return answer


def _say(world: World, each: Character, seen: Seen) -> Together:
    def say(session: Session, now: datetime) -> None:
        dsp, agency = world.dsp(session, each.place), world.agency(each.place)
        if dsp.person_id != each.id:
            practice_seeing.say(session, dsp, agency, each.id, COURSE, seen, now)

    return say


def _answer_again(world: World, each: Character, random: Random) -> Together:
    def answer(session: Session, now: datetime) -> None:
        content, nation = world.content, each.place.nation
        course, library = get_offered(content.library, nation, COURSE), content.library
        mind = Mind(random, random.gauss(0.4, 0.9), each.place.sector)
        begun_at = now - timedelta(hours=2)
        whole = list(Learner(content, each.id, nation, mind, course, begun_at).comes_back())
        asked = {attempt.terms.content_sha256 for attempt in whole}
        keep_versions(session, (library.sources[sha] for sha in sorted(asked)), now)
        add_whole(session, whole)

    return answer
