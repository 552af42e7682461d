"""Who belongs to a board on a day, as it was known by a moment: who holds a post at an agency that is its member."""

from sqlalchemy import CTE, Integer, Select, bindparam, select

from app.reporting.as_known import holds
from app.reporting.asked import AGENCY, seats
from app.store.tables import AgencyRow, MembershipRow, PostRow

BOARD = bindparam("board", type_=Integer())


def members() -> Select[int]:
    """The numbers of the board's agencies."""
    return select(MembershipRow.agency_id).where(
        MembershipRow.board_id == BOARD, holds(MembershipRow)
    )


def board_seats(*, of_agency: bool = False, of_sector: bool = False) -> CTE:
    """With `of_sector`, of agencies whose sector is `:sector`."""
    agencies = members()
    if of_sector:
        agencies = agencies.join(AgencyRow, AgencyRow.id == MembershipRow.agency_id).where(
            AgencyRow.sector == bindparam("sector")
        )
    return seats(agencies, *([PostRow.agency_id == AGENCY] if of_agency else []))
