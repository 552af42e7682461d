"""The pages of one board: the tabs and the way there."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.ids import BoardId
from app.web.tabs import Tab, Way, tabs_under

TABS = (
    ("", lazy("Overview")),
    ("/agencies", lazy("Agencies")),
    ("/coverage", lazy("Coverage")),
    ("/ahead", lazy("Ahead")),
    ("/compare", lazy("What changed")),
    ("/learning", lazy("Does it teach?")),
    ("/returns", lazy("Returns")),
    ("/events", lazy("Events")),
    ("/reports", lazy("Reports")),
)


def board_tabs(board_id: BoardId) -> tuple[Tab, ...]:
    return tabs_under(f"/boards/{board_id}", TABS)


def board_way(board_id: BoardId, name: str, *more: Way) -> tuple[Way, ...]:
    """For breadcrumbs: Boards, the board, and what is given."""
    return ((_("Boards"), "/boards"), (name, f"/boards/{board_id}"), *more)
