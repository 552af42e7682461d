"""What a board's people rated, chose, planned and did, by course: linked person by person, without a sign of who they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import CTE, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.scenario import Soundness
from app.content.model.terms import Nation
from app.ids import BoardId, OptionId, QuestionId, Sha256
from app.learning.effect import Decided
from app.learning.moves import MoveKind
from app.learning.occasions import Askings, Done, Road
from app.learning.responses import Rated, from_json
from app.reporting.as_known import KNOWN_BY
from app.reporting.effect_people import BOARD, COURSE, Parts, held_on, parameters, people_of
from app.reporting.sql_moments import civil_day
from app.store.database import Session
from app.store.plans import Outcome
from app.store.practice_seen import Seen
from app.store.tables import (
    AnswerRow,
    AttemptRow,
    MembershipRow,
    MoveRow,
    PlanRow,
    PracticeSeenRow,
    QuizSubmissionRow,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A quiz that was brought to its end. A question's words are those of the text that `content_sha256` is of."""

    content_sha256: Sha256
    nation: Nation
    done: Done
    rated: tuple[tuple[QuestionId, OptionId], ...]
    """Scales alone."""


@dataclass(frozen=True, slots=True)
class Went:
    """Through a case, the first time, to an ending."""

    done: Done
    decided: Decided


@dataclass(frozen=True, slots=True)
class Somebody:
    road: Road
    took: Mapping[str, tuple[Taken, ...]] = field(default_factory=dict)
    """By quiz, the earliest first."""
    went: Mapping[str, Went] = field(default_factory=dict)
    """By case."""
    plans: tuple[Outcome | None, ...] = ()
    seen: Seen | None = None
    """What the person who runs training at work said last."""


def somebodies(
    session: Session, board_id: BoardId, course: Course, askings: Askings, known_by: datetime
) -> tuple[Somebody, ...]:
    """Everybody who began the course."""
    people = people_of(Parts.of(course))
    asked = parameters(board_id, course.slug, known_by)
    took = _by_person(session.execute(_takings(people, askings.quizzes), asked))
    went = _by_person(session.execute(_first_goes(people, set(askings.cases.values())), asked))
    plans = _by_person(session.execute(_plans(people), asked))
    seen = _by_person(session.execute(_seen(people), asked))
    rows = session.execute(select(people).order_by(people.c.person_id), asked)
    return tuple(
        Somebody(
            Road(row.taught_at, row.met_at, row.met_on),
            _took(took[row.person_id]),
            {each.slug: _went(each) for each in went[row.person_id]},
            tuple(Outcome(p.outcome) if p.outcome else None for p in plans[row.person_id]),
            next((Seen(each.answer) for each in seen[row.person_id]), None),
        )
        for row in rows
    )


def _by_person(rows: Iterable[Any]) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found


def _took(rows: Iterable[Any]) -> Mapping[str, tuple[Taken, ...]]:
    found: dict[str, tuple[Taken, ...]] = {}
    for _, same in groupby(rows, key=lambda row: row.id):
        answers = list(same)
        row = answers[0]
        taken = Taken(
            row.content_sha256,
            Nation(row.nation),
            Done(row.submitted_at, row.done_on),
            tuple(
                (QuestionId(each.question), response.point)
                for each in answers
                if isinstance(response := from_json(each.response), Rated)
            ),
        )
        found[row.slug] = (*found.get(row.slug, ()), taken)
    return found


def _went(row: Any) -> Went:
    return Went(
        Done(row.ended_at, row.done_on), Decided(row.sound, row.decided, none_poor=not row.poor)
    )


def _takings(people: CTE, slugs: Collection[str]) -> Select[Any]:
    attempt, submission = AttemptRow, QuizSubmissionRow
    return (
        select(
            attempt.person_id,
            attempt.id,
            attempt.slug,
            attempt.content_sha256,
            attempt.nation,
            submission.submitted_at,
            civil_day(submission.submitted_at).label("done_on"),
            AnswerRow.question,
            AnswerRow.response,
        )
        .select_from(people)
        .join(attempt, attempt.person_id == people.c.person_id)
        .join(submission, submission.attempt_id == attempt.id)
        .join(AnswerRow, AnswerRow.attempt_id == attempt.id)
        .where(
            attempt.kind == Kind.QUIZ.value,
            attempt.slug.in_(sorted(slugs)),
            submission.submitted_at <= KNOWN_BY,
        )
        .order_by(attempt.person_id, submission.submitted_at, attempt.id, AnswerRow.step)
    )


def _first_goes(people: CTE, slugs: Collection[str]) -> Select[Any]:
    """First attempts that came to an ending: how many decisions were met, and how the first choice at each was."""
    first, ended = _first_choices(slugs), aliased(MoveRow)
    ended_at = (
        select(func.min(ended.made_at))
        .where(
            ended.attempt_id == AttemptRow.id, ended.ending.is_not(None), ended.made_at <= KNOWN_BY
        )
        .correlate(AttemptRow)
        .scalar_subquery()
    )
    choice = aliased(MoveRow)
    sound, poor = (
        func.sum(case((choice.soundness == each.value, 1), else_=0))
        for each in (Soundness.BEST, Soundness.POOR)
    )
    goes = (
        select(
            AttemptRow.person_id,
            AttemptRow.slug,
            ended_at.label("ended_at"),
            sound.label("sound"),
            poor.label("poor"),
            func.count().label("decided"),
        )
        .select_from(people)
        .join(AttemptRow, AttemptRow.person_id == people.c.person_id)
        .join(first, first.c.attempt_id == AttemptRow.id)
        .join(choice, and_(choice.attempt_id == AttemptRow.id, choice.step == first.c.step))
        .where(
            _is_case(slugs),
            ~_is_again(),
        )
        .group_by(AttemptRow.person_id, AttemptRow.slug, AttemptRow.id)
        .subquery("go")
    )
    return select(goes, civil_day(goes.c.ended_at).label("done_on")).where(
        goes.c.ended_at.is_not(None)
    )


def _first_choices(slugs: Collection[str]) -> Any:
    """At each decision of an attempt."""
    return (
        select(MoveRow.attempt_id, func.min(MoveRow.step).label("step"))
        .join(AttemptRow, AttemptRow.id == MoveRow.attempt_id)
        .where(
            _is_case(slugs),
            MoveRow.move.like(f"{MoveKind.CHOOSE.value}:%"),
            MoveRow.made_at <= KNOWN_BY,
        )
        .group_by(MoveRow.attempt_id, MoveRow.scene)
        .subquery("first_choice")
    )


def _is_case(slugs: Collection[str]) -> Any:
    return and_(AttemptRow.kind == Kind.SCENARIO.value, AttemptRow.slug.in_(sorted(slugs)))


def _is_again() -> Any:
    """She had met the case before, wherever she worked then."""
    earlier = aliased(AttemptRow)
    return exists().where(
        earlier.person_id == AttemptRow.person_id,
        earlier.kind == AttemptRow.kind,
        earlier.slug == AttemptRow.slug,
        or_(
            earlier.begun_at < AttemptRow.begun_at,
            and_(earlier.begun_at == AttemptRow.begun_at, earlier.id < AttemptRow.id),
        ),
    )


def _plans(people: CTE) -> Select[Any]:
    """Whether they were carried out, and never their words. A plan can be thrown away, and then it is not counted."""
    known = case((PlanRow.answered_at <= KNOWN_BY, PlanRow.outcome))
    return (
        select(PlanRow.person_id, known.label("outcome"))
        .join(people, people.c.person_id == PlanRow.person_id)
        .where(PlanRow.course == COURSE, PlanRow.written_at <= KNOWN_BY)
        .order_by(PlanRow.person_id, PlanRow.id)
    )


def _seen(people: CTE) -> Select[int, str]:
    """The latest first; at agencies that the board served when it was said."""
    day = civil_day(PracticeSeenRow.seen_at)
    here = exists().where(
        MembershipRow.agency_id == PracticeSeenRow.agency_id,
        MembershipRow.board_id == BOARD,
        held_on(MembershipRow, day),
    )
    return (
        select(PracticeSeenRow.person_id, PracticeSeenRow.answer)
        .join(people, people.c.person_id == PracticeSeenRow.person_id)
        .where(PracticeSeenRow.course == COURSE, PracticeSeenRow.seen_at <= KNOWN_BY, here)
        .order_by(PracticeSeenRow.person_id, PracticeSeenRow.id.desc())
    )
