"""Random worlds of practice: who worked where, and what they answered and chose, as rows. And the slow, plain reading of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import insert

from app.services.civil_time import civil_date
from app.store.database import Session
from app.store.tables import (
    AgencyRow,
    AlternativeTakenRow,
    AnswerRow,
    AttemptRow,
    Base,
    BoardRow,
    ContentVersionRow,
    MembershipRow,
    MoveRow,
    PersonRow,
    PostRow,
    QuizSubmissionRow,
)

KNOWN_BY = datetime(2028, 6, 1, 12, 0, tzinfo=UTC)
BOARD, OTHER_BOARD = 1, 2
SECTORS = {1: "school", 2: "nursery", 3: "police"}
PEOPLE, ROLES = (1, 2, 3), ("teacher", "cook")
CASE, QUIZ = "a-case", "a-quiz"
SHAS = ("a" * 64, "b" * 64)
SCENES = ("one", "two", "three", "end")
AROUND = date(2028, 3, 26)
"""Clocks go forward on this day: just after midnight in London the day before it has ended in Greenwich too."""
Row = dict[str, Any]
Rows = Mapping[type[Base], list[Row]]
days = st.sampled_from([-400, -3, -2, -1, 0, 1, 2, 3, 40]).map(lambda by: AROUND + timedelta(by))
moments = st.one_of(
    st.builds(
        lambda day, minutes: (
            datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)
        ),
        st.sampled_from([AROUND + timedelta(by) for by in (-1, 0, 1, 2)]),
        st.sampled_from([0, 30, 600, 1410]),
    ),
    st.just(KNOWN_BY + timedelta(minutes=1)),
    st.just(KNOWN_BY - timedelta(days=14)),
)
superseded = st.sampled_from([None] * 5 + [KNOWN_BY - timedelta(1), KNOWN_BY + timedelta(1)])
recorded = st.sampled_from([KNOWN_BY - timedelta(400)] * 5 + [KNOWN_BY + timedelta(1)])


@st.composite
def held(draw: st.DrawFn) -> Row:
    starts_on = draw(st.just(AROUND - timedelta(400)) | days)
    ends_on = draw(st.none() | st.none() | days)
    if ends_on is not None and ends_on < starts_on:
        starts_on, ends_on = ends_on, starts_on
    return {
        "starts_on": starts_on,
        "ends_on": ends_on,
        "recorded_at": draw(recorded),
        "superseded_at": draw(superseded),
    }


@st.composite
def posts(draw: st.DrawFn) -> Row:
    return {
        "person_id": draw(st.sampled_from([1, 1, 1, 2, 3])),
        "agency_id": draw(st.sampled_from([1, 1, 1, 2, 3])),
        "job_role": draw(st.sampled_from(ROLES)),
        **draw(held()),
    }


@st.composite
def memberships(draw: st.DrawFn) -> Row:
    return {
        "board_id": draw(st.sampled_from([BOARD, BOARD, OTHER_BOARD])),
        "agency_id": draw(st.sampled_from([1, 1, 1, 2, 3])),
        **draw(held()),
    }


@st.composite
def attempts(draw: st.DrawFn, kind: str, slug: str) -> Row:
    return {
        "person_id": draw(st.sampled_from([1, 1, 1, 2, 3])),
        "kind": kind,
        "slug": draw(st.sampled_from([slug, slug, slug, "another"])),
        "content_sha256": draw(st.sampled_from(SHAS)),
        "terms_sha256": "t",
        "nation": draw(st.sampled_from(["wales", "england"])),
        "language": "en",
        "seed": draw(st.sampled_from(["s1", "s2"])),
        "begun_at": draw(moments),
    }


@st.composite
def moves(draw: st.DrawFn) -> list[Row]:
    """Not all of them could be made; the query must not care."""
    made, at, moment = [], draw(st.sampled_from(SCENES)), draw(moments)
    for step in range(draw(st.integers(0, 5))):
        after = draw(st.sampled_from(SCENES))
        move = draw(st.sampled_from(["choose:x", "choose:y", "go-on", "back:0", "wrote"]))
        ending = "good" if after == "end" else None
        made.append(
            {
                "step": step,
                "move": move,
                "scene": at,
                "scene_after": after,
                "ending": ending,
                "completed": False,
                "made_at": moment,
            }
        )
        at, moment = after, moment + timedelta(minutes=draw(st.sampled_from([1, 60 * 24 * 60])))
    return made


@st.composite
def answers(draw: st.DrawFn) -> list[Row]:
    questions = draw(st.permutations(["q1", "q2", "q3"]))[: draw(st.integers(0, 3))]
    return [
        {
            "step": step,
            "question": question,
            "response": draw(
                st.sampled_from(
                    [
                        {"kind": "picked", "option": "o1"},
                        {"kind": "ticked", "options": ["o1", "o2"]},
                        {"kind": "typed", "text": "999"},
                    ]
                )
            ),
            "confidence": draw(st.sampled_from([None, "sure", "guess"])),
            "hint_shown": False,
            "mark_numerator": mark and mark.numerator,
            "mark_denominator": mark and mark.denominator,
            "answered_at": draw(moments),
        }
        for step, question in enumerate(questions)
        for mark in [draw(st.sampled_from([None, Fraction(1), Fraction(1, 3)]))]
    ]


@dataclass(frozen=True)
class World:
    rows: Rows

    def put_in(self, session: Session) -> None:
        for table, rows in (*_GROUND.items(), *self.rows.items()):
            for row in rows:
                session.execute(insert(table), row)


_GROUND: Rows = {
    BoardRow: [
        {
            "id": number,
            "name": f"Board {number}",
            "nation": "wales",
            "contacts": {},
            "words": {},
            "recorded_at": KNOWN_BY,
        }
        for number in (BOARD, OTHER_BOARD)
    ],
    AgencyRow: [
        {
            "id": number,
            "name": f"Agency {number}",
            "sector": sector,
            "nation": "wales",
            "contacts": {},
        }
        for number, sector in SECTORS.items()
    ],
    PersonRow: [{"id": number, "name": f"P{number}", "created_at": KNOWN_BY} for number in PEOPLE],
    ContentVersionRow: [
        {
            "sha256": sha,
            "kind": "quiz",
            "slug": "x",
            "path": "x.md",
            "text": "",
            "first_met_at": KNOWN_BY,
        }
        for sha in SHAS
    ],
}


@st.composite
def worlds(draw: st.DrawFn, kind: str) -> World:
    rows: dict[type[Base], list[Row]] = {
        PostRow: _numbered(draw(st.lists(posts(), min_size=1, max_size=5))),
        MembershipRow: _numbered(draw(st.lists(memberships(), min_size=1, max_size=4))),
        AttemptRow: _numbered(
            draw(
                st.lists(
                    attempts(kind, CASE if kind == "scenario" else QUIZ), min_size=1, max_size=5
                )
            )
        ),
    }
    of = [row["id"] for row in rows[AttemptRow]]
    if kind == "scenario":
        rows[MoveRow] = [{**row, "attempt_id": number} for number in of for row in draw(moves())]
        others = draw(st.sets(st.sampled_from(PEOPLE)))
        rows[AlternativeTakenRow] = [
            {
                "person_id": person,
                "scenario": CASE,
                "content_sha256": SHAS[0],
                "taken_at": KNOWN_BY - timedelta(days=30),
            }
            for person in sorted(others)
        ]
    else:
        rows[AnswerRow] = [
            {**row, "attempt_id": number} for number in of for row in draw(answers())
        ]
        rows[QuizSubmissionRow] = [
            {
                "attempt_id": number,
                "score_numerator": 1,
                "score_denominator": 1,
                "passed": True,
                "submitted_at": draw(moments),
            }
            for number in of
            if draw(st.booleans())
        ]
    return World(rows)


def _numbered(rows: list[Row]) -> list[Row]:
    return [{"id": number, **row} for number, row in enumerate(rows, 1)]


def counted_attempts(world: World, kind: str, slug: str) -> Iterator[tuple[Row, str, str]]:
    """Attempt, sector and job role, told one by one."""
    for attempt in world.rows[AttemptRow]:
        if (attempt["kind"], attempt["slug"]) != (kind, slug) or attempt["begun_at"] > KNOWN_BY:
            continue
        earlier = [
            each
            for each in world.rows[AttemptRow]
            if all(each[key] == attempt[key] for key in ("person_id", "kind", "slug"))
            and (each["begun_at"], each["id"]) < (attempt["begun_at"], attempt["id"])
        ]
        there = [post for post in world.rows[PostRow] if _counts(world, attempt, post)]
        if there and not earlier:
            post = max(there, key=lambda each: (each["starts_on"], each["id"]))
            yield attempt, SECTORS[post["agency_id"]], post["job_role"]


def _counts(world: World, attempt: Row, post: Row) -> bool:
    day = civil_date(attempt["begun_at"])
    serving = [
        each
        for each in world.rows[MembershipRow]
        if each["board_id"] == BOARD and each["agency_id"] == post["agency_id"]
    ]
    return (
        post["person_id"] == attempt["person_id"]
        and _held(post, day)
        and any(_held(each, day) for each in serving)
    )


def _held(row: Row, day: date) -> bool:
    known = row["recorded_at"] <= KNOWN_BY
    gone = row["superseded_at"] is not None and row["superseded_at"] <= KNOWN_BY
    over = row["ends_on"] is not None and row["ends_on"] < day
    return known and not gone and row["starts_on"] <= day and not over
