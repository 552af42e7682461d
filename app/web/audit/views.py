"""What was done by those who may do more than learn."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.policy.permissions import Permission
from app.services.audit_trail import read_trail
from app.web.access import requires
from app.web.audit.presenters import trail_view
from app.web.context import actor, database, now

blueprint = Blueprint("audit", __name__)
LONGEST_NUMBER = 12
"""Digits."""


@blueprint.get("/audit")
@requires(Permission.READ_AUDIT)
def trail() -> ResponseReturnValue:
    with database().reading() as session:
        found = read_trail(session, actor(), now(), _before())
    return render_template("audit/trail.html", trail=trail_view(found))


def _before() -> int | None:
    """From which entry on; anything else in the address is as if it were not there."""
    asked = request.args.get("before", "")
    fits = asked.isascii() and asked.isdecimal() and len(asked) <= LONGEST_NUMBER
    return int(asked) if fits else None
