"""How a board stands on a day: its figures, what it aims at, and which agencies have sent a list or numbers of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.ids import AgencyId, BoardId
from app.learning.coverage import Counts
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.reporting.coverage import coverage_of
from app.reporting.coverage_figures import BoardCoverage
from app.reporting.returns import AgencyList, lists_of
from app.services.auditing import Action, record
from app.services.board_about import about_of
from app.services.board_figures import enter
from app.services.board_snapshots import figures_of
from app.services.civil_time import civil_date
from app.services.content import Content
from app.store import organisations
from app.store.database import Session
from app.store.organisations import Board
from app.store.returns import Return, latest_returns
from app.store.targets import Target, targets_on


@dataclass(frozen=True, slots=True)
class Standing:
    board: Board
    figures: BoardCoverage
    targets: Mapping[str | None, Target]
    lists: tuple[AgencyList, ...]
    """By name: every agency that is the board's on the day."""
    returns: Mapping[AgencyId, Return]
    today: date

    @property
    def courses(self) -> tuple[str, ...]:
        """That are asked of anybody."""
        return tuple(self.figures.courses)

    def known_course(self, asked_for: str | None) -> str | None:
        """None for one of which nobody is asked anything."""
        return asked_for if asked_for in self.figures.courses else None

    def aim(self, course: str | None) -> int | None:
        """In per cent. A course without a target of its own has the board's."""
        target = self.targets.get(course) or self.targets.get(None)
        return target.percent if target else None


def boards(session: Session, actor: Actor) -> tuple[Board, ...]:
    """Whose figures the actor may see, by name."""
    return organisations.boards_in(session, scope_of(actor, Permission.SEE_COVERAGE))


def standing_of(
    session: Session,
    content: Content,
    actor: Actor,
    board_id: BoardId,
    now: datetime,
    on: date | None = None,
) -> Standing:
    """`on`: a day that is past, as it is known now. NotOpened where the figures were not opened today."""
    board, today = enter(session, actor, board_id, now), civil_date(now)
    if on is None or on >= today:
        figures = figures_of(session, board, content.library, now)
    else:
        about = about_of(content.library, board.nation)
        figures = coverage_of(session, board_id, on, now, about)
    returns = latest_returns(session, board_id, figures.on, now)
    headcounts = {
        agency_id: given.said.headcount
        for agency_id, given in returns.items()
        if given.said.headcount is not None
    }
    return Standing(
        board,
        figures,
        targets_on(session, board_id, figures.on, now),
        lists_of(session, board_id, figures.on, now, headcounts),
        returns,
        today,
    )


def counts_of(figures: BoardCoverage, course: str | None) -> Counts:
    return figures.total if course is None else figures.courses.get(course, Counts())


def counts_at(figures: BoardCoverage, course: str | None) -> dict[AgencyId, Counts]:
    """Of every agency, for a course or for everything."""
    if course is None:
        return {each.agency.id: each.counts for each in figures.agencies}
    cells = figures.cells
    return {
        each.agency.id: cells.get((each.agency.id, course), Counts()) for each in figures.agencies
    }


def note_export(
    session: Session, actor: Actor, board_id: BoardId, what: str, now: datetime
) -> None:
    record(session, actor, Action.EXPORTED, now, board=board_id, what=what)
