"""Errors become pages, here and nowhere else."""

from collections.abc import Mapping

from flask import Flask, Response, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from app.services import errors
from app.web.context import count_as_visitor
from app.web.forms import typed_fields
from app.web.keeping import as_read

STATUS: Mapping[type[errors.DomainError], int] = {
    errors.NotAllowed: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Refused: 422,
    errors.AgencyClosed: 422,
    errors.Unstorable: 422,
    errors.TooMany: 429,
    errors.Unavailable: 503,
}
PAGES = frozenset({403, 404, 409, 413, 422, 429, 500, 503})
RETRY = frozenset({429, 500, 503})
"""Where sending the same form again, later, may well succeed."""


def init_errors(app: Flask) -> None:
    app.register_error_handler(errors.DomainError, answer_domain_error)
    app.register_error_handler(HTTPException, answer_http_error)


def answer_domain_error(error: errors.DomainError) -> ResponseReturnValue:
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
    if status >= 500:
        current_app.logger.error("%s %s: %s", request.method, request.path, error, exc_info=error)
    if isinstance(error, errors.TooMany):
        response = show(status, minutes=-(-error.wait_seconds // 60))
        response.headers["Retry-After"] = str(error.wait_seconds)
        return response
    if isinstance(error, errors.AgencyClosed):
        return show_closed(error, status)
    return show(status)


def show_closed(closed: errors.AgencyClosed, status: int) -> Response:
    """In place of a form too."""
    typed = as_read(typed_fields()) if request.method == "POST" else []
    html = render_template(
        "errors/closed.html",
        typed=typed,
        name=closed.name,
        closed_on=closed.closed_on,
        agency=(request.view_args or {}).get("agency"),
    )
    return make_response(html, status)


def answer_http_error(error: HTTPException) -> ResponseReturnValue:
    """The router's redirects pass; a status without a page of its own gets the nearest."""
    if error.code is None or error.code < 400:
        return error
    response = show(error.code)
    response.headers.extend([header for header in error.get_headers() if header[0] == "Allow"])
    return response


def show(status: int, **more: object) -> Response:
    if status >= 500:
        count_as_visitor()
    page = status if status in PAGES else 404 if status < 500 else 500
    fields = typed_fields() if request.method == "POST" and status != 413 else {}
    again = fields if status in RETRY else {}
    html = render_template(
        f"errors/{page}.html",
        typed=as_read(fields),
        fields=again,
        action=request.full_path,
        **more,
    )
    return make_response(html, status)
