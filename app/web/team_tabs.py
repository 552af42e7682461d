"""The pages of one agency's team, as far as this installation has them: the tabs and the way there."""

from dataclasses import dataclass

from flask import current_app, request
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.ids import AgencyId

Way = tuple[str, str]
"""Label, address."""
TABS = (
    ("", lazy("Overview")),
    ("/who", lazy("Who needs what")),
    ("/matrix", lazy("Matrix")),
    ("/staff", lazy("Staff")),
    ("/ways-in", lazy("Ways in")),
    ("/requirements", lazy("Requirements")),
    ("/evidence", lazy("Evidence")),
    ("/reminders", lazy("Reminders")),
)
"""What follows `/team/<agency>` in an address, and its words."""


@dataclass(frozen=True, slots=True)
class Tab:
    label: LazyString
    href: str
    here: bool
    """On this page, or on one under it."""
    exact: bool


def team_tabs(agency_id: AgencyId) -> tuple[Tab, ...]:
    found = ((label, f"/team/{agency_id}{tail}", not tail) for tail, label in TABS)
    return tuple(
        Tab(label, href, _is_here(href, alone=alone), request.path == href)
        for label, href, alone in found
        if _answers(href)
    )


def team_way(agency_id: AgencyId, name: str, *more: Way) -> tuple[Way, ...]:
    """For breadcrumbs: Team, the agency, and what is given."""
    home = f"/team/{agency_id}"
    agency = (name, home if _answers(home) else f"{home}/staff")
    return (*(((_("Team"), "/team"),) if _answers("/team") else ()), agency, *more)


def _is_here(href: str, *, alone: bool) -> bool:
    return request.path == href or (not alone and request.path.startswith(f"{href}/"))


def _answers(path: str) -> bool:
    return bool(current_app.url_map.bind("").test(path, "GET"))
