"""The demo's mailbox: it stands in for everybody's mail. Only demo installations have it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.store.letters import State, latest
from app.web.access import public
from app.web.context import database

blueprint = Blueprint("mailbox", __name__)


@blueprint.get("/demo/mailbox")
@public
def mailbox() -> ResponseReturnValue:
    with database().reading() as session:
        found = latest(session)
    sent = [each for each in found if each.state is State.SENT]
    waiting = sum(1 for each in found if each.state in (State.WAITING, State.CLAIMED))
    return render_template("letters/mailbox.html", letters=sent, waiting=waiting)
