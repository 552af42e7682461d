"""The engine's four measurements: compiling, play, start-up, the search for states; each beside its floor."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.paths import CONTENT, PROJECT
from app.store import schema
from app.store.database import Database
from bench import cases, jobs
from bench.turns import MakeJob, Spent, take_turns


@dataclass(frozen=True, slots=True)
class Size:
    cases: int
    cases_a_turn: int
    decisions: int
    roads: int
    """Turns; each is of jobs.ROADS_A_TURN."""
    flags: int
    ring: int
    """Scenes."""
    searches: int


FULL = Size(1000, 50, 300, 20, flags=11, ring=47, searches=5)
"""11 flags round 47 scenes are 98,303 states: as near to the limit of 100,000 as may be."""
TINY = Size(4, 2, 20, 2, flags=4, ring=7, searches=2)


COMPILING_TIMES_FLOOR = 3.0


@dataclass(frozen=True, slots=True)
class Measured:
    name: str
    spent: Spent
    times_floor: float | None
    """Of processor time for one thing; None for the floor itself."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Measurements beside one floor, which comes first."""

    title: str
    things: str
    explained: str
    measured: tuple[Measured, ...]
    aim: float | None = None
    """At most so many times the floor."""


def _trial(
    title: str, things: str, explained: str, spent: Mapping[str, Spent], aim: float | None = None
) -> Trial:
    floor = next(iter(spent.values()))
    measured = tuple(
        Measured(name, one, floor.rate / one.rate if one is not floor else None)
        for name, one in spent.items()
    )
    return Trial(title, things, explained, measured, aim)


def compiling(size: Size) -> Trial:
    made: dict[str, MakeJob] = {
        "floor: bare parse": partial(jobs.BareParse, size.cases, size.cases_a_turn),
        "Compile and check": partial(jobs.Compile, size.cases, size.cases_a_turn),
    }
    return _trial(
        f"{size.cases:,} cases of {cases.SCENES} scenes",
        "scenes",
        "The floor parses the same texts with markdown-it-py (js-default) and keeps nothing; Heed applies "
        "every rule for one file, searches the states, renders, and keeps the cases.",
        take_turns(made, size.cases // size.cases_a_turn),
        aim=COMPILING_TIMES_FLOOR,
    )


def playing(size: Size) -> Trial:
    made: dict[str, MakeJob] = {
        "floor: bare walk": partial(jobs.BareWalk, size.decisions),
        "Choose": partial(jobs.Choose, size.decisions),
        "Replay": partial(jobs.Replay, size.decisions),
    }
    return _trial(
        f"A case of {size.decisions} decisions",
        "moves",
        "The floor looks the same road up in dicts. Choose makes one move after the other; Replay reads all "
        "moves as they are stored and plays them again, which each request does for the road so far.",
        take_turns(made, size.roads),
    )


def searching(size: Size) -> Trial:
    made: dict[str, MakeJob] = {
        "floor: bare sweep": partial(jobs.BareSweep, size.flags, size.ring),
        "State search": partial(jobs.StateSearch, size.flags, size.ring),
        "Search and values": partial(jobs.StateValues, size.flags, size.ring),
    }
    spent = take_turns(made, size.searches)
    states = next(iter(spent.values())).done // size.searches
    return _trial(
        f"A case of {states:,} states",
        "states",
        "The floor goes breadth-first through a graph that is known beforehand; Heed works out from flags and "
        "conditions what leads where. Values are the least cost to an ending from every state.",
        spent,
    )


def starting(size: Size) -> Trial:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _write_cases(folder, size.cases)
        database = Database(f"sqlite:///{folder / 'heed.db'}")
        schema.upgrade(database)
        database.close()
        spent = {
            "floor: bare Flask": _start("floor", folder / "floor.db"),
            "create_app": _start("heed", folder / "heed.db", CONTENT, folder),
        }
    return _trial(
        f"Start-up with {size.cases:,} cases more",
        "starts",
        "From the interpreter's first step until the application could serve, imports and all; the floor is "
        "an application of two views. Memory is all that the process holds, its programs included.",
        spent,
    )


def _write_cases(root: Path, count: int) -> None:
    (root / "scenarios").mkdir()
    for number in range(count):
        place = root / "scenarios" / f"case-{number}.md"
        place.write_text(cases.case_text(number), "utf-8")


def _start(which: str, database: Path, *roots: Path) -> Spent:
    done = subprocess.run(  # noqa: S603  (a command of our own)
        [sys.executable, "-m", "bench.starting", which, str(database), *map(str, roots)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        check=True,
    )
    return Spent(done=1, **json.loads(done.stdout))


TRIALS: dict[str, Callable[[Size], Trial]] = {
    "compile": compiling,
    "play": playing,
    "start": starting,
    "states": searching,
}


def measure(names: Sequence[str], size: Size) -> list[Trial]:
    return [TRIALS[name](size) for name in names]
