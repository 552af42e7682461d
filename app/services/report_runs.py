"""A board's reports are made: once, of exact figures that are then forgotten. report_reading.py reads them."""

from datetime import date, datetime, timedelta
from typing import Any

from app.ids import BoardId, ReportRunId
from app.learning.disclosure.merging import Groups, settled
from app.learning.disclosure.protect import protect
from app.learning.disclosure.writing import as_data
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.reporting.coverage import coverage_of
from app.reporting.kept_figures import sha256_of
from app.reporting.returns import lists_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.errors import Refused
from app.services.links import Links
from app.services.report_code import code_version
from app.services.report_definition import (
    WANTED,
    catalogue_of,
    definition_of,
    missing_of,
)
from app.services.report_letters import tell
from app.services.report_reading import read
from app.services.team import titles
from app.store import organisations
from app.store import report_runs as store
from app.store.database import Session
from app.store.memberships import first_day_of
from app.store.report_runs import NewRun, StoredRun
from app.store.scoping import require_board
from app.store.targets import targets_on


def make(
    session: Session,
    content: Content,
    actor: Actor | None,
    board_id: BoardId,
    as_of: date,
    now: datetime,
    *,
    links: Links,
) -> ReportRunId:
    """`actor` None: the command line. Of the same day in the same month it is the report that is there."""
    if actor is not None:
        require_board(session, scope_of(actor, Permission.REPORT), board_id)
    _refuse_day(session, board_id, as_of, now)
    store.hold_board(session, board_id)
    former = store.runs_of(session, board_id)
    same = _same(former, as_of, now)
    if same is not None:
        return same
    if any(run.as_of > as_of for run in former):
        raise Refused("report-later-there")
    number = _add(session, content, actor, board_id, as_of, former, now)
    tell(session, board_id, number, as_of, actor.person_id if actor else None, links, now)
    record(session, actor, Action.REPORT_MADE, now, board=board_id, report_run=number)
    return number


def _refuse_day(session: Session, board_id: BoardId, as_of: date, now: datetime) -> None:
    if not is_month_end(as_of):
        raise Refused("report-not-month-end")
    if as_of >= civil_date(now):
        raise Refused("report-ahead")
    began = first_day_of(session, board_id)
    if began is None or as_of < began:
        raise Refused("report-before-board")


def is_month_end(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _same(former: tuple[StoredRun, ...], as_of: date, now: datetime) -> ReportRunId | None:
    """Figures that could be asked for again day by day, as more is recorded, would give themselves away."""
    month = civil_date(now).replace(day=1)
    for run in former:
        if run.as_of == as_of and civil_date(run.known_at).replace(day=1) == month:
            return run.id
    return None


def _add(
    session: Session,
    content: Content,
    actor: Actor | None,
    board_id: BoardId,
    as_of: date,
    former: tuple[StoredRun, ...],
    now: datetime,
) -> ReportRunId:
    """The one place where exact figures are; what leaves it is protected."""
    board = organisations.get_board(session, board_id)
    figures = coverage_of(session, board_id, as_of, now, dimensions=WANTED)
    named = titles(content, figures.courses, board.nation)
    missing = missing_of(lists_of(session, board_id, as_of, now))
    kept_groups = store.find_groups(session, board_id, as_of.year)
    former_groups = Groups.from_data(kept_groups) if kept_groups else Groups(as_of.year)
    silent = frozenset(each.agency_id for each in missing)
    catalogue = catalogue_of(figures, named, silent, former_groups.standings)
    groups = settled(catalogue, former_groups)
    if groups != former_groups:
        store.add_groups(session, board_id, groups.as_data(), now)
    before = read(former[0]).published if former else None
    targets = targets_on(session, board_id, as_of, now)
    aim = targets[None].percent if None in targets else None
    releases = content.library.releases
    kept: dict[str, Any] = {
        "definition": definition_of(board, figures, named, missing, aim),
        "code_version": code_version(),
        "releases": {course: releases[course].sha256 for course in named if course in releases},
        "result": as_data(protect(catalogue, groups, before)),
    }
    made_by = actor.person_id if actor else None
    new = NewRun(
        board_id=board_id,
        as_of=as_of,
        known_at=now,
        sha256=sha256_of(kept),
        made_by=made_by,
        made_at=now,
        **kept,
    )
    return store.add_run(session, new)
