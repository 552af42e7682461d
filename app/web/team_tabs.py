"""The pages of one agency's team: the tabs and the way there."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.ids import AgencyId
from app.web.tabs import Tab, Way, answers, tabs_under

TABS = (
    ("", lazy("Overview")),
    ("/who", lazy("Who needs what")),
    ("/matrix", lazy("Matrix")),
    ("/staff", lazy("Staff")),
    ("/ways-in", lazy("Ways in")),
    ("/requirements", lazy("Requirements")),
    ("/evidence", lazy("Evidence")),
    ("/events", lazy("Events")),
    ("/reminders", lazy("Reminders")),
)


def team_tabs(agency_id: AgencyId) -> tuple[Tab, ...]:
    return tabs_under(f"/team/{agency_id}", TABS)


def team_way(agency_id: AgencyId, name: str, *more: Way) -> tuple[Way, ...]:
    """For breadcrumbs: Team, the agency, and what is given."""
    home = f"/team/{agency_id}"
    agency = (name, home if answers(home) else f"{home}/staff")
    return (*(((_("Team"), "/team"),) if answers("/team") else ()), agency, *more)
