"""One agency of a board, in counts: never who."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import AgencyId, BoardId
from app.policy.actor import Actor
from app.policy.scope import Scope
from app.reporting.coverage import Only, coverage_of
from app.reporting.coverage_figures import AgencyCoverage, BoardCoverage
from app.reporting.returns import AgencyList
from app.services.board_about import about_of
from app.services.board_standing import Standing, standing_of
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.errors import NotFound
from app.store.database import Session
from app.store.returns import Return
from app.store.scoping import require_agency


@dataclass(frozen=True, slots=True)
class OneAgency:
    standing: Standing
    here: AgencyCoverage
    figures: BoardCoverage
    """As if it were the board's only agency."""
    list: AgencyList
    given: Return | None
    """What it declared last."""


def one_agency(
    session: Session,
    content: Content,
    actor: Actor,
    board_id: BoardId,
    agency_id: AgencyId,
    now: datetime,
) -> OneAgency:
    """NotFound for an agency that is not the board's, whether or not the figures were opened."""
    only_here = Scope(boards=frozenset({board_id}))
    require_agency(session, only_here, agency_id, civil_date(now))
    standing = standing_of(session, content, actor, board_id, now)
    figures = coverage_of(
        session,
        board_id,
        standing.figures.on,
        now,
        about_of(content.library, standing.board.nation),
        only=Only(agency_id=agency_id),
    )
    here = next((each for each in standing.figures.agencies if each.agency.id == agency_id), None)
    listed = next((each for each in standing.lists if each.agency_id == agency_id), None)
    if here is None or listed is None:
        raise NotFound("no agency of the board on the day of its figures")
    return OneAgency(standing, here, figures, listed, standing.returns.get(agency_id))
