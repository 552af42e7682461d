"""One person who read a lesson of a course at nine: each case adds a few rows and says what they change."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.content.model.course import Course
from app.ids import BoardId
from app.learning.effect import Decided
from app.learning.occasions import askings
from app.reporting.effect import Somebody, somebodies
from app.store.database import Database
from app.store.plans import Outcome
from app.store.practice_seen import Seen
from app.store.tables import (
    AttemptRow,
    AwardRow,
    AwardVoidRow,
    LessonCompletionRow,
    MembershipRow,
    MoveRow,
    PlanRow,
    PostRow,
    PracticeSeenRow,
)
from tests.reporting import test_effect
from tests.reporting.practice_worlds import BOARD, KNOWN_BY, SHAS
from tests.reporting.test_effect import HERE, LESSON, SCALES, SERVED, SLUG, TAUGHT, UNSEEN, put_in

course = test_effect.course
NINE = datetime(2028, 3, 1, 9, tzinfo=UTC)
LATE = KNOWN_BY + timedelta(minutes=1)
World = dict[Any, list[dict[str, Any]]]


def hours(number: int) -> datetime:
    return NINE + timedelta(hours=number)


def award(number: int, at: datetime, **other: Any) -> dict[str, Any]:
    words: dict[str, Any] = {"course": SLUG, "terms_sha256": "t", "nation": "wales"}
    words |= {"language": "en", "course_title": "A course", "standing": "draft", "source": "heed"}
    return {"id": number, "person_id": 1, **words, "met_on": at.date(), "recorded_at": at, **other}


def attempt(number: int, slug: str, at: datetime, **other: Any) -> dict[str, Any]:
    words: dict[str, Any] = {
        "content_sha256": SHAS[0],
        "terms_sha256": "t",
        "nation": "wales",
        "language": "en",
    }
    kind = "quiz" if slug == SCALES else "scenario"
    words |= {"person_id": 1, "kind": kind, "course": SLUG, "seed": "s"}
    return {"id": number, "slug": slug, "begun_at": at, **words, **other}


def moves(number: int, *made: tuple[str, str, str, int]) -> list[dict[str, Any]]:
    """Each: the scene, what follows, how sound, and when. Without a soundness it is no choice."""
    return [
        {
            "attempt_id": number,
            "step": step,
            "move": "choose:x" if sound else "go-on",
            "scene": scene,
            "scene_after": after,
            "soundness": sound or None,
            "ending": "good" if after == "end" else None,
            "completed": False,
            "made_at": hours(hour),
        }
        for step, (scene, after, sound, hour) in enumerate(made)
    ]


def plan(number: int, **other: Any) -> dict[str, Any]:
    words = {"course": SLUG, "title": "", "see": "", "tell": "", "by": "", "outcome_note": ""}
    answered = {"outcome": "done", "answered_at": hours(1), "changed_at": NINE, "written_at": NINE}
    return {"person_id": 1, "place": f"lesson/{number}", **words, **answered, **other}


def seen(number: int, answer: str, **other: Any) -> dict[str, Any]:
    said = {"person_id": 1, "agency_id": 1, "course": SLUG, "seen_by": 1, "seen_at": hours(1)}
    return {"id": number, "answer": answer, **said, **other}


def found_in(database: Database, course: Course, more: World) -> tuple[Somebody, ...]:
    read = {"person_id": 1, "lesson": LESSON, "content_sha256": SHAS[0], "done_at": NINE}
    world = {LessonCompletionRow: [read], PostRow: [HERE], MembershipRow: [SERVED], **more}
    with database.transaction() as session:
        put_in(session, world)
        found = somebodies(session, BoardId(BOARD), course, askings(course), KNOWN_BY)
        session.rollback()
    return found


@pytest.mark.parametrize(
    ("more", "met_at"),
    [
        ({AwardRow: [award(1, hours(3)), award(2, hours(2))]}, hours(2)),
        ({AwardRow: [award(1, NINE)]}, NINE),
        ({AwardRow: [award(1, hours(-1)), award(2, hours(4))]}, hours(4)),
        ({AwardRow: [award(1, hours(2), source="list")]}, None),
        ({AwardRow: [award(1, hours(2), course="another")]}, None),
        ({AwardRow: [award(1, LATE)]}, None),
        ({AwardRow: [award(1, KNOWN_BY)]}, KNOWN_BY),
        (
            {
                AwardRow: [award(1, hours(2)), award(2, hours(3))],
                AwardVoidRow: [{"award_id": 1, "reason": "x", "recorded_at": KNOWN_BY}],
            },
            hours(3),
        ),
        (
            {
                AwardRow: [award(1, hours(2))],
                AwardVoidRow: [{"award_id": 1, "reason": "x", "recorded_at": LATE}],
            },
            hours(2),
        ),
    ],
)
def test_she_met_it_with_the_first_award_that_stands(
    database: Database, course: Course, more: World, met_at: datetime | None
) -> None:
    [somebody] = found_in(database, course, more)
    assert somebody.road.met_at == met_at


@pytest.mark.parametrize(
    ("more", "taught"),
    [
        ({}, [NINE]),
        ({AttemptRow: [attempt(1, TAUGHT, hours(-1))]}, [hours(-1)]),
        ({AttemptRow: [attempt(1, TAUGHT, hours(-1), course=None)]}, [hours(-1)]),
        ({AttemptRow: [attempt(1, TAUGHT, hours(-1), course="another")]}, [NINE]),
        ({AttemptRow: [attempt(1, SCALES, hours(-1))]}, [NINE]),
        ({AttemptRow: [attempt(1, SCALES, hours(-1))], LessonCompletionRow: []}, [None]),
        ({AttemptRow: [attempt(1, UNSEEN, hours(-1))], LessonCompletionRow: []}, []),
        ({AttemptRow: [attempt(1, TAUGHT, LATE)], LessonCompletionRow: []}, []),
        ({PostRow: [{**HERE, "ends_on": date(2028, 2, 29)}]}, []),
        ({PostRow: [{**HERE, "ends_on": date(2028, 3, 1)}]}, [NINE]),
        ({PostRow: [{**HERE, "starts_on": date(2028, 3, 2)}]}, []),
        ({MembershipRow: [{**SERVED, "ends_on": date(2028, 2, 29)}]}, []),
        ({MembershipRow: [{**SERVED, "starts_on": date(2028, 3, 1)}]}, [NINE]),
    ],
)
def test_she_counts_from_the_day_on_which_she_began(
    database: Database, course: Course, more: World, taught: list[datetime | None]
) -> None:
    assert [each.road.taught_at for each in found_in(database, course, more)] == taught


ENDED = moves(1, ("one", "two", "best", 1), ("two", "end", "poor", 2))


@pytest.mark.parametrize(
    ("attempts", "made", "decided"),
    [
        ([attempt(1, TAUGHT, NINE)], ENDED, Decided(1, 2, none_poor=False)),
        (
            [attempt(1, TAUGHT, NINE)],
            moves(1, ("one", "one", "best", 1), ("one", "end", "poor", 2)),
            Decided(1, 1, none_poor=True),
        ),
        ([attempt(1, TAUGHT, NINE)], ENDED[:1], None),
        ([attempt(1, TAUGHT, NINE)], moves(1, ("one", "end", "", 1)), None),
        ([attempt(1, TAUGHT, NINE), attempt(2, TAUGHT, hours(-1))], ENDED, None),
        ([attempt(1, TAUGHT, NINE), attempt(2, TAUGHT, NINE)], ENDED, Decided(1, 2, False)),
        ([attempt(1, TAUGHT, NINE), attempt(2, UNSEEN, hours(-1))], ENDED, Decided(1, 2, False)),
    ],
)
def test_a_case_counts_the_first_time_by_the_first_choice_at_each_decision(
    database: Database,
    course: Course,
    attempts: list[dict[str, Any]],
    made: list[dict[str, Any]],
    decided: Decided | None,
) -> None:
    [somebody] = found_in(database, course, {AttemptRow: attempts, MoveRow: made})
    went = somebody.went.get(TAUGHT)
    assert (went and went.decided) == decided
    assert went is None or went.done.at == hours(2)


def test_plans_and_what_was_seen_are_those_known_by_then(
    database: Database, course: Course
) -> None:
    plans = [plan(1), plan(2, answered_at=LATE), plan(3, written_at=LATE), plan(4, course="x")]
    said = [seen(1, "not-yet"), seen(2, "in-part"), seen(3, "yes", agency_id=2)]
    said += [seen(4, "yes", seen_at=LATE), seen(5, "yes", course="another")]
    [somebody] = found_in(database, course, {PlanRow: plans, PracticeSeenRow: said})
    assert somebody.plans == (Outcome.DONE, None)
    assert somebody.seen is Seen.IN_PART
