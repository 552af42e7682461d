"""Leaving at once, and a real concern remembered."""

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from app.policy.permissions import Permission
from app.services import drafts
from app.web.access import public, requires
from app.web.context import actor, count_as_visitor, database, find_actor, now, settings
from app.web.forms import typed_fields
from app.web.places import find_address
from app.web.security import has_valid_token
from app.web.support import contacts_here

blueprint = Blueprint("safe_use", __name__)


@blueprint.post("/leave")
@public
def leave() -> ResponseReturnValue:
    """Nothing keeps anyone here: what cannot be saved is logged, and the door opens all the same."""
    try:
        _save_what_was_typed()
    except Exception:
        current_app.logger.exception("a draft was not saved on leaving")
        count_as_visitor()
    page = render_template("safe_use/leave.html", leave_to=settings().leave_to)
    return page, {"Refresh": f"0; url={settings().leave_to}"}


def _save_what_was_typed() -> None:
    place = request.form.get("place", "")
    if place and has_valid_token() and (leaver := find_actor()):
        with database().transaction() as session:
            drafts.save(session, leaver.person_id, place, typed_fields(), now())


@blueprint.post("/drafts")
@requires(Permission.LEARN)
def draft() -> ResponseReturnValue:
    with database().transaction() as session:
        drafts.save(
            session, actor().person_id, request.form.get("place", ""), typed_fields(), now()
        )
    return "", 204


@blueprint.get("/concern")
@public
def concern() -> ResponseReturnValue:
    return render_template(
        "safe_use/concern.html",
        contacts=contacts_here(),
        back=find_address(request.args.get("place")),
    )
