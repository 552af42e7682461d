"""A DSP's pages of large agencies: the dashboard and the list of 5,000 staff, and the table of 2,000 people as a file."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.ids import AgencyId, PersonId
from app.policy.roles import Held, Reach, Role
from app.services.installation import claim
from app.store import accounts, grants, people
from app.store.database import Database
from app.store.schema import upgrade
from bench import obligations, serving
from bench.browser import Browser, get_form
from bench.journeys import FLOOR_READ, Read, signed_in
from bench.measuring import Effort, Journey, Timing, workers
from bench.report import star
from bench.world import cookie

LARGE, EXPORTED = AgencyId(1), AgencyId(2)
WHOLE = obligations.Size(7_000, 2, 5_000)
SMALL = obligations.Size(70, 2, 50)
DASHBOARD, WHO, MATRIX, CSV = "Dashboard", "Who needs what", "Matrix", "CSV"
AIMS = {DASHBOARD: 6.0, CSV: 30.0}
"""Times the floor."""
THREADS = 2
EFFORT = Effort(rounds=4, visits=2)


@dataclass(frozen=True, slots=True)
class Row:
    timing: Timing
    staff: int
    times_floor: float | None
    """None for the floor itself."""

    @property
    def aim(self) -> float | None:
        return AIMS.get(self.timing.journey)

    @property
    def misses(self) -> bool:
        return self.aim is not None and (self.times_floor or 0) > self.aim


@dataclass(frozen=True, slots=True)
class Places:
    heed: str
    floor: str
    cookie: str

    def __call__(self, _worker: int) -> dict[str, Journey]:
        dsp = signed_in(self.heed, self.cookie)
        return {
            FLOOR_READ: Read(Browser(self.floor), "/"),
            DASHBOARD: Read(dsp, f"/team/{LARGE}"),
            WHO: Read(dsp, f"/team/{LARGE}/who"),
            MATRIX: Read(dsp, f"/team/{LARGE}/matrix"),
            CSV: Take(dsp, EXPORTED),
        }


class Take:
    """The file by its button; the page that has the button is not timed."""

    def __init__(self, browser: Browser, agency: AgencyId) -> None:
        self._browser = browser
        self._form = get_form(browser.get(f"/team/{agency}/who"), f"/team/{agency}/who/csv")

    def visit(self) -> float:
        return self._browser.send(self._form).seconds


def measure(secret_key: str, size: obligations.Size, effort: Effort) -> tuple[Row, ...]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made = _make(folder / "heed.db", secret_key, size)
        with (
            serving.heed(folder / "heed.db", secret_key, THREADS) as heed,
            serving.floor(folder / "floor.db", THREADS) as floor,
            workers(1, Places(heed, floor, made)) as team,
        ):
            timings = list(team.measure((FLOOR_READ, DASHBOARD, WHO, MATRIX, CSV), 1, effort))
    return _rows(timings, size)


def _make(path: Path, secret_key: str, size: obligations.Size) -> str:
    """The DSP's cookie."""
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    claim(database, demo=False)
    now = datetime.now(UTC)
    with database.transaction() as session:
        obligations.fill(session, size)
        dsp: PersonId = people.add_person(session, "Dee Spry", now).id
        accounts.add_account(session, dsp, "dee", "nobody signs in by it", now)
        for agency in (LARGE, EXPORTED):
            held = Held(Role.DSP, Reach(agency_id=agency))
            grants.add_grant(session, dsp, held, None, now)
        found = cookie(session, secret_key, dsp, now)
    database.close()
    return found


def _rows(timings: Sequence[Timing], size: obligations.Size) -> tuple[Row, ...]:
    floor = next(timing.mean for timing in timings if timing.journey == FLOOR_READ)
    staff = {FLOOR_READ: 0, CSV: size.people - size.at_the_large}
    return tuple(
        Row(
            timing,
            staff.get(timing.journey, size.at_the_large),
            None if timing.journey == FLOOR_READ else timing.mean / floor,
        )
        for timing in timings
    )


def lines(rows: Sequence[Row]) -> Iterator[str]:
    heads = "".join(f"{each:>9}" for each in ("staff", "visits", "mean", "p95", "× floor", "aim"))
    yield f"{'A large team':<20}{heads}"
    for row in rows:
        ratio = "" if row.times_floor is None else f"{row.times_floor:.1f}{star(row.misses)}"
        aim = "" if row.aim is None else f"{row.aim:g}"
        times = "".join(f"{1000 * each:>9.1f}" for each in (row.timing.mean, row.timing.p95))
        yield (
            f"{row.timing.journey:<20}{row.staff:>9,}{row.timing.visits:>9}{times}{ratio:>9}{aim:>9}"
        )
    yield "Times in milliseconds; one visitor at a time. An asterisk marks what misses its aim."


def as_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [
        {
            "page": row.timing.journey,
            "staff": row.staff,
            "visits": row.timing.visits,
            "mean_ms": round(1000 * row.timing.mean, 3),
            "p95_ms": round(1000 * row.timing.p95, 3),
            "times_floor": row.times_floor and round(row.times_floor, 2),
            "aim_times_floor": row.aim,
        }
        for row in rows
    ]
