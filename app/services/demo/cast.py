"""Who works where in the demo, from when to when. Nothing is written yet: the same seed and day, the same people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.ids import PersonId
from app.services.demo.days import Days
from app.services.demo.names import Names, plain
from app.services.demo.places import BESIDES, BY_NAME, MOVES, PLACES, Job, Place

SEED = "heed demo 1"
NOBODY = PersonId(0)
FRESH, GONE = 0.12, 0.1
"""Of a place's staff: who came since it is on Heed, and who has gone since."""


@dataclass(eq=False, slots=True)
class Character:
    name: str
    place: Place
    job: Job
    starts_on: date
    payroll_id: str
    address: str | None
    ends_on: date | None = None
    joined_on: date | None = None
    """The day she signed in for the first time."""
    was: "Character | None" = None
    """The same human at another place, who has an account there."""
    plays: bool = False
    """She goes through her training step by step, and somebody signs in as her."""
    id: PersonId = NOBODY

    def works(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def address_of(name: str, place: Place) -> str:
    return f"{'.'.join(map(plain, name.split()))}@{place.domain}"


class Cast:
    def __init__(self, days: Days, reserved: tuple[str, ...]) -> None:
        self.days = days
        self._random = Random(f"{SEED}/cast")  # noqa: S311  (nobody gains by guessing it)
        self._names = Names(self._random, (*reserved, *(place.dsp for place in PLACES)))
        self._numbers = 1000
        self.at: dict[str, list[Character]] = {p.name: list(self._staff(p)) for p in PLACES}
        self._move()
        self._work_besides()

    def of(self, place: str, name: str) -> Character:
        return next(each for each in self.at[place] if each.name == name)

    def everybody(self) -> Iterator[Character]:
        for staff in self.at.values():
            yield from staff

    def add(self, name: str, place: Place, title: str, starts_on: date) -> Character:
        job = next(job for job in place.jobs if job.title == title)
        self.at[place.name].append(self._character(name, place, job, starts_on, by_mail=True))
        return self.at[place.name][-1]

    def _staff(self, place: Place) -> Iterator[Character]:
        if not place.size:
            return
        fresh, gone = round(place.size * FRESH), round(place.size * GONE)
        yield self._dsp(place)
        for _ in range(place.size - fresh - place.starters - 1):
            yield self._somebody(place, self._long_ago(place))
        for number in range(gone):
            leaver = self._somebody(place, self._long_ago(place))
            since = self._random.randint(12, min(place.opened - 90, 220))
            leaver.ends_on = self.days.ago(place.relisted or since + number)
            yield self._joined(leaver)
        for _ in range(fresh):
            ago = self._random.randint(20, place.opened - 30)
            yield self._somebody(
                place, self.days.ago(place.relisted - 3 if place.relisted else ago)
            )
        for number in range(place.starters):
            yield self._somebody(place, self.days.ago(7 - number))

    def _dsp(self, place: Place) -> Character:
        job = next(job for job in place.jobs if job.title == place.dsp_job)
        dsp = self._character(place.dsp, place, job, self._long_ago(place), by_mail=True)
        dsp.joined_on = self.days.ago(place.opened - 10)
        return dsp

    def _somebody(self, place: Place, starts_on: date) -> Character:
        (job,) = self._random.choices(place.jobs, [job.share for job in place.jobs])
        by_mail = self._random.random() < (0.35 if "Midday" in job.title else 0.86)
        name = self._names.take(place.nation)
        return self._joined(self._character(name, place, job, starts_on, by_mail=by_mail))

    def _character(
        self, name: str, place: Place, job: Job, starts_on: date, *, by_mail: bool
    ) -> Character:
        self._numbers += self._random.randint(1, 3)
        address = address_of(name, place) if by_mail else None
        return Character(name, place, job, starts_on, str(self._numbers), address)

    def _joined(self, each: Character) -> Character:
        """Most sign in within some weeks of being asked."""
        asked = max(each.starts_on, self.days.ago(each.place.opened - 8))
        joined = asked + timedelta(days=1 + int(self._random.expovariate(1 / 12)))
        often = 0.95 if each.address else 0.7
        before = min(each.ends_on or self.days.today, self.days.today)
        each.joined_on = joined if self._random.random() < often and joined < before else None
        return each

    def _long_ago(self, place: Place) -> date:
        return self.days.ago(place.opened + 20 + int(self._random.expovariate(1 / 1500)))

    def _move(self) -> None:
        for origin, target, title in MOVES:
            who, left_on = next(
                (each, each.ends_on) for each in self._known(origin) if each.ends_on
            )
            came = min(left_on + timedelta(days=4), self.days.today)
            self._same(who, BY_NAME[target], title, came)

    def _work_besides(self) -> None:
        for origin, target, title in BESIDES:
            who = next(each for each in self._known(origin) if not each.ends_on)
            place = BY_NAME[target]
            since = max(who.joined_on or who.starts_on, self.days.ago(place.opened - 20))
            self._same(who, place, title, since + timedelta(days=10))

    def _known(self, place: str) -> Iterator[Character]:
        """Who has an account with her address, and is at no second place yet."""
        second = {each.was for each in self.everybody()}
        room = self.days.ago(min(250, BY_NAME[place].opened - 60))
        for each in self.at[place]:
            if each.address and each.joined_on and each.joined_on < room and each not in second:
                yield each

    def _same(self, who: Character, place: Place, title: str, starts_on: date) -> None:
        self.add(who.name, place, title, starts_on).was = who
