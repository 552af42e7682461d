"""A handful of invented people at different places on the road."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.content.model.course import Course
from app.content.model.terms import Nation
from app.ids import PersonId, SessionId
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.services.accounts import Newcomer, Workplace, add_learner
from app.services.content import Content
from app.services.passwords import Passwords
from app.services.practised import Practised
from app.store.database import Database

NURSERY = {
    "DSP": "Ruth Llewellyn, deputy manager, 029 2018 0142",
    "social services": "029 2018 0199",
    "out of hours": "029 2018 0188",
}
SCHOOL = {"DSP": "Grace Adeyemi, deputy head, 0161 496 0137", "social services": "0161 496 0110"}
WORDS = [
    "acorn",
    "amber",
    "apron",
    "badge",
    "bakery",
    "barley",
    "basket",
    "beacon",
    "bramble",
    "bridge",
    "bucket",
    "button",
    "candle",
    "canvas",
    "carpet",
    "cellar",
    "cherry",
    "clover",
    "cobble",
    "copper",
    "cotton",
    "cradle",
    "crayon",
    "curtain",
    "daisy",
    "dinghy",
    "drizzle",
    "ferry",
    "fiddle",
    "finch",
    "garden",
    "ginger",
    "hammock",
    "harbour",
    "hazel",
    "heron",
    "holly",
    "jersey",
    "kettle",
    "ladder",
    "lantern",
    "lemon",
    "linen",
    "marble",
    "meadow",
    "mitten",
    "needle",
    "nutmeg",
    "orchard",
    "otter",
    "paddle",
    "parcel",
    "pebble",
    "pepper",
    "pigeon",
    "pillow",
    "plum",
    "pocket",
    "puddle",
    "quilt",
    "raven",
    "ribbon",
    "saddle",
    "scarf",
    "shell",
    "spoon",
    "sparrow",
    "teapot",
    "thimble",
    "ticket",
    "timber",
    "tulip",
    "tunnel",
    "velvet",
    "violin",
    "walnut",
    "whistle",
    "willow",
    "window",
]


@dataclass(frozen=True, slots=True)
class Invented:
    name: str
    username: str
    workplace: Workplace
    days_ago: int
    steps: int = 0
    """Required steps of the course that are behind them."""
    decisions: int = 0
    """And so many decisions in the case that comes next."""


@dataclass(frozen=True, slots=True)
class Login:
    name: str
    job_role: str
    agency: str
    username: str
    password: str
    state: Invented


def _at_nursery(job_role: str) -> Workplace:
    return Workplace("Bryn Eithin Day Nursery", job_role, Nation.WALES, "nursery", NURSERY)


def _at_school(job_role: str) -> Workplace:
    return Workplace("Canal Street Primary School", job_role, Nation.ENGLAND, "school", SCHOOL)


WHOLE_COURSE = 99
PEOPLE = (
    Invented("Megan Howells", "megan", _at_nursery("nursery practitioner"), days_ago=0),
    Invented("Siân Parry", "sian", _at_nursery("nursery practitioner"), 3, steps=5, decisions=3),
    Invented("Aled Prosser", "aled", _at_nursery("nursery manager"), 63, steps=WHOLE_COURSE),
    Invented("Priya Nair", "priya", _at_school("teacher"), 6, steps=1),
    Invented("Tomasz Zielinski", "tomasz", _at_school("lunchtime supervisor"), 1),
)


def fill(
    database: Database, passwords: Passwords, content: Content, now: datetime
) -> tuple[Login, ...]:
    """New passwords every time; they are nowhere but in what this returns."""
    return tuple(_bring_in(database, passwords, content, each, now) for each in PEOPLE)


def _bring_in(
    database: Database, passwords: Passwords, content: Content, invented: Invented, now: datetime
) -> Login:
    then = now - timedelta(days=invented.days_ago, hours=2)
    newcomer = Newcomer(invented.name, invented.username, memorable_password(), invented.workplace)
    person_id = add_learner(database, passwords, newcomer, then)
    for course in content.library.courses.values():
        _study(database, content, _actor(person_id, invented), course, invented, then)
    return Login(
        invented.name,
        invented.workplace.job_role,
        invented.workplace.name,
        invented.username,
        newcomer.password,
        invented,
    )


def _study(
    database: Database,
    content: Content,
    actor: Actor,
    course: Course,
    invented: Invented,
    then: datetime,
) -> None:
    learner = Practised(database, content, actor, then)
    learner.take(course, invented.steps, invented.decisions)


def _actor(person_id: PersonId, invented: Invented) -> Actor:
    """As a request of theirs would find them; no browser is signed in."""
    nation = invented.workplace.nation or Nation.WALES
    return Actor(person_id, SessionId(0), invented.name, nation, permissions=LEARNER)


def memorable_password() -> str:
    """Four words of eighty: enough for a machine that nobody else reaches."""
    return "-".join(secrets.choice(WORDS) for _ in range(4))
