"""What a browser gets when somebody has come in, by whatever way."""

from flask import flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.services import signing_in
from app.services.signing_in import Entry
from app.web import devices, session_cookie
from app.web.context import database, find_actor, now
from app.web.workplace import workplace_of


def let_in(entry: Entry, address: str | None) -> Response:
    """On to the address, or to where her work begins. Whoever was signed in here before is not any more."""
    end_present_session()
    session_cookie.begin(entry.token)
    if entry.shared:
        flash(
            _(
                "Others use this device too, so you are signed out after 20 minutes without use. Please sign out when you have finished."
            ),
            "information",
        )
    response = redirect(address or workplace_of(entry.permissions))
    if entry.device_token:
        devices.remember(response, entry.device_token)
    return response


def end_present_session() -> None:
    if someone := find_actor():
        with database().transaction() as session:
            signing_in.end_session(session, someone, someone.session_id, now())
