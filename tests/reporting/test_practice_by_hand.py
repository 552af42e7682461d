"""A small place, counted by hand: whose first attempts count for a board, and what they come to."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from app.ids import BoardId
from app.reporting.answers import first_takings
from app.reporting.first_attempts import begun
from app.reporting.moves import AT_REST, first_encounters
from app.store.database import Database, Session
from app.store.tables import AttemptRow, MembershipRow, MoveRow, PostRow
from tests.reporting.practice_worlds import BOARD, CASE, OTHER_BOARD, QUIZ, SHAS, World

HERE, THERE = BoardId(BOARD), BoardId(OTHER_BOARD)
SCHOOL, NURSERY, POLICE = 1, 2, 3
THEN = datetime(2028, 2, 1, 9, 0, tzinfo=UTC)
NOW = datetime(2028, 6, 1, 12, 0, tzinfo=UTC)
LONG_AGO = date(2020, 1, 1)
KNOWN = {"recorded_at": datetime(2027, 1, 1, tzinfo=UTC), "superseded_at": None}


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """The first board has the school and, until the end of January, the police; the second has the nursery."""
    database = Database(database_url)
    with database.transaction() as session:
        World({}).put_in(session)
        for board, agency, until in (
            (BOARD, SCHOOL, None),
            (BOARD, POLICE, date(2028, 1, 31)),
            (OTHER_BOARD, NURSERY, None),
        ):
            period = {"starts_on": LONG_AGO, "ends_on": until}
            row = {"board_id": board, "agency_id": agency, **period, **KNOWN}
            session.execute(insert(MembershipRow), row)
        yield session
        session.rollback()
    database.close()


def works(
    session: Session, person: int, agency: int, role: str, since: date, until: date | None = None
) -> None:
    period = {"starts_on": since, "ends_on": until}
    row = {"person_id": person, "agency_id": agency, "job_role": role, **period, **KNOWN}
    session.execute(insert(PostRow), row)


def begins(
    session: Session, number: int, person: int, at: datetime, *moves: tuple[str, str, str]
) -> None:
    """At the case; `moves`: the move, the scene, and the scene after it, a minute each. Ends at a scene called end."""
    row = {
        "id": number,
        "person_id": person,
        "kind": "scenario" if moves else "quiz",
        "slug": CASE if moves else QUIZ,
        "content_sha256": SHAS[0],
        "terms_sha256": "t",
        "nation": "wales",
        "language": "en",
        "seed": str(number),
        "begun_at": at,
    }
    session.execute(insert(AttemptRow), row)
    for step, (move, scene, after) in enumerate(moves):
        made = {
            "attempt_id": number,
            "step": step,
            "move": move,
            "scene": scene,
            "scene_after": after,
            "ending": "good" if after == "end" else None,
            "completed": after == "end",
            "made_at": at + timedelta(minutes=step),
        }
        session.execute(insert(MoveRow), made)


def test_the_post_begun_last_says_the_role(session: Session) -> None:
    works(session, 1, SCHOOL, "cook", LONG_AGO)
    works(session, 1, SCHOOL, "teacher", date(2024, 9, 1))
    works(session, 1, NURSERY, "nursery manager", date(2025, 9, 1))
    begins(session, 1, 1, THEN)
    [taking] = first_takings(session, HERE, QUIZ, NOW)
    assert (taking.sector, taking.job_role, taking.finished) == ("school", "teacher", False)
    [at_the_other] = first_takings(session, THERE, QUIZ, NOW)
    assert (at_the_other.sector, at_the_other.job_role) == ("nursery", "nursery manager")


def test_a_first_attempt_made_elsewhere_is_nobodys_first_here(session: Session) -> None:
    works(session, 1, NURSERY, "cook", LONG_AGO, date(2028, 1, 31))
    works(session, 1, SCHOOL, "cook", date(2028, 2, 1))
    begins(session, 1, 1, THEN - timedelta(days=10))
    begins(session, 2, 1, THEN)
    assert first_takings(session, HERE, QUIZ, NOW) == ()
    assert len(first_takings(session, THERE, QUIZ, NOW)) == 1


def test_what_was_done_while_the_board_served_the_agency_stays_its(session: Session) -> None:
    works(session, 1, POLICE, "police officer", LONG_AGO)
    works(session, 2, POLICE, "police officer", LONG_AGO)
    begins(session, 1, 1, datetime(2028, 1, 31, 23, 59, tzinfo=UTC))
    begins(session, 2, 2, datetime(2028, 2, 1, 0, 1, tzinfo=UTC))
    assert [each.seed for each in first_takings(session, HERE, QUIZ, NOW)] == ["1"]
    assert [each.people for each in begun(session, HERE, NOW)] == [1]


def test_where_people_go_and_where_they_stop(session: Session) -> None:
    for person, role in ((1, "teacher"), (2, "teacher"), (3, "cook")):
        works(session, person, SCHOOL, role, LONG_AGO)
    ask, tell = ("choose:ask", "door", "hall"), ("choose:tell", "door", "end")
    begins(session, 1, 1, THEN, ask, ("back:0", "hall", "door"), tell)
    begins(session, 2, 2, THEN, ask)
    begins(session, 3, 3, NOW - timedelta(days=1), ask)
    found = [
        (each.scene, each.choice, each.target, each.job_role, each.stopped, each.people)
        for each in first_encounters(session, HERE, CASE, NOW)
    ]
    assert sorted(found, key=str) == sorted(
        [
            ("door", "ask", "hall", "teacher", False, 2),
            ("hall", None, None, "teacher", False, 1),
            ("end", None, None, "teacher", False, 1),
            ("hall", None, None, "teacher", True, 1),
            ("door", "ask", "hall", "cook", False, 1),
            ("hall", None, None, "cook", False, 1),
        ],
        key=str,
    )


def test_an_attempt_rests_after_a_fortnight_and_an_ended_one_never(session: Session) -> None:
    for person in (1, 2):
        works(session, person, SCHOOL, "teacher", LONG_AGO)
    begins(session, 1, 1, THEN, ("choose:tell", "door", "end"))
    begins(session, 2, 2, THEN, ("choose:ask", "door", "hall"))
    for known_by, stopped in ((THEN + AT_REST - timedelta(seconds=1), 0), (THEN + AT_REST, 1)):
        found = first_encounters(session, HERE, CASE, known_by)
        assert sum(each.people for each in found if each.stopped) == stopped
