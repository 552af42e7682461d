"""The cookie of a known device: it opens nothing, and keeps strangers' wrong guesses from locking it out."""

from flask import request
from werkzeug.wrappers import Response

from app.services.verifying import DEVICE_KNOWN_FOR
from app.web.context import settings


def find_token() -> str:
    return request.cookies.get(_name(), "")


def remember(response: Response, token: str) -> None:
    response.set_cookie(
        _name(),
        token,
        max_age=DEVICE_KNOWN_FOR,
        secure=settings().secure,
        httponly=True,
        samesite="Lax",
    )


def _name() -> str:
    return "__Host-heed-device" if settings().secure else "heed-device"
