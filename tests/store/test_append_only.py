from fractions import Fraction

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.content.library import SourceText
from app.content.model.course import Release
from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import Sha256
from app.store import alternatives, attempts, awards, content_versions, lessons
from app.store.attempt_records import Attempt
from app.store.awards import AwardFacts
from app.store.database import Database
from app.store.people import Person
from app.store.tables import APPEND_ONLY, Base
from tests.store.conftest import CASE_SHA, NOW, TODAY
from tests.store.test_attempts import ANSWER, MOVE

RELEASE = Release(Sha256("r" * 64), "noticing-neglect", ())
AWARD = AwardFacts(
    course="noticing-neglect",
    course_title="Noticing neglect",
    release_sha256=RELEASE.sha256,
    terms_sha256="t" * 64,
    nation=Nation.WALES,
    language="en",
    standing=Standing.DRAFT,
    met_on=TODAY,
    course_valid_months=12,
)


@pytest.fixture
def one_of_each(
    database: Database,
    person: Person,
    kept_case: SourceText,
    case_attempt: Attempt,
    quiz_attempt: Attempt,
) -> None:
    with database.transaction() as session:
        attempts.add_move(session, case_attempt.id, MOVE)
        attempts.add_answer(session, quiz_attempt.id, ANSWER)
        attempts.add_submission(session, quiz_attempt.id, Fraction(3, 4), True, NOW)
        lessons.add_completion(session, person.id, "noticing-neglect/signs", CASE_SHA, NOW)
        alternatives.add_alternative(session, person.id, "the-long-monday", CASE_SHA, NOW)
        content_versions.keep_release(session, RELEASE, NOW)
        award = awards.add_award(session, person.id, AWARD, NOW)
        awards.add_void(session, award.id, "recorded for the wrong person", NOW)


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize(
    "change",
    [
        'DELETE FROM "{}"',
        'UPDATE "{}" SET {} = {}',
        'INSERT OR REPLACE INTO "{}" SELECT * FROM "{}"',
    ],
    ids=["delete", "update", "replace"],
)
def test_a_fact_cannot_be_changed(
    database: Database, one_of_each: None, table: str, change: str
) -> None:
    rows = Base.metadata.tables[table].select()
    with database.reading() as session:
        before = session.execute(rows).all()
    assert before
    column = before[0]._fields[0]
    fills = (table, column, column) if change.startswith("UPDATE") else (table, table)
    with (
        pytest.raises(IntegrityError, match=f"{table} is append-only"),
        database.transaction() as session,
    ):
        session.execute(text(change.format(*fills)))
    with database.reading() as session:
        assert session.execute(rows).all() == before
