"""How far a piece of content has been checked, and by whom."""

from dataclasses import dataclass
from datetime import date

from app.content.model.header import Header, Standing


@dataclass(frozen=True, slots=True)
class StandingView:
    draft: bool
    reviewed_by: str
    reviewed: date


def standing_view(header: Header) -> StandingView:
    return StandingView(header.status is Standing.DRAFT, header.reviewed_by, header.reviewed)
