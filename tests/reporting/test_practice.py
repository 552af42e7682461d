"""First answers and first encounters: the selects say what a slow, plain reading of the same rows says, on both engines."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import literal, select

from app.ids import BoardId
from app.learning.quiz_attempt import Confidence
from app.reporting.answers import first_takings
from app.reporting.first_attempts import begun
from app.reporting.moves import AT_REST, first_encounters
from app.reporting.sql_moments import civil_day
from app.services.civil_time import civil_date
from app.store.database import Database
from app.store.tables import (
    AlternativeTakenRow,
    AnswerRow,
    MoveRow,
    QuizSubmissionRow,
    UtcDateTime,
)
from tests.reporting.often import in_it, often
from tests.reporting.practice_worlds import (
    BOARD,
    CASE,
    KNOWN_BY,
    QUIZ,
    Row,
    World,
    counted_attempts,
    worlds,
)

HERE = BoardId(BOARD)


@often
@given(world=worlds("quiz"))
def test_first_answers(database: Database, world: World) -> None:
    with in_it(database, world) as session:
        found = first_takings(session, HERE, QUIZ, KNOWN_BY)
        everywhere = begun(session, HERE, KNOWN_BY)
    expected = [
        (attempt["seed"], attempt["content_sha256"], sector, role, *plain_taking(world, attempt))
        for attempt, sector, role in counted_attempts(world, "quiz", QUIZ)
    ]
    assert sorted(map(repr, expected)) == sorted(
        repr(
            (
                each.seed,
                each.content_sha256,
                each.sector,
                each.job_role,
                each.finished,
                [(a.question, a.chosen, a.mark, a.confidence) for a in each.answers],
            )
        )
        for each in found
    )
    people = [each.people for each in everywhere if each.slug == QUIZ]
    assert sum(people) == len(found)


def plain_taking(world: World, attempt: Row) -> tuple[bool, list[tuple[Any, ...]]]:
    submitted = any(
        row["attempt_id"] == attempt["id"] and row["submitted_at"] <= KNOWN_BY
        for row in world.rows[QuizSubmissionRow]
    )
    answers = [
        (
            row["question"],
            CHOSEN[row["response"]["kind"]],
            row["mark_numerator"] and row["mark_numerator"] / row["mark_denominator"],
            row["confidence"] and Confidence(row["confidence"]),
        )
        for row in sorted(world.rows[AnswerRow], key=lambda row: row["step"])
        if row["attempt_id"] == attempt["id"] and row["answered_at"] <= KNOWN_BY
    ]
    return submitted, answers


CHOSEN = {"picked": ("o1",), "ticked": ("o1", "o2"), "typed": ()}


@often
@given(world=worlds("scenario"))
def test_first_encounters(database: Database, world: World) -> None:
    with in_it(database, world) as session:
        found = first_encounters(session, HERE, CASE, KNOWN_BY)
    expected = Counter(
        (attempt["content_sha256"], attempt["nation"], sector, role, *met)
        for attempt, sector, role in counted_attempts(world, "scenario", CASE)
        for met in plain_encounters(world, attempt)
    )
    assert {
        (
            each.content_sha256,
            each.nation,
            each.sector,
            each.job_role,
            each.scene,
            each.choice,
            each.target,
            each.stopped,
        ): each.people
        for each in found
    } == expected
    assert len(found) == len(expected)


def plain_encounters(world: World, attempt: Row) -> Iterator[tuple[Any, ...]]:
    """Scene, choice, target, and whether it stopped there."""
    moves = [
        row
        for row in world.rows[MoveRow]
        if row["attempt_id"] == attempt["id"] and row["made_at"] <= KNOWN_BY
    ]
    latest = moves[-1]["made_at"] if moves else attempt["begun_at"]
    over = any(row["ending"] for row in moves) or latest > KNOWN_BY - AT_REST
    if not moves:
        yield None, None, None, not over
    now_at = moves[-1]["scene_after"] if moves else None
    for scene in {row[key] for row in moves for key in ("scene", "scene_after")}:
        leaving = [
            row
            for row in moves
            if row["scene"] == scene and row["move"] in ("choose:x", "choose:y", "go-on")
        ]
        kind, _, choice = leaving[0]["move"].partition(":") if leaving else ("", "", "")
        target = leaving[0]["scene_after"] if kind else None
        yield scene, choice or None, target, scene == now_at and not over


@often
@given(world=worlds("scenario"))
def test_another_way_leaves_no_trace(database: Database, world: World) -> None:
    without = World(
        {table: rows for table, rows in world.rows.items() if table is not AlternativeTakenRow}
    )
    with in_it(database, world) as session:
        found = first_encounters(session, HERE, CASE, KNOWN_BY), begun(session, HERE, KNOWN_BY)
    with in_it(database, without) as session:
        assert found == (
            first_encounters(session, HERE, CASE, KNOWN_BY),
            begun(session, HERE, KNOWN_BY),
        )


@often
@given(
    moment=st.datetimes(
        datetime.fromisoformat("1996-01-01"),
        datetime.fromisoformat("2090-12-31"),
        timezones=st.just(UTC),
    )
)
def test_days_of_moments_are_londons(database: Database, moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert day_of(database, moment) == civil_date(moment)


@pytest.mark.parametrize("year", [2024, 2026, 2027, 2030, 2032])
def test_the_hours_at_which_clocks_change(database: Database, year: int) -> None:
    for month in (3, 10):
        for day in range(24, 32):
            for minutes in (-1, 0, 59, 60, 61, 23 * 60, 23 * 60 + 1):
                moment = datetime(year, month, day, tzinfo=UTC) + timedelta(minutes=minutes)
                assert day_of(database, moment) == civil_date(moment), moment


def day_of(database: Database, moment: datetime) -> object:
    with database.reading() as session:
        return session.scalar(select(civil_day(literal(moment, UtcDateTime()))))
