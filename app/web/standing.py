"""How far a piece of content has been checked, and by whom."""

from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.content.model.header import Header, Standing

STANDINGS: dict[Standing, LazyString] = {
    Standing.DRAFT: _("Draft: not yet reviewed by anyone outside the team that wrote it"),
    Standing.REVIEWED: _("Reviewed"),
}


@dataclass(frozen=True, slots=True)
class StandingView:
    draft: bool
    reviewed_by: str
    reviewed: date


def standing_view(header: Header) -> StandingView:
    return StandingView(header.status is Standing.DRAFT, header.reviewed_by, header.reviewed)
