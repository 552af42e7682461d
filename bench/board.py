"""A board's figures: live, kept, month by month and told apart; beside a bare count of the same rows in the same run."""

import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Executable, create_engine, make_url, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler

from app.ids import BoardId
from app.reporting.coverage import ALL, HEADLINES, About, coverage_of, parameters_of
from app.reporting.coverage_query import coverage_query
from app.reporting.coverage_shape import Shape
from app.reporting.kept_figures import as_kept, keep
from app.reporting.time_machine import Moment, explain
from app.reporting.trends import month_ends, trend
from app.store.database import Database, Session
from app.store.schema import upgrade
from app.store.snapshots import Snapshot, add_snapshot, find_latest
from bench.board_world import NOW, TODAY, Size, fill
from bench.obligations import COURSES, ROLES

SERVER = "HEED_BENCH_POSTGRESQL"
"""A superuser's URL."""
_SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"
SMALL = (Size((200,), 4),)
WHOLE = (Size((5_000,), 20), Size((100_000,), 20))
NATION = Size((5_000, 20_000, 100_000, 875_000), 20)
MANY = 50_000
"""People, of whom a figure is worked out once: it takes long enough to be steady."""
ABOUT = About(
    dict.fromkeys(COURSES, 45),
    ((COURSES[0], "babies"), (COURSES[1], "young-carers")),
    (("role:teacher", "B"), (f"role:{ROLES[0]}", "A")),
)
AIMS = {"page, from what was kept": 0.3}
AIM_COLD = 1.0
_BARE = text(
    "SELECT count(*) FROM award WHERE person_id IN (SELECT person_id FROM post WHERE agency_id IN"
    " (SELECT agency_id FROM membership WHERE board_id = :board))"
)


@dataclass(frozen=True, slots=True)
class Timed:
    engine: str
    people: int
    of: int
    """People in the database."""
    what: str
    seconds: float
    times_bare: float


@dataclass(frozen=True, slots=True)
class Found:
    timed: tuple[Timed, ...]
    plans: dict[str, list[str]]


Ask = Callable[[Session], object]


def measure_alone(sizes: Iterable[Size], rounds: int = 3) -> Found:
    """On SQLite, each size in a database of its own."""
    timed: list[Timed] = []
    plans: dict[str, list[str]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found = measure(
                f"sqlite:///{folder}/board.db", size, rounds if size.people < MANY else 1
            )
        timed += found.timed
        plans |= found.plans
    return Found(tuple(timed), plans)


def measure_nation(size: Size = NATION, rounds: int = 3) -> Found:
    """On PostgreSQL: boards of three sizes inside a nation."""
    with _own_database() as url:
        return measure(url, size, rounds, boards=len(size.boards) - 1)


@contextmanager
def _own_database() -> Iterator[str]:
    server = make_url(os.environ.get(SERVER, _SERVER))
    name = f"heed_bench_{secrets.token_hex(4)}"
    alone = create_engine(server, isolation_level="AUTOCOMMIT")
    with alone.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'")
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        with alone.connect() as connection:
            connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')
        alone.dispose()


def measure(url: str, size: Size, rounds: int, boards: int = 1) -> Found:
    """On an empty database, which is filled first."""
    database = Database(url)
    upgrade(database)
    with database.transaction() as session:
        if session.dialect.name == "postgresql":  # no foreign keys looked up twenty million times
            session.exec_driver_sql("SET LOCAL session_replication_role = replica")
        fill(session, size)
    timed: list[Timed] = []
    plans: dict[str, list[str]] = {}
    for number in range(1, boards + 1):
        board, people = BoardId(number), size.boards[number - 1]
        timed += _timed(database, board, people, size, rounds)
        with database.reading() as session:
            plans[f"{session.dialect.name}, {people:,} of {size.people:,}"] = _plan(session, board)
    database.close()
    return Found(tuple(timed), plans)


def _timed(
    database: Database, board: BoardId, people: int, size: Size, rounds: int
) -> Iterator[Timed]:
    with database.reading() as session:
        engine = session.dialect.name
        bare, _ = _times(session, lambda s: s.execute(_BARE, {"board": board}).scalar(), rounds)

    def row(what: str, seconds: float) -> Timed:
        return Timed(engine, people, size.people, what, seconds, seconds / bare)

    yield row("bare count(*)", bare)
    with database.reading() as session:
        median, first = _times(session, lambda s: page(s, board), rounds)
    yield row("page, live, first time", first)
    yield row("page, live", median)
    kept = time.perf_counter()
    _keep(database, board, month_ends(TODAY, 1)[0])
    yield row("one night's figures kept", time.perf_counter() - kept)
    for day in month_ends(TODAY)[:-1]:
        _copy(database, board, day)
    for what, ask in _questions(board).items():
        with database.reading() as session:
            yield row(what, _times(session, ask, rounds)[0])


def page(session: Session, board: BoardId) -> object:
    return coverage_of(session, board, TODAY, NOW, ABOUT)


def _questions(board: BoardId) -> dict[str, Ask]:
    last = month_ends(TODAY, 1)[0]
    month = Moment(TODAY - timedelta(days=30), NOW), Moment(TODAY, NOW)

    def from_kept(session: Session) -> object:
        kept = find_latest(session, board, last)
        return kept and as_kept(board, last, kept.known_at, kept.figures)

    return {
        "page, from what was kept": from_kept,
        "trend of 36 months, kept": lambda session: trend(session, board, TODAY, NOW),
        "one month of a trend, live": lambda session: coverage_of(
            session, board, last, NOW, dimensions=HEADLINES
        ),
        "a month explained": lambda session: explain(session, board, *month),
    }


def _keep(database: Database, board: BoardId, day: Any) -> None:
    with database.reading() as session:
        found = keep(session, board, day, NOW, ABOUT)
    with database.transaction() as session:
        add_snapshot(session, Snapshot(board, day, NOW, found.figures, found.sha256, NOW))


def _copy(database: Database, board: BoardId, day: Any) -> None:
    """Figures of the same size under another day: counting 36 months is not what is measured."""
    with database.transaction() as session:
        kept = find_latest(session, board, month_ends(TODAY, 1)[0])
        if kept is not None:
            add_snapshot(session, Snapshot(board, day, NOW, kept.figures, kept.sha256, NOW))


def _times(session: Session, ask: Ask, rounds: int) -> tuple[float, float]:
    """The median, and the first."""
    seconds = []
    for _ in range(rounds):
        begun = time.perf_counter()
        ask(session)
        seconds.append(time.perf_counter() - begun)
    return sorted(seconds)[len(seconds) // 2], seconds[0]


class _Explained(Executable, ClauseElement):
    inherit_cache = False

    def __init__(self, query: ClauseElement) -> None:
        self.query = query


@compiles(_Explained)
def _(element: _Explained, compiler: SQLCompiler, **keywords: Any) -> str:
    how = "EXPLAIN QUERY PLAN " if compiler.dialect.name == "sqlite" else "EXPLAIN "
    return how + compiler.process(element.query, **keywords)


def _plan(session: Session, board: BoardId) -> list[str]:
    shape = Shape(ALL, tags=ABOUT.training_groups, about=ABOUT.children)
    rows = session.execute(_Explained(coverage_query(shape)), parameters_of(board, TODAY, NOW))
    return [str(row[-1]) for row in rows]


def lines(found: Found) -> Iterator[str]:
    yield f"\n{'A board’s figures':<30}{'engine':<12}{'people':>9}{'of':>11}{'median':>13}{'× bare':>9}"
    for each in found.timed:
        where = f"{each.engine:<12}{each.people:>9,}{each.of:>11,}"
        took = f"{1000 * each.seconds:>10.1f} ms{each.times_bare:>9.1f}"
        yield f"{each.what:<30}{where}{took}{_star(each)}"


def _star(timed: Timed) -> str:
    aim = AIMS.get(timed.what)
    cold = timed.what == "page, live, first time" and timed.engine == "postgresql"
    aim = AIM_COLD if cold and timed.people <= 20_000 else aim
    return "" if aim is None else " *" if timed.seconds > aim else f"  (aim {1000 * aim:.0f} ms)"


def as_json(found: Found) -> dict[str, Any]:
    return {"timed": [asdict(each) for each in found.timed], "plans": found.plans}
