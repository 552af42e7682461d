"""What a visitor wrote, on its way to the page that shows it beside the model answer: shown once, kept nowhere.

It rides in the one signed cookie, in the visitor's own browser, so that the page is one that can be loaded again:
never in an address, never in a row. The next page of any case takes it out.
"""

import hashlib

from flask import session

from app.web.tryout.roads import Road

PASSING = "passing"
MOST_BYTES = 2000
"""A browser keeps no cookie over 4096; of a longer text the beginning is shown."""


def hand_on(road: Road, text: str) -> None:
    session[PASSING] = [_name_of(road), _fitting(text)]


def take(road: Road) -> str | None:
    """None where nothing was handed on to this very page, or it has been shown."""
    where, text = session.pop(PASSING, ("", None))
    return text if where == _name_of(road) else None


def _name_of(road: Road) -> str:
    return hashlib.sha256(road.sign().encode()).hexdigest()[:16]


def _fitting(text: str) -> str:
    whole = text.encode()
    if len(whole) <= MOST_BYTES:
        return text
    return whole[:MOST_BYTES].decode(errors="ignore").rsplit(maxsplit=1)[0] + " …"
