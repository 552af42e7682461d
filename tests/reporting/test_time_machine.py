"""Two figures of a board, and why they differ: causes sum to the difference, and each is the one that people would name."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from app.ids import BoardId
from app.learning.differences import Cause, Place
from app.reporting.coverage import Only, coverage_of
from app.reporting.time_machine import Line, Moment, explain
from app.store.database import Database, Session
from app.store.tables import (
    AbsenceRow,
    AssignmentRow,
    AwardRow,
    AwardVoidRow,
    ExemptionRow,
    MembershipRow,
    PostRow,
    RequirementRow,
)
from tests.reporting.often import in_it, often
from tests.reporting.worlds import BOARD, COURSES, NURSERY, SCHOOL, Row, World, worlds

HERE = BoardId(BOARD)
MARCH = Moment(date(2028, 3, 31), datetime(2028, 4, 1, 6, tzinfo=UTC))
APRIL = Moment(date(2028, 4, 30), datetime(2028, 5, 1, 6, tzinfo=UTC))
EARLY = datetime(2028, 1, 1, tzinfo=UTC)
BETWEEN = datetime(2028, 4, 10, tzinfo=UTC)


moments_of_recording = st.sampled_from([EARLY] * 8 + [BETWEEN] * 3 + [BETWEEN + timedelta(days=60)])
JUST_BEFORE, LONG_AFTER = BETWEEN - timedelta(days=1), BETWEEN + timedelta(days=90)


@st.composite
def recorded_worlds(draw: st.DrawFn) -> World:
    """Of which each row was recorded, and perhaps superseded, at a time of its own."""
    world = draw(worlds())
    rows = []
    for table, values in world.rows:
        new = dict(values)
        for column in ("recorded_at", "made_at"):
            if column in new:
                new[column] = draw(moments_of_recording)
        if new.get("superseded_at"):
            new["superseded_at"] = max(new["recorded_at"], draw(moments_of_recording))
        rows.append((table, new))
    rows += draw(st.sampled_from([_ANCHOR, _ANCHOR, _ANCHOR, ()]))
    return replace(world, rows=tuple(rows))


_TERMS: dict[str, Any] = {
    "lineage": "rule",
    "board_id": BOARD,
    "agency_id": None,
    "course": COURSES[0],
    "title": "A rule",
    "job_roles": [],
    "validity_months": 12,
    "grace_days": 0,
    "starter_days": 0,
    "pattern": "rolling",
    "fixed_month": None,
    "fixed_day": None,
    "standing": "draft",
    "source": "",
    "applies_from": date(2020, 1, 1),
    "applies_until": None,
    "transition_on": None,
}
_MEMBER = {"board_id": BOARD, "agency_id": SCHOOL, "starts_on": date(2020, 1, 1), "ends_on": None}
_KNOWN = {"recorded_at": EARLY, "superseded_at": None}
_ANCHOR: tuple[Row, ...] = (
    (MembershipRow, {"id": 50, **_MEMBER, **_KNOWN}),
    (RequirementRow, {"id": 50, **_TERMS, **_KNOWN}),
)
"""So that most worlds have somebody in the board, of whom something is asked."""


@often
@given(
    world=recorded_worlds(),
    apart=st.sampled_from([0, 1, 28, 30, 61, 100, 200, 366]),
    known=st.sampled_from([(JUST_BEFORE, LONG_AFTER)] * 4 + [(LONG_AFTER, JUST_BEFORE)]),
    course=st.sampled_from([None, None, *COURSES]),
)
def test_causes_sum_to_the_difference(
    database: Database,
    world: World,
    apart: int,
    known: tuple[datetime, datetime],
    course: str | None,
) -> None:
    first, second = (
        Moment(world.on, known[0]),
        Moment(world.on + timedelta(days=apart), known[1]),
    )
    with in_it(database, world) as session:
        found = explain(session, HERE, first, second, course)
        before, after = (
            coverage_of(session, HERE, each.on, each.known_by, only=Only(course=course)).total
            for each in (first, second)
        )
    assert found.before == Place(before.required, before.covered)
    assert found.after == Place(after.required, after.covered)
    assert sum(line.required for line in found.lines) == after.required - before.required
    assert sum(line.covered for line in found.lines) == after.covered - before.covered
    assert Cause.OTHER not in {line.cause for line in found.lines}


@dataclass
class Story:
    """A teacher of a school that is the board's, who is to learn; what happens is put in one by one."""

    session: Session
    posts: list[dict[str, Any]] = field(default_factory=list)

    def rule(self, **terms: Any) -> None:
        self._add(RequirementRow, _TERMS, terms)

    def member(self, agency: int = SCHOOL, **terms: Any) -> None:
        self._add(MembershipRow, {**_MEMBER, "agency_id": agency}, terms)

    def post(self, agency: int = SCHOOL, **terms: Any) -> None:
        values = {"person_id": 1, "agency_id": agency, "job_role": "teacher", "ends_on": None}
        self._add(PostRow, {**values, "starts_on": date(2026, 1, 1)}, terms)

    def award(self, met_on: date, **terms: Any) -> None:
        values = {"person_id": 1, "course": COURSES[0], "terms_sha256": "t", "nation": "wales"}
        words = {"language": "en", "course_title": "A", "standing": "draft", "source": "heed"}
        limits = {"own_until": None, "course_valid_months": 12, "met_on": met_on}
        self._add(AwardRow, {**values, **words, **limits}, terms, superseded=False)

    def void(self, recorded_at: datetime) -> None:
        values = {"award_id": 1, "reason": "mistake", "recorded_at": recorded_at}
        self.session.execute(insert(AwardVoidRow), values)

    def exempt(self, **terms: Any) -> None:
        values = {"person_id": 1, "agency_id": SCHOOL, "course": COURSES[0], "reason": ""}
        days = {"starts_on": date(2028, 4, 5), "ends_on": None, "recorded_by": 1}
        self._add(ExemptionRow, {**values, **days}, terms)

    def away(self, **terms: Any) -> None:
        values = {"person_id": 1, "agency_id": SCHOOL, "starts_on": date(2028, 4, 5)}
        self._add(AbsenceRow, {**values, "ends_on": None}, terms)

    def assign(self) -> None:
        values = {"person_id": 1, "agency_id": SCHOOL, "course": COURSES[0], "note": ""}
        days = {"made_on": date(2028, 4, 10), "due_on": date(2028, 6, 1), "batch": "b"}
        self.session.execute(
            insert(AssignmentRow), {**values, **days, "made_by": 1, "made_at": BETWEEN}
        )

    def _add(
        self, row: Any, values: dict[str, Any], terms: dict[str, Any], superseded: bool = True
    ) -> None:
        known = {"recorded_at": EARLY} | ({"superseded_at": None} if superseded else {})
        self.session.execute(insert(row), {**values, **known, **terms})


def _rule_member_post(story: Story) -> None:
    story.rule()
    story.member()
    story.post()


def joined(story: Story) -> None:
    story.rule()
    story.member()
    story.post(starts_on=date(2028, 4, 10), recorded_at=BETWEEN)
    story.award(date(2028, 4, 12), recorded_at=BETWEEN)


def left(story: Story) -> None:
    story.rule()
    story.member()
    story.post(ends_on=date(2028, 4, 5))
    story.award(date(2027, 4, 10))


def left_and_recorded_so(story: Story) -> None:
    story.rule()
    story.member()
    story.post(superseded_at=BETWEEN)
    story.post(ends_on=date(2028, 4, 9), recorded_at=BETWEEN)
    story.award(date(2028, 1, 1))


def completed(story: Story) -> None:
    _rule_member_post(story)
    story.award(date(2028, 4, 12), recorded_at=BETWEEN)


def expired(story: Story) -> None:
    _rule_member_post(story)
    story.award(date(2027, 4, 10))


def learnt_before_and_told_late(story: Story) -> None:
    _rule_member_post(story)
    story.award(date(2028, 3, 20), recorded_at=BETWEEN)


def began_before_and_told_late(story: Story) -> None:
    story.rule()
    story.member()
    story.post(starts_on=date(2028, 3, 1), recorded_at=BETWEEN)


def voided(story: Story) -> None:
    _rule_member_post(story)
    story.award(date(2028, 1, 1))
    story.void(BETWEEN)


def shorter_rule(story: Story) -> None:
    story.rule(superseded_at=BETWEEN)
    story.rule(recorded_at=BETWEEN, applies_until=date(2028, 4, 14))
    story.rule(recorded_at=BETWEEN, applies_from=date(2028, 4, 15), validity_months=1)
    story.member()
    story.post()
    story.award(date(2028, 1, 1))


def rule_over(story: Story) -> None:
    story.rule(applies_until=date(2028, 4, 14))
    story.member()
    story.post()


def exempted(story: Story) -> None:
    _rule_member_post(story)
    story.exempt(recorded_at=BETWEEN)


def away(story: Story) -> None:
    _rule_member_post(story)
    story.away()
    story.award(date(2027, 4, 10))


def asked_by_the_dsp(story: Story) -> None:
    story.member()
    story.post()
    story.assign()


def agency_joined(story: Story) -> None:
    story.rule()
    story.member(starts_on=date(2028, 4, 10))
    story.post()
    story.award(date(2028, 1, 1))


def agency_left(story: Story) -> None:
    story.rule()
    story.member(ends_on=date(2028, 4, 10))
    story.post()


def went_where_more_is_asked(story: Story) -> None:
    story.rule(job_roles=["nursery practitioner"])
    story.member()
    story.member(NURSERY)
    story.post(ends_on=date(2028, 4, 9))
    story.post(NURSERY, starts_on=date(2028, 4, 10), job_role="nursery practitioner")


STORIES = {
    joined: Line(Cause.JOINED, 1, 1, 1),
    left: Line(Cause.LEFT, 1, -1, -1),
    left_and_recorded_so: Line(Cause.LEFT, 1, -1, -1),
    completed: Line(Cause.COMPLETED, 1, 0, 1),
    expired: Line(Cause.EXPIRED, 1, 0, -1),
    learnt_before_and_told_late: Line(Cause.LATE, 1, 0, 1),
    began_before_and_told_late: Line(Cause.LATE, 1, 1, 0),
    voided: Line(Cause.VOIDED, 1, 0, -1),
    shorter_rule: Line(Cause.RULE, 1, 0, -1),
    rule_over: Line(Cause.RULE, 1, -1, 0),
    exempted: Line(Cause.EXEMPTION, 1, -1, 0),
    away: Line(Cause.EXEMPTION, 1, -1, -1),
    asked_by_the_dsp: Line(Cause.ASSIGNMENT, 1, 1, 0),
    agency_joined: Line(Cause.AGENCY_JOINED, 1, 1, 1),
    agency_left: Line(Cause.AGENCY_LEFT, 1, -1, 0),
    went_where_more_is_asked: Line(Cause.MOVED, 1, 1, 0),
}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_a_cause_is_the_one_that_people_would_name(database: Database, story: Any) -> None:
    with in_it(database, World(MARCH.on, ())) as session:
        story(Story(session))
        found = explain(session, HERE, MARCH, APRIL)
        session.rollback()
    assert found.lines == (STORIES[story],)


def test_who_moves_inside_the_board_is_told_of_and_changes_nothing(database: Database) -> None:
    with in_it(database, World(MARCH.on, ())) as session:
        story = Story(session)
        story.rule()
        story.member()
        story.member(NURSERY)
        story.post(ends_on=date(2028, 4, 9))
        story.post(NURSERY, starts_on=date(2028, 4, 10))
        story.award(date(2028, 1, 1))
        found = explain(session, HERE, MARCH, APRIL)
        session.rollback()
    assert (found.before, found.lines, found.moved) == (Place(1, 1), (), 1)


def test_figures_in_the_wrong_order_are_refused(database: Database) -> None:
    with database.reading() as session, pytest.raises(ValueError, match="wrong order"):
        explain(session, HERE, APRIL, MARCH)
