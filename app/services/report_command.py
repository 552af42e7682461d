"""A board's report as `heed report` asks for it: by the board's name and a month."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.content.model.terms import Nation
from app.learning.civil_days import months_after
from app.policy.scope import EVERYWHERE
from app.services.asking_returns import last_month_end
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.errors import NotFound, Refused
from app.services.links import Links
from app.services.report_reading import ReportRun, read
from app.services.report_runs import make
from app.store import organisations
from app.store import report_runs as store
from app.store.database import Session
from app.store.organisations import Board


@dataclass(frozen=True, slots=True)
class Made:
    run: ReportRun
    nation: Nation
    told: str
    """What an analyst says about it."""
    is_new: bool


def make_for(
    session: Session, content: Content, board_name: str, as_of: date, now: datetime, links: Links
) -> Made:
    """Where the day has a report already, it is the latest of these: cron makes none anew because a month went by."""
    board = _board(session, board_name)
    there = [run for run in store.runs_of(session, board.id) if run.as_of == as_of]
    if there:
        number = there[0].id
    else:
        number = make(session, content, None, board.id, as_of, now, links=links)
    stored, narrative = store.find_run(session, number), store.find_narrative(session, number)
    if stored is None:
        raise NotFound("no such report")
    return Made(read(stored), board.nation, narrative.text if narrative else "", not there)


def month_end(month: str, now: datetime) -> date:
    """Of `2026-10`; of '' the last one that is over."""
    if not month:
        return last_month_end(civil_date(now))
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Refused("month-unfit") from None
    return months_after(first, 1) - timedelta(days=1)


def _board(session: Session, name: str) -> Board:
    for each in organisations.boards_in(session, EVERYWHERE):
        if each.name.casefold() == name.casefold():
            return each
    raise Refused("board-unknown")
