"""What a board's people did before and after a course: the selects say what a slow, plain reading says, on both engines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from app.content.model.course import Course, Section, Step
from app.content.model.header import Kind
from app.content.model.text import PlainText, RichText
from app.ids import BoardId
from app.learning.occasions import askings
from app.paths import CONTENT
from app.reporting.effect import Somebody, somebodies
from app.services.civil_time import civil_date
from app.store.database import Database, Session
from app.store.tables import (
    AnswerRow,
    AttemptRow,
    AwardRow,
    AwardVoidRow,
    LessonCompletionRow,
    MembershipRow,
    MoveRow,
    PlanRow,
    PostRow,
    PracticeSeenRow,
    QuizSubmissionRow,
)
from tests.conftest import compiled
from tests.reporting.often import often
from tests.reporting.practice_worlds import (
    _GROUND,
    BOARD,
    KNOWN_BY,
    PEOPLE,
    SHAS,
    Row,
    memberships,
    moments,
    posts,
)

SLUG, SCALES, TAUGHT, UNSEEN, LESSON = "a-course", "scales", "taught", "unseen", "a-course/lesson"
people = st.sampled_from([1, 1, 1, 1, 2])
ALWAYS = {"starts_on": date(2020, 1, 1), "recorded_at": KNOWN_BY - timedelta(days=900)}
HERE = {"person_id": 1, "agency_id": 1, "job_role": "teacher", **ALWAYS}
SERVED = {"board_id": BOARD, "agency_id": 1, **ALWAYS}


@pytest.fixture(scope="module")
def course() -> Course:
    """Ratings before, at the end and after; a lesson and a case between; another case after."""
    steps = (
        Step(Kind.QUIZ, SCALES, required=True, before=True),
        Step(Kind.LESSON, LESSON, required=True),
        Step(Kind.SCENARIO, TAUGHT, required=True),
        Step(Kind.QUIZ, SCALES, required=True),
        Step(Kind.SCENARIO, UNSEEN, required=False, after_weeks=8),
        Step(Kind.QUIZ, SCALES, required=False, after_weeks=8),
    )
    shipped = compiled(CONTENT).courses["noticing-neglect"]
    return replace(shipped, slug=SLUG, sections=(Section(PlainText(), RichText(), steps),))


@st.composite
def attempts(draw: st.DrawFn, number: int) -> dict[Any, list[Row]]:
    slug = draw(st.sampled_from([SCALES, SCALES, TAUGHT, UNSEEN]))
    begun_at = draw(moments)
    attempt = {
        "id": number,
        "person_id": draw(people),
        "kind": "quiz" if slug == SCALES else "scenario",
        "slug": slug,
        "content_sha256": draw(st.sampled_from(SHAS)),
        "course": draw(st.sampled_from([SLUG, SLUG, None, "another"])),
        "terms_sha256": "t",
        "nation": "wales",
        "language": "en",
        "seed": "s",
        "begun_at": begun_at,
    }
    of = {"attempt_id": number}
    if slug == SCALES:
        chosen = draw(st.lists(st.sampled_from(["p1", "p2"]), min_size=1, max_size=2))
        answers = [
            {
                **of,
                "step": step,
                "question": f"q{step}",
                "response": {"kind": "rated", "point": point},
                "confidence": None,
                "hint_shown": False,
                "mark_numerator": None,
                "mark_denominator": None,
                "answered_at": begun_at,
            }
            for step, point in enumerate(chosen)
        ]
        submission = {**of, "score_numerator": 0, "score_denominator": 1, "passed": True}
        sent = draw(st.none() | moments)
        submitted = [{**submission, "submitted_at": sent}] if sent else []
        return {AttemptRow: [attempt], AnswerRow: answers, QuizSubmissionRow: submitted}
    scenes = st.sampled_from(["one", "two", "end", "end"])
    moves, at, moment = [], "one", begun_at
    for step in range(draw(st.integers(0, 6))):
        after = draw(scenes)
        chooses = draw(st.integers(0, 3)) > 0
        moves.append(
            {
                **of,
                "step": step,
                "move": draw(st.sampled_from(["choose:x", "choose:y"])) if chooses else "go-on",
                "scene": at,
                "scene_after": after,
                "soundness": draw(st.sampled_from(["best", "fair", "poor"])) if chooses else None,
                "ending": "good" if after == "end" else None,
                "completed": False,
                "made_at": moment,
            }
        )
        at, moment = after, moment + timedelta(minutes=draw(st.sampled_from([0, 1, 60 * 24])))
    return {AttemptRow: [attempt], MoveRow: moves}


@st.composite
def worlds(draw: st.DrawFn) -> dict[Any, list[Row]]:
    rows: dict[Any, list[Row]] = {
        PostRow: draw(st.sampled_from([[], [HERE], [HERE]])) + draw(st.lists(posts(), max_size=2)),
        MembershipRow: draw(st.sampled_from([[], [SERVED], [SERVED]]))
        + draw(st.lists(memberships(), max_size=2)),
    }
    for number in range(1, draw(st.integers(1, 6)) + 1):
        for table, added in draw(attempts(number)).items():
            rows.setdefault(table, []).extend(added)
    rows[LessonCompletionRow] = [
        {"person_id": person, "lesson": lesson, "content_sha256": sha, "done_at": draw(moments)}
        for person, lesson, sha in draw(
            st.sets(
                st.tuples(people, st.sampled_from([LESSON, "else/where"]), st.sampled_from(SHAS)),
                max_size=2,
            )
        )
    ]
    rows[AwardRow] = [
        {
            "id": number,
            "person_id": draw(people),
            "course": draw(st.sampled_from([SLUG, SLUG, "another"])),
            "terms_sha256": "t",
            "nation": "wales",
            "language": "en",
            "course_title": "A course",
            "standing": "draft",
            "source": draw(st.sampled_from(["heed", "heed", "list"])),
            "met_on": civil_date(moment),
            "recorded_at": moment,
        }
        for number in range(1, draw(st.integers(0, 3)) + 1)
        for moment in [draw(moments)]
    ]
    rows[AwardVoidRow] = [
        {"award_id": award["id"], "reason": "x", "recorded_at": draw(moments)}
        for award in rows[AwardRow]
        if draw(st.integers(0, 3)) == 0
    ]
    answered = st.none() | moments
    rows[PlanRow] = [
        {
            "person_id": person,
            "place": f"lesson/{number}",
            "course": draw(st.sampled_from([SLUG, "another"])),
            "title": "",
            "see": "secret",
            "tell": "",
            "by": "",
            "written_at": draw(moments),
            "changed_at": KNOWN_BY,
            "outcome": draw(st.sampled_from(["done", "not-yet"])) if at else None,
            "outcome_note": "",
            "answered_at": at,
        }
        for number, person in enumerate(draw(st.lists(people, max_size=3)))
        for at in [draw(answered)]
    ]
    rows[PracticeSeenRow] = [
        {
            "id": number,
            "person_id": draw(people),
            "agency_id": draw(st.sampled_from([1, 1, 2, 3])),
            "course": draw(st.sampled_from([SLUG, "another"])),
            "answer": draw(st.sampled_from(["yes", "in-part", "not-yet"])),
            "seen_by": 1,
            "seen_at": draw(moments),
        }
        for number in range(1, draw(st.integers(0, 3)) + 1)
    ]
    return rows


@often
@given(world=worlds())
def test_as_a_slow_and_plain_reading_has_it(
    database: Database, course: Course, world: dict[Any, list[Row]]
) -> None:
    with database.transaction() as session:
        put_in(session, world)
        found = somebodies(session, BoardId(BOARD), course, askings(course), KNOWN_BY)
        session.rollback()
    assert sorted(map(told, found)) == sorted(plain(world))


def put_in(session: Session, world: dict[Any, list[Row]]) -> None:
    order: list[Any] = [PostRow, MembershipRow, AttemptRow, AnswerRow, QuizSubmissionRow, MoveRow]
    order += [LessonCompletionRow, AwardRow, AwardVoidRow, PlanRow, PracticeSeenRow]
    rows: dict[Any, list[Row]] = {**_GROUND, **{each: world.get(each, []) for each in order}}
    for table, added in rows.items():
        for row in added:
            session.execute(insert(table), row)


def told(each: Somebody) -> str:
    return repr(
        (
            (each.road.taught_at, each.road.met_at, each.road.met_on),
            [(t.content_sha256, t.done.at, t.done.on, t.rated) for t in each.took.get(SCALES, ())],
            sorted(
                (slug, w.done.at, w.done.on, w.decided.sound, w.decided.of, w.decided.none_poor)
                for slug, w in each.went.items()
            ),
            [plan and plan.value for plan in each.plans],
            each.seen and each.seen.value,
        )
    )


def plain(world: dict[Any, list[Row]]) -> Iterator[str]:
    for person in PEOPLE:
        began_at, taught_at = touched(world, person)
        if began_at is None or not served(world, person, civil_date(began_at)):
            continue
        met = sorted(
            (a["recorded_at"], a["id"], a["met_on"])
            for a in world[AwardRow]
            if a["person_id"] == person
            and (a["course"], a["source"]) == (SLUG, "heed")
            and began_at <= a["recorded_at"] <= KNOWN_BY
            and not any(
                v["award_id"] == a["id"] and v["recorded_at"] <= KNOWN_BY
                for v in world[AwardVoidRow]
            )
        )
        yield repr(
            (
                (taught_at, met[0][0] if met else None, met[0][2] if met else None),
                list(takings(world, person)),
                sorted(goes(world, person)),
                [
                    plan["outcome"]
                    if plan["answered_at"] and plan["answered_at"] <= KNOWN_BY
                    else None
                    for plan in world[PlanRow]
                    if (plan["person_id"], plan["course"]) == (person, SLUG)
                    and plan["written_at"] <= KNOWN_BY
                ],
                seen(world, person),
            )
        )


def touched(world: dict[Any, list[Row]], person: int) -> tuple[datetime | None, datetime | None]:
    tried = [
        (a["begun_at"], a["slug"] == TAUGHT)
        for a in world.get(AttemptRow, [])
        if a["person_id"] == person and a["slug"] != UNSEEN and a["course"] in (SLUG, None)
    ]
    read = [
        (row["done_at"], True)
        for row in world[LessonCompletionRow]
        if (row["person_id"], row["lesson"]) == (person, LESSON)
    ]
    known = [(at, taught) for at, taught in tried + read if at <= KNOWN_BY]
    first = min((at for at, _ in known), default=None)
    return first, min((at for at, taught in known if taught), default=None)


def served(world: dict[Any, list[Row]], person: int, day: date) -> bool:
    return any(
        post["person_id"] == person and holds(post, day) and serves(world, post["agency_id"], day)
        for post in world[PostRow]
    )


def serves(world: dict[Any, list[Row]], agency: int, day: date) -> bool:
    return any(
        (row["board_id"], row["agency_id"]) == (BOARD, agency) and holds(row, day)
        for row in world[MembershipRow]
    )


def holds(row: Row, day: date) -> bool:
    known: bool = row["recorded_at"] <= KNOWN_BY and (
        row.get("superseded_at") is None or row["superseded_at"] > KNOWN_BY
    )
    return bool(known and row["starts_on"] <= day <= (row.get("ends_on") or date.max))


def takings(world: dict[Any, list[Row]], person: int) -> Iterator[tuple[Any, ...]]:
    hers = {a["id"]: a for a in world.get(AttemptRow, []) if a["person_id"] == person}
    sent = sorted(
        (row["submitted_at"], row["attempt_id"])
        for row in world.get(QuizSubmissionRow, [])
        if row["attempt_id"] in hers and row["submitted_at"] <= KNOWN_BY
    )
    for at, number in sent:
        rated = tuple(
            (row["question"], row["response"]["point"])
            for row in world[AnswerRow]
            if row["attempt_id"] == number
        )
        yield hers[number]["content_sha256"], at, civil_date(at), rated


def goes(world: dict[Any, list[Row]], person: int) -> Iterator[tuple[Any, ...]]:
    for slug in (TAUGHT, UNSEEN):
        hers = sorted(
            (a["begun_at"], a["id"])
            for a in world.get(AttemptRow, [])
            if (a["person_id"], a["slug"]) == (person, slug)
        )
        if not hers:
            continue
        moves = [
            m
            for m in world.get(MoveRow, [])
            if m["attempt_id"] == hers[0][1] and m["made_at"] <= KNOWN_BY
        ]
        ended = [m["made_at"] for m in moves if m["ending"]]
        first: dict[str, str] = {}
        for move in moves:
            if move["move"].startswith("choose:"):
                first.setdefault(move["scene"], move["soundness"])
        if ended and first:
            sound = list(first.values()).count("best")
            at = min(ended)
            none_poor = "poor" not in first.values()
            yield slug, at, civil_date(at), sound, len(first), none_poor


def seen(world: dict[Any, list[Row]], person: int) -> str | None:
    said = [
        row["answer"]
        for row in world[PracticeSeenRow]
        if (row["person_id"], row["course"]) == (person, SLUG)
        and row["seen_at"] <= KNOWN_BY
        and serves(world, row["agency_id"], civil_date(row["seen_at"]))
    ]
    return said[-1] if said else None
