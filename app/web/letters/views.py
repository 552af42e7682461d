"""What became of letters. Their text is never shown: links in it are for their readers alone."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import LetterId
from app.policy.permissions import Permission
from app.services import letter_review
from app.services.errors import Refused
from app.store.letters import State
from app.web.access import requires
from app.web.context import actor, database, now, settings
from app.web.letters.presenters import FILTERS, present_letters

blueprint = Blueprint("letters", __name__)


@blueprint.get("/letters")
@requires(Permission.SEE_LETTERS)
def letters() -> ResponseReturnValue:
    shown = request.args.get("show", "")
    states = FILTERS[shown].states if shown in FILTERS else tuple(State)
    with database().reading() as session:
        lines = letter_review.lines(session, actor(), now(), states=states, before=_before())
    return render_template(
        "letters/letters.html",
        page=present_letters(lines, shown if shown in FILTERS else ""),
        sends=settings().sends_letters,
    )


@blueprint.post("/letters/<int:letter>/arrived")
@requires(Permission.SEE_LETTERS)
def arrived(letter: int) -> ResponseReturnValue:
    return _decide(letter, arrived=True)


@blueprint.post("/letters/<int:letter>/again")
@requires(Permission.SEE_LETTERS)
def again(letter: int) -> ResponseReturnValue:
    return _decide(letter, arrived=False)


def _decide(letter: int, *, arrived: bool) -> ResponseReturnValue:
    try:
        with database().transaction() as session:
            letter_review.decide(session, actor(), LetterId(letter), now(), arrived=arrived)
    except Refused:
        flash(_("Somebody has decided about that letter already."), "information")
    else:
        flash(
            _("Thank you. It counts as sent.") if arrived else _("It is sent once more, shortly.")
        )
    return redirect(url_for("letters.letters"))


def _before() -> LetterId | None:
    written = request.args.get("before", "")
    fit = written.isascii() and written.isdecimal() and len(written) <= 18
    return LetterId(int(written)) if fit else None
