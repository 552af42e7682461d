"""A handful of people at different places on the road; they play as everybody does."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.services.demo.asking import COURSE
from app.services.demo.cast import Character
from app.services.demo.diary import Alone
from app.services.demo.places import BRYN_EITHIN, BY_NAME, CANAL_STREET, TRUST
from app.services.demo.world import World
from app.services.practised import Practised
from app.store import accounts
from app.store.database import Session

WHOLE_COURSE = 99
DECISIONS = 3


@dataclass(frozen=True, slots=True)
class Invented:
    name: str
    username: str
    place: str
    title: str
    """Of the job, as the agency's list has it."""
    began: int
    """At work, days ago."""
    days_ago: int
    """Here."""
    steps: int = 0
    """Required steps of the course that are behind them."""
    case: str = ""
    """Or all that come before this case, and then three of its decisions."""


PEOPLE = (
    Invented("Megan Howells", "megan", BRYN_EITHIN, "Early Years Practitioner", 6, 0),
    Invented("Siân Parry", "sian", BRYN_EITHIN, "Room Leader", 20, 3, case="the-long-monday"),
    Invented("Aled Prosser", "aled", BRYN_EITHIN, "Manager", 3300, 63, steps=WHOLE_COURSE),
    Invented("Priya Nair", "priya", CANAL_STREET, "Class Teacher", 44, 6, steps=1),
    Invented("Tomasz Zielinski", "tomasz", CANAL_STREET, "Midday Supervisor", 15, 1),
)


LEADS = {BRYN_EITHIN: 140, CANAL_STREET: 75, TRUST: 260}
"""Whose safeguarding leads have done the course, and days ago."""


def cast(world: World) -> dict[str, Character]:
    """By username. To be called before anything is written of the staff."""
    for name in LEADS:
        world.cast.of(name, BY_NAME[name].dsp).plays = True
    found = {
        each.username: world.cast.add(
            each.name, BY_NAME[each.place], each.title, world.days.ago(each.began)
        )
        for each in PEOPLE
    }
    for each in found.values():
        each.plays = True
    return found


def set_out(world: World, known: dict[str, Character], hashes: dict[str, str]) -> None:
    for each in PEOPLE:
        _set_out(world, each, known[each.username], hashes[each.username])
    for name, ago in LEADS.items():
        lead = world.cast.of(name, BY_NAME[name].dsp)
        world.diary.write_alone(world.days.ago(ago), _studying(world, lead, WHOLE_COURSE), 7, 10)


def _set_out(world: World, each: Invented, person: Character, password_hash: str) -> None:
    day = world.days.ago(each.days_ago)

    def join(session: Session, now: datetime) -> None:
        accounts.add_account(session, person.id, each.username, password_hash, now, person.address)

    world.diary.write(day, join, 7)
    world.diary.write_alone(day, _studying(world, person, each.steps, each.case), 7, 10)


def _studying(world: World, person: Character, steps: int, case: str = "") -> Alone:
    def study(now: datetime) -> None:
        begun = min(now, world.days.now - timedelta(hours=2))
        course = world.content.library.courses[COURSE]
        learner = Practised(world.database, world.content, world.learner(person), begun)
        if case:
            learner.take_until(course, case, DECISIONS)
        else:
            learner.take(course, steps)

    return study
