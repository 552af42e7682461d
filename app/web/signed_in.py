"""Flask-Login, fed by the session table."""

from flask import Flask, Request, current_app
from flask_login import LoginManager

from app.policy.actor import Actor
from app.services import signing_in
from app.services.errors import Unavailable
from app.web import session_cookie
from app.web.context import database, now, settings


def init_signed_in(app: Flask) -> None:
    """Without Flask-Login's `init_app`, which would bring its remember-me cookie into every answer."""
    login = LoginManager()
    app.login_manager = login  # type: ignore[attr-defined]
    login.session_protection = None
    login.anonymous_user = lambda: None
    login.request_loader(load_actor)


def load_actor(_request: Request) -> Actor | None:
    """One query where the cookie carries a token, none where it does not."""
    token = session_cookie.find_token()
    if token is None:
        return None
    with database().reading() as session:
        found = signing_in.find_actor(session, token, settings().default_nation, now())
    if found is None:
        session_cookie.retire()
        return None
    if found.seen_long_ago:
        _mark_seen(found.actor)
    return found.actor


def _mark_seen(actor: Actor) -> None:
    """Reading goes on while nothing can be written; the session then ends sooner, never later."""
    try:
        with database().transaction() as session:
            signing_in.mark_seen(session, actor, now())
    except Unavailable as error:
        current_app.logger.warning("a session was not marked as seen: %s", error)
