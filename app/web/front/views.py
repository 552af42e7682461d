"""Pages for everybody."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from app.services.errors import Unavailable
from app.store.schema import is_current
from app.web.access import public
from app.web.context import content, database, find_actor, settings
from app.web.front.words import words_page
from app.web.support import SUPPORT, contacts_here
from app.web.workplace import workplace_of

blueprint = Blueprint("front", __name__)


@blueprint.get("/")
@public
def home() -> ResponseReturnValue:
    if someone := find_actor():
        return redirect(workplace_of(someone.permissions))
    cases = content().library.scenarios.values()
    shortest = min(cases, key=lambda case: case.header.minutes, default=None)
    return render_template("front/home.html", case=shortest)


@blueprint.get("/help")
@public
def help() -> ResponseReturnValue:
    return render_template("front/help.html", contacts=contacts_here(), support=SUPPORT)


@blueprint.get("/words")
@public
def words() -> ResponseReturnValue:
    return render_template("front/words.html", page=words_page())


@blueprint.get("/accessibility")
@public
def accessibility() -> ResponseReturnValue:
    return render_template("front/accessibility.html")


@blueprint.get("/privacy")
@public
def privacy() -> ResponseReturnValue:
    return render_template("front/privacy.html", leave_to=settings().leave_to)


@blueprint.get("/livez")
@public
def livez() -> ResponseReturnValue:
    return "alive\n", {"Content-Type": "text/plain"}


@blueprint.get("/readyz")
@public
def readyz() -> ResponseReturnValue:
    """A commit reaches the disk, and the tables are the ones this code knows."""
    database().assert_writable()
    if not is_current(database()):
        raise Unavailable("the tables are not those of this Heed")
    return "ready\n", {"Content-Type": "text/plain"}
