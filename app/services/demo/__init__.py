"""An invented area: two boards, thirteen agencies, and some six hundred people who have been at it for a year and a half.

All comes about through the services that pages use, in the order of its days, with two shortcuts: accounts that
nobody in the demo signs in to open by no password, and what most people chose and answered is written down as
whole attempts, beside an award.
The same day and content give the same world; only passwords and codes differ.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.services.content import Content
from app.services.demo import (
    asking,
    founding,
    learnt,
    on_the_road,
    publishing,
    staffing,
    training_events,
    waiting,
)
from app.services.demo.cast import Cast
from app.services.demo.days import Days
from app.services.demo.diary import Diary
from app.services.demo.founding import ADMINISTRATOR, OFFICERS, username_of
from app.services.demo.on_the_road import PEOPLE
from app.services.demo.places import BRYN_EITHIN, BY_NAME, CANAL_STREET, HOMES, TRUST
from app.services.demo.words import memorable_password
from app.services.demo.world import World
from app.services.links import Links
from app.services.passwords import Passwords
from app.store.database import Database

__all__ = ["Login", "fill"]

DSPS = (BRYN_EITHIN, CANAL_STREET, TRUST, HOMES)
"""Of these places somebody signs in."""


@dataclass(frozen=True, slots=True)
class Login:
    name: str
    role: str
    job_role: str
    agency: str
    """Or the board that she looks after."""
    username: str
    password: str


def fill(
    database: Database,
    passwords: Passwords,
    content: Content,
    now: datetime,
    *,
    links: Links,
    uploads: Path,
    told: Callable[[date], None] = lambda _: None,
) -> tuple[Login, ...]:
    """New passwords every time; they are nowhere but in what this returns. `told`: how far the story has come."""
    logins = tuple(_logins())
    hashes = {each.username: passwords.hash(each.password) for each in logins}
    days = Days(now)
    reserved = tuple(each.name for each in (*PEOPLE, ADMINISTRATOR, *OFFICERS))
    world = World(database, content, links, uploads, days, Cast(days, reserved), Diary(days))
    known = on_the_road.cast(world)
    founding.found(world, hashes)
    staffing.staff(world)
    asking.ask(world)
    learnt.learn(world)
    waiting.leave_waiting(world)
    publishing.publish(world)
    training_events.run(world)
    on_the_road.set_out(world, known, hashes)
    world.diary.live_through(database, told)
    return logins


def _logins() -> Iterator[Login]:
    for each in PEOPLE:
        job = next(job for job in BY_NAME[each.place].jobs if job.title == each.title)
        yield _login(each.name, "learner", job.role, each.place, each.username)
    for name in DSPS:
        place = BY_NAME[name]
        yield _login(place.dsp, "DSP", place.dsp_job, name, username_of(place.dsp))
    for officer in (ADMINISTRATOR, *OFFICERS):
        yield _login(
            officer.name, officer.role.value, "", officer.board or "everywhere", officer.username
        )


def _login(name: str, role: str, job_role: str, agency: str, username: str) -> Login:
    return Login(name, role, job_role, agency, username, memorable_password())
