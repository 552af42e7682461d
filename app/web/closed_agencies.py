"""Pages of an agency that has closed are for reading: its forms are not shown, and not taken."""

from typing import cast

from flask import current_app, g, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from app.ids import AgencyId
from app.services import closed_agencies
from app.services.errors import AgencyClosed
from app.web import access, errors
from app.web.context import database, find_actor, now

SETTING_UP = "beginning."
"""Endpoints whose every page leads on to a form."""


def check_open() -> ResponseReturnValue | None:
    """After it is known that the actor has the permission."""
    g.closed_agency = _find_closed()
    if g.closed_agency is None or not _is_shut(str(request.endpoint), request.path):
        return None
    if request.method == "POST":
        raise g.closed_agency
    return errors.show_closed(g.closed_agency, 200)


def closed_agency() -> AgencyClosed | None:
    """Whose page this is, if it has closed."""
    return cast(AgencyClosed | None, g.get("closed_agency"))


def leads_on(href: str) -> bool:
    """False for a link to a form of an agency that has closed."""
    return closed_agency() is None or not _is_shut(_endpoint(href, "GET"), href)


def _find_closed() -> AgencyClosed | None:
    number = (request.view_args or {}).get("agency")
    permission = access.rule_of_request(current_app).permission
    if number is None or permission is None:
        return None
    actor = find_actor()
    if actor is None:
        return None
    with database().reading() as session:
        return closed_agencies.find_closed(session, actor, permission, AgencyId(number), now())


def _is_shut(endpoint: str, path: str) -> bool:
    """What takes a form, and the page that shows it, unless it says that it changes nothing; and all of setting up."""
    if endpoint.startswith(SETTING_UP):
        return True
    taking = _endpoint(path.partition("?")[0], "POST")
    return bool(taking) and not any(map(_changes_nothing, (endpoint, taking)))


def _changes_nothing(endpoint: str) -> bool:
    return bool(endpoint) and access.changes_nothing(current_app, endpoint)


def _endpoint(path: str, method: str) -> str:
    """'' where the address leads nowhere by that method."""
    try:
        endpoint, arguments = current_app.url_map.bind("").match(path.partition("?")[0], method)
    except (HTTPException, RequestRedirect):
        return ""
    return str(endpoint) if "agency" in arguments else ""
