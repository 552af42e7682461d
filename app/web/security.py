"""What guards every request and travels with every answer."""

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.routing import IntegerConverter

from app.services.errors import NotAllowed
from app.settings import LOOPBACK
from app.web import access, keeping
from app.web.cleaning import refuse_nul_in_address
from app.web.closed_agencies import check_open
from app.web.context import find_actor, settings
from app.web.session_cookie import find_token
from app.web.uploading import allow_files

CSP = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
HEALTH = frozenset({"front.livez", "front.readyz"})
OWN_CHECK = frozenset({"safe_use.leave", "account.sign_in"})
"""Leaving works with a stale token too, and then saves nothing; signing in says so in its own form."""
LONGEST_REQUEST = 256 * 1024
A_YEAR = 365 * 24 * 3600


class Number(IntegerConverter):
    """`<int:…>` in an address: as long as the database's own numbers, and no longer."""

    regex = r"[0-9]{1,9}"


def init_security(app: Flask) -> None:
    app.url_map.converters["int"] = Number
    app.config.update(
        MAX_CONTENT_LENGTH=LONGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LONGEST_REQUEST,
        MAX_FORM_PARTS=500,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        WTF_CSRF_CHECK_DEFAULT=False,
    )
    CSRFProtect(app)
    app.before_request(refuse_other_addresses)
    app.before_request(allow_files)
    app.before_request(refuse_nul_in_address)
    app.before_request(check_access)
    app.before_request(check_csrf)
    app.before_request(check_open)
    app.after_request(add_headers)


def refuse_other_addresses() -> ResponseReturnValue | None:
    """Secure at Heed's own address, or plain on this very machine; nothing else."""
    host = urlsplit(f"//{request.host}").hostname
    own = urlsplit(settings().base_url)
    if host in LOOPBACK or request.endpoint in HEALTH:
        return None
    if request.is_secure and host == own.hostname:
        return None
    return render_template("front/other_address.html", address=settings().base_url), 421


def check_access() -> ResponseReturnValue | None:
    permission = access.rule_of_request(current_app).permission
    if permission is None:
        return None
    actor = find_actor()
    if actor is None:
        return keeping.ask_to_sign_in()
    if not actor.may(permission):
        raise NotAllowed(permission)
    return None


def check_csrf() -> ResponseReturnValue | None:
    if request.endpoint is None or request.endpoint in OWN_CHECK:
        return None
    try:
        current_app.extensions["csrf"].protect()
    except CSRFError:
        return keeping.answer_stale_form()
    return None


def has_valid_token() -> bool:
    """For the endpoints that make their own check."""
    try:
        current_app.extensions["csrf"].protect()
    except CSRFError:
        return False
    return True


def add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = _keeping()
    return response


def _keeping() -> str:
    """For pages; static files say for themselves how long they may be kept."""
    return "no-store" if find_token() or request.method == "POST" else "private, no-cache"
