"""What an analyst sees of her board's reports, and what she says about one."""

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import BoardId, ReportRunId
from app.learning.published_changes import Changes, changes
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.reporting.trends import month_ends
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import NotFound, Refused
from app.services.report_reading import ReportRun, read
from app.store import organisations, report_subscribers
from app.store import report_runs as store
from app.store.database import Session
from app.store.memberships import first_day_of
from app.store.organisations import Board
from app.store.report_runs import Narrative, StoredRun
from app.store.scoping import require_board

LONGEST = 20_000
"""Characters of a narrative."""


@dataclass(frozen=True, slots=True)
class Made:
    """A line of the list."""

    id: ReportRunId
    as_of: date
    made_at: datetime
    is_narrated: bool


@dataclass(frozen=True, slots=True)
class ReportsPage:
    board: Board
    made: tuple[Made, ...]
    """The latest first."""
    to_make: tuple[date, ...]
    """Month-ends of which there can be a report, the latest first."""
    gets_letters: bool


@dataclass(frozen=True, slots=True)
class Report:
    board: Board
    run: ReportRun
    narrative: Narrative | None
    before: tuple[Made, ...]
    """What it can be compared with, the latest first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    board: Board
    before: ReportRun
    run: ReportRun
    changes: Changes


def reports(session: Session, actor: Actor, board_id: BoardId, now: datetime) -> ReportsPage:
    board, runs = _enter(session, actor, board_id)
    return ReportsPage(
        board,
        tuple(_made(session, run) for run in runs),
        _to_make(session, board_id, runs, now),
        report_subscribers.is_subscriber(session, board_id, actor.person_id),
    )


def report(session: Session, actor: Actor, board_id: BoardId, run_id: ReportRunId) -> Report:
    board, runs = _enter(session, actor, board_id)
    run = _one(runs, run_id)
    before = tuple(_made(session, each) for each in runs if each.id < run_id)
    return Report(board, read(run), store.find_narrative(session, run_id), before)


def compare(
    session: Session, actor: Actor, board_id: BoardId, run_id: ReportRunId, with_id: ReportRunId
) -> Comparison:
    """The older one is the one before, whichever was asked for first."""
    board, runs = _enter(session, actor, board_id)
    first, second = sorted((_one(runs, run_id), _one(runs, with_id)), key=lambda run: run.id)
    before, run = read(first), read(second)
    return Comparison(board, before, run, changes(before.published, run.published))


def narrate(
    session: Session,
    actor: Actor,
    board_id: BoardId,
    run_id: ReportRunId,
    text: str,
    now: datetime,
) -> None:
    require_board(session, scope_of(actor, Permission.REPORT), board_id)
    _one(store.runs_of(session, board_id), run_id)
    if len(text) > LONGEST:
        raise Refused("narrative-too-long")
    before = store.find_narrative(session, run_id)
    if text == (before.text if before else ""):
        return
    store.add_narrative(session, run_id, text, actor.person_id, now)
    record(session, actor, Action.REPORT_NARRATED, now, board=board_id, report_run=run_id)


def set_letters(
    session: Session, actor: Actor, board_id: BoardId, wanted: bool, now: datetime
) -> None:
    require_board(session, scope_of(actor, Permission.SEE_COVERAGE), board_id)
    change = report_subscribers.subscribe if wanted else report_subscribers.unsubscribe
    change(session, board_id, actor.person_id, now)


def note_export(
    session: Session, actor: Actor, board_id: BoardId, run_id: ReportRunId, kind: str, now: datetime
) -> None:
    record(
        session,
        actor,
        Action.EXPORTED,
        now,
        board=board_id,
        what=f"report, {kind}",
        report_run=run_id,
    )


def _enter(
    session: Session, actor: Actor, board_id: BoardId
) -> tuple[Board, tuple[StoredRun, ...]]:
    require_board(session, scope_of(actor, Permission.SEE_COVERAGE), board_id)
    return organisations.get_board(session, board_id), store.runs_of(session, board_id)


def _one(runs: tuple[StoredRun, ...], run_id: ReportRunId) -> StoredRun:
    """NotFound also for another board's."""
    for run in runs:
        if run.id == run_id:
            return run
    raise NotFound("no such report of this board")


def _made(session: Session, run: StoredRun) -> Made:
    narrative = store.find_narrative(session, run.id)
    return Made(run.id, run.as_of, run.made_at, bool(narrative and narrative.text.strip()))


def _to_make(
    session: Session, board_id: BoardId, runs: tuple[StoredRun, ...], now: datetime
) -> tuple[date, ...]:
    """Up to a year back, and nothing before the last report's day."""
    began, today = first_day_of(session, board_id), civil_date(now)
    if began is None:
        return ()
    first = max([began, *(run.as_of for run in runs)])
    return tuple(day for day in reversed(month_ends(today)[-12:]) if day >= first)
