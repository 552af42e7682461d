"""Pages that go wrong on purpose, so that every error page can be looked at."""

from flask import Flask, abort

from app.services.errors import NotAllowed, TooMany, Unavailable
from app.web.access import public


def add_failing_pages(app: Flask) -> None:
    @app.get("/failing/<int:status>")
    @public
    def failing(status: int) -> str:
        match status:
            case 403:
                raise NotAllowed("learn")
            case 429:
                raise TooMany(240)
            case 500:
                raise RuntimeError("on purpose")
            case 503:
                raise Unavailable("on purpose")
        abort(status)
