"""What a request works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import current_app, g, request
from flask_login import current_user

from app.content.model.terms import Nation
from app.content.model.text import Words
from app.policy.actor import Actor
from app.services.content import Content
from app.services.passwords import Passwords
from app.settings import Settings
from app.store.database import Database

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Heed:
    """One running installation: `app.extensions["heed"]`."""

    settings: Settings
    database: Database
    content: Content
    passwords: Passwords
    clock: Clock


def heed() -> Heed:
    running: Heed = current_app.extensions["heed"]
    return running


def settings() -> Settings:
    return heed().settings


def database() -> Database:
    return heed().database


def content() -> Content:
    return heed().content


def now() -> datetime:
    return heed().clock()


def find_actor() -> Actor | None:
    """The signed-in person, or None for a visitor. Looked up at most once a request."""
    found: Actor | None = current_user._get_current_object()
    return found


def actor() -> Actor:
    """In views that require a permission there always is one."""
    found = find_actor()
    if found is None:
        raise LookupError("an actor was asked for on a page that visitors reach")
    return found


def count_as_visitor() -> None:
    """Who is not known yet: the page of a failing database must not fail on it."""
    g.setdefault("_login_user", None)


def nation() -> Nation:
    signed_in = find_actor()
    if signed_in is not None:
        return signed_in.nation
    asked = request.args.get("nation", "")
    return Nation(asked) if asked in set(Nation) else settings().default_nation


def words() -> Words:
    return content().library.terms.of(nation()).words
