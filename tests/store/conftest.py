from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.content.library import SourceText
from app.content.model.header import Kind
from app.content.model.terms import Nation
from app.ids import Sha256
from app.store import attempts, content_versions, people
from app.store.attempt_records import Attempt, AttemptTerms
from app.store.database import Database
from app.store.people import Agency, Person

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
CASE_SHA = Sha256("c" * 64)

CASE_TERMS = AttemptTerms(
    kind=Kind.SCENARIO,
    slug="the-long-monday",
    content_sha256=CASE_SHA,
    terms_sha256="t" * 64,
    nation=Nation.WALES,
    language="en",
    seed="seed",
)
QUIZ_TERMS = replace(CASE_TERMS, kind=Kind.QUIZ, slug="noticing-neglect")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def new_database(new_database_url: str) -> Iterator[Database]:
    """Without tables; for tests that change the schema."""
    database = Database(new_database_url)
    yield database
    database.close()


@pytest.fixture
def agency(database: Database) -> Agency:
    with database.transaction() as session:
        return people.add_agency(
            session, "Little Acorns", "nursery", Nation.WALES, {"dsp": "Mair Ŵyn"}
        )


@pytest.fixture
def person(database: Database) -> Person:
    with database.transaction() as session:
        return people.add_person(session, "Siân ap Huw", NOW)


@pytest.fixture
def other_person(database: Database) -> Person:
    with database.transaction() as session:
        return people.add_person(session, "Joe Bloom", NOW)


@pytest.fixture
def kept_case(database: Database) -> SourceText:
    source = SourceText(
        Kind.SCENARIO, "the-long-monday", "scenarios/the-long-monday.md", CASE_SHA, "# Monday\n"
    )
    with database.transaction() as session:
        content_versions.keep_version(session, source, NOW)
    return source


@pytest.fixture
def case_attempt(database: Database, person: Person, kept_case: SourceText) -> Attempt:
    with database.transaction() as session:
        return attempts.add_attempt(session, person.id, CASE_TERMS, NOW)


@pytest.fixture
def quiz_attempt(database: Database, person: Person, kept_case: SourceText) -> Attempt:
    with database.transaction() as session:
        return attempts.add_attempt(session, person.id, QUIZ_TERMS, NOW)
