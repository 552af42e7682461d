"""Where it is getting better: a board's sectors month by month."""

from app.reporting.trends import SectorMonth, months_of, sectors_by_month
from app.services.board_standing import Standing
from app.store.database import Session


def months_by_sector(session: Session, standing: Standing) -> tuple[SectorMonth, ...]:
    """Of a board whose door was opened, which is what `standing` says; from its first month on, three years at most."""
    board_id, today = standing.board.id, standing.today
    return sectors_by_month(session, board_id, today, months_of(session, board_id, today))
