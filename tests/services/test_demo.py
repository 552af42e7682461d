"""The demo's world: believable, the same each time it is made, and come about as everybody's does."""

import re
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Table, func, select

from app.learning.obligations import Status
from app.paths import CONTENT
from app.policy.scope import EVERYWHERE
from app.reporting.obligations import obligations_in
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.demo import Login, fill
from app.services.demo.places import BOARDS, HOMES, MOVES, PLACES
from app.services.links import Links
from app.services.passwords import Passwords
from app.store import accounts
from app.store.audit import find_broken
from app.store.database import Database, Session
from app.store.tables import (
    AgencyRow,
    AssignmentEventRow,
    AttendanceRow,
    AwardRow,
    Base,
    BoardRow,
    EvidenceReviewRow,
    EvidenceRow,
    JoinRequestRow,
    LetterRow,
    MembershipRow,
    PersonRow,
    PostRow,
)
from tests.conftest import CHEAP, compiled
from tests.people import Someone
from tests.walking import Walker
from tests.web.browsing import Browsing

pytestmark = pytest.mark.sqlite_only("the demo's database is a file")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
UNLIKE = {
    *("password_hash", "token_sha256", "token", "join_code", "message_id", "batch", "lineage"),
    *("seed", "stored_as", "shown_order"),
}
"""Columns that are drawn by lot, so that nobody can guess them."""
CONTENT_TABLES = {"content_version", "release"}
"""Not of the demo's making."""
BY_LOT = {"answer", "move"}
"""Which questions a quiz draws, and which of two equal choices comes first, is as the attempt's seed has it."""
A_TOKEN = re.compile(r"/in/[\w-]+")


@dataclass(frozen=True)
class Made:
    path: Path
    logins: tuple[Login, ...]

    def database(self) -> Database:
        return Database(f"sqlite:///{self.path}")


def make(migrated: Path, path: Path) -> Made:
    shutil.copy(migrated, path)
    database = Database(f"sqlite:///{path}")
    logins = fill(
        database,
        Passwords(CHEAP),
        Content(compiled(CONTENT)),
        NOW,
        links=Links("http://localhost"),
        uploads=path.parent / "uploads",
    )
    database.close()
    return Made(path, logins)


@pytest.fixture(scope="session")
def made(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Once for all tests that look at it."""
    return make(migrated, tmp_path_factory.mktemp("demo") / "heed.db")


@pytest.fixture
def database_url(engine: str, made: Made, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(made.path, tmp_path / 'heed.db')}"


@pytest.fixture
def people(made: Made) -> dict[str, Login]:
    return {each.username: each for each in made.logins}


def enter(app: Flask, database: Database, login: Login) -> Browsing:
    with database.reading() as session:
        account = accounts.find_account(session, login.username)
    assert account is not None
    client = app.test_client()
    assert isinstance(client, Browsing)
    client.sign_in(Someone(account.person_id, login.name, login.username, login.password))
    return client


def test_everyone_can_sign_in_with_what_is_printed(
    app: Flask, database: Database, people: dict[str, Login]
) -> None:
    roles = Counter(each.role for each in people.values())
    assert roles == {"learner": 5, "DSP": 4, "administrator": 2, "analyst": 1, "author": 1}
    assert len({each.password for each in people.values()}) == len(people)
    for login in people.values():
        client = enter(app, database, login)
        assert login.name in client.get("/profile").get_data(as_text=True)


def test_one_is_in_the_middle_of_the_case_and_one_has_finished(
    app: Flask, database: Database, people: dict[str, Login]
) -> None:
    middle = enter(app, database, people["sian"]).get("/training").get_data(as_text=True)
    assert "Decision 4 of about" in middle
    finished = enter(app, database, people["aled"]).get("/record").get_data(as_text=True)
    assert "Noticing neglect" in finished


@pytest.mark.parametrize(
    ("username", "address", "words"),
    [
        ("ruth", "/team", ("Bryn Eithin Day Nursery", "overdue", "Approve 1 joiner", "evidence")),
        ("marcus", "/team", ("Canal Street Primary School", "Weavers Lane High School")),
        ("eirlys", "/team", (HOMES, "Bring in your staff list")),
        ("nerys", "/organisations", ("Eithin", "Calderwick")),
        ("anwen", "/organisations", ("Eithin",)),
    ],
)
def test_who_runs_something_finds_it_in_her_pages(
    app: Flask,
    database: Database,
    people: dict[str, Login],
    username: str,
    address: str,
    words: tuple[str, ...],
) -> None:
    walker = Walker(enter(app, database, people[username]))
    walker.go(address)
    for each in words:
        assert each in walker.text, each


def test_two_boards_in_two_nations_with_thirteen_agencies_of_many_sectors(made: Made) -> None:
    with made.database().reading() as session:
        nations = set(session.scalars(select(BoardRow.nation)))
        agencies = session.execute(select(AgencyRow.name, AgencyRow.sector, AgencyRow.nation)).all()
        served = Counter(session.scalars(select(MembershipRow.agency_id)))
        schools = session.scalar(
            select(func.count(AgencyRow.id)).where(AgencyRow.parent_id.is_not(None))
        )
    assert nations == {"wales", "england"} == {row.nation for row in agencies}
    assert len(agencies) == len(PLACES) == 13
    assert len({row.sector for row in agencies}) == 10
    assert max(served.values()) == len(BOARDS)
    assert schools == 2


def test_about_six_hundred_people_who_came_and_went_for_a_year_and_a_half(made: Made) -> None:
    today = civil_date(NOW)
    with made.database().reading() as session:
        posts = session.execute(
            select(PostRow.__table__).where(PostRow.superseded_at.is_(None))
        ).all()
        merged = session.scalar(
            select(func.count(PersonRow.id)).where(PersonRow.merged_into_id.is_not(None))
        )
        first = session.scalar(select(func.min(PersonRow.created_at)))
    there = Counter(row.person_id for row in posts if not row.ends_on or row.ends_on >= today)
    gone = {row.person_id for row in posts} - set(there)
    week_ago = today - timedelta(days=7)
    assert 560 <= len(there) <= 640
    assert 30 <= len(gone) <= 70
    assert len([person for person, held in there.items() if held > 1]) >= 8
    assert merged is not None
    assert merged >= len(MOVES)
    assert len([row for row in posts if row.starts_on >= week_ago]) >= 5
    assert first is not None
    assert first < NOW - timedelta(days=540)


def test_who_moved_has_her_award_with_her(app: Flask, made: Made) -> None:
    """Somebody whose post at one agency ended and who began at another, one person with one record."""
    with made.database().reading() as session:
        movers = session.execute(
            select(PostRow.person_id)
            .where(PostRow.superseded_at.is_(None))
            .group_by(PostRow.person_id)
            .having(func.count(PostRow.agency_id.distinct()) > 1, func.count(PostRow.ends_on) == 1)
        ).all()
        learnt = set(session.scalars(select(AwardRow.person_id)))
    assert len(movers) >= 8
    assert len([row for row in movers if row.person_id in learnt]) >= 6


def test_every_status_occurs_and_most_people_are_in_date(made: Made) -> None:
    with made.database().reading() as session:
        rows = obligations_in(session, EVERYWHERE, civil_date(NOW), NOW)
    found = Counter(row.status for row in rows)
    assert set(found) == set(Status)
    assert 0.55 < found[Status.COVERED] / len(rows) < 0.85
    assert found[Status.OVERDUE] > 20


def test_something_waits_on_every_desk(made: Made) -> None:
    with made.database().reading() as session:
        counts = {
            row.__tablename__: session.scalar(select(func.count()).select_from(row))
            for row in (EvidenceRow, EvidenceReviewRow, JoinRequestRow, AssignmentEventRow)
        }
        attended = session.scalar(
            select(func.count(AttendanceRow.person_id)).where(AttendanceRow.award_id.is_not(None))
        )
        sources = set(session.scalars(select(AwardRow.source)))
        letters = Counter(session.scalars(select(LetterRow.state)))
    assert counts == {
        "evidence": 7,
        "evidence_review": 2,
        "join_request": 4,
        "assignment_event": 3,
    }
    assert attended
    assert sources == {"heed", "list", "evidence", "session"}
    assert letters["sent"] >= 10


def test_the_audit_trail_is_whole_and_in_the_order_of_time(made: Made) -> None:
    table = Base.metadata.tables["audit"]
    with made.database().reading() as session:
        assert find_broken(session) is None
        times = list(session.scalars(select(table.c.happened_at).order_by(table.c.id)))
    assert len(times) > 300
    assert times == sorted(times)
    assert times[-1] <= NOW


def test_nobody_in_it_can_be_written_to_or_rung_up(made: Made) -> None:
    """Addresses end in what no mail goes to, and telephone numbers are of the ranges kept for drama."""
    with made.database().reading() as session:
        said = [
            str(text)
            for table in Base.metadata.sorted_tables
            if table.name not in CONTENT_TABLES
            for row in session.execute(select(table))
            for text in row
            if isinstance(text, str | dict)
        ]
    addresses = {found for text in said for found in re.findall(r"[^\s@'\"]+@[\w.-]+", text)}
    assert len(addresses) > 400
    assert not [each for each in addresses if not each.endswith(".example")]
    numbers = {found for text in said for found in re.findall(r"\b0\d{2,4} \d{3,4} \d{4}\b", text)}
    assert len(numbers) > 5
    assert not [each for each in numbers if not each.startswith(("029 2018 0", "0161 496 0"))]


def test_the_same_day_makes_the_same_world(made: Made, migrated: Path, tmp_path: Path) -> None:
    again = make(migrated, tmp_path / "again.db")
    assert [each.username for each in again.logins] == [each.username for each in made.logins]
    assert {each.password for each in again.logins}.isdisjoint(
        {each.password for each in made.logins}
    )
    one, other = made.database(), again.database()
    tables = [table for table in Base.metadata.sorted_tables if table.name not in BY_LOT]
    with one.reading() as first, other.reading() as second:
        unlike = [each.name for each in tables if _told(first, each) != _told(second, each)]
    assert not unlike


def _told(session: Session, table: Table) -> list[list[object]]:
    columns = [column for column in table.columns if column.name not in UNLIKE]
    rows = session.execute(select(*columns).order_by(*table.primary_key))
    return [[_bare(cell) for cell in row] for row in rows]


def _bare(cell: object) -> object:
    return A_TOKEN.sub("/in/…", cell) if isinstance(cell, str) else cell
