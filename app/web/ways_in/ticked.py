"""Whom a form with many boxes means."""

from flask import request

from app.ids import PersonId
from app.services.errors import Refused

MOST_TICKED = 5000


def ticked() -> list[PersonId]:
    return numbers(request.form.getlist("person"))


def numbers(written: list[str]) -> list[PersonId]:
    """Refused for a form that is none of ours."""
    fit = all(each.isascii() and each.isdecimal() and len(each) <= 18 for each in written)
    if not fit or len(written) > MOST_TICKED:
        raise Refused("no-such-people")
    return [PersonId(int(each)) for each in written]
