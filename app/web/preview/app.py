"""The author's server: for one person on her own machine, without accounts, database or secrets.

It makes learners' pages from their own templates. What those link to and the preview has not (help, leaving quickly,
the profile) leads to one page that says so.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import Babel, get_translations
from werkzeug.exceptions import HTTPException

from app.content.model.text import PlainText, RichText
from app.paths import CONTENT, TEMPLATES
from app.services.errors import NotFound, Refused
from app.settings import LOOPBACK
from app.web.access import refuse_undeclared
from app.web.assets import init_assets
from app.web.preview.desk import Desk
from app.web.preview.leads import lead
from app.web.preview.views import blueprint
from app.web.security import HEADERS
from app.web.standing import standing_view
from app.web.templating import long_date

CSP = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)


def create_preview(places: Sequence[Path], today: Callable[[], date] = date.today) -> Flask:
    app = Flask("heed-preview", template_folder=str(TEMPLATES), static_folder=None)
    app.config.update(
        BABEL_DEFAULT_LOCALE="en_GB",
        BABEL_DEFAULT_TIMEZONE="Europe/London",
        WTF_CSRF_ENABLED=False,  # a POST here changes nothing: it answers with the next address
        WTF_I18N_ENABLED=False,
    )
    app.extensions["heed-desk"] = Desk(places, CONTENT, today)
    Babel(app)
    _init_templates(app)
    init_assets(app)
    app.register_blueprint(blueprint)
    app.url_build_error_handlers.append(lambda _, endpoint, values: lead(endpoint, values))
    app.before_request(_refuse_other_addresses)
    app.after_request(_add_headers)
    for error in (NotFound, FileNotFoundError):
        app.register_error_handler(error, lambda _: _problem("gone", 404))
    app.register_error_handler(OSError, lambda error: _problem("unreadable", 500, error))
    app.register_error_handler(Refused, lambda _: _problem("no-such-move", 422))
    app.register_error_handler(HTTPException, _answer_http_error)
    refuse_undeclared(app)
    return app


def _init_templates(app: Flask) -> None:
    environment = app.jinja_env
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: get_translations().ugettext(text),
        lambda one, many, n: get_translations().ungettext(one, many, n),
        newstyle=True,
    )
    environment.filters.update(
        words=_words, long_date=long_date, kind=_kind, standing=standing_view
    )
    environment.globals.update(
        csrf_token=lambda: "none",
        sign_here=lambda: "",
        navigation=tuple,
        closed_agency=lambda: None,
        leads_on=lambda _href: True,
    )

    @app.context_processor
    def _() -> dict[str, Any]:
        return {"actor": None, "appearance": "system", "demo": False, **_in_frame()}


def _in_frame() -> dict[str, Any]:
    return {
        "in_frame": request.endpoint in ("preview.page", "preview.move"),
        "page_language": g.get("language", "en"),
    }


def _words(text: PlainText | RichText) -> str:
    return text.fill(g.words)


def _kind(thing: object) -> str:
    return type(thing).__name__


def _refuse_other_addresses() -> ResponseReturnValue | None:
    """A page on the web can make its own name mean this machine; under that name nothing is shown."""
    if urlsplit(f"//{request.host}").hostname in LOOPBACK:
        return None
    return _problem("other-address", 421)


def _add_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    response.headers["Content-Security-Policy"] = CSP
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _answer_http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    return _problem("gone" if error.code == 404 else "no-such-move", error.code)


def _problem(what: str, status: int, error: OSError | None = None) -> ResponseReturnValue:
    return render_template("preview/problem.html", what=what, error=error), status
