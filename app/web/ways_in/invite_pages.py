"""Invitations by mail, and another on the same day for whoever asks for it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.ids import AgencyId, WayInId
from app.policy.permissions import Permission
from app.services import inviting_staff
from app.services.errors import Refused
from app.services.inviting_staff import Invited
from app.web.access import requires
from app.web.context import actor, database, now, settings
from app.web.ways_in.blueprint import blueprint
from app.web.ways_in.slip_pages import back
from app.web.ways_in.ticked import numbers, ticked

MOST_NAMED = 50
"""In an address; of more, everybody's letter of the day is shown."""


@blueprint.post("/team/<int:agency>/ways-in/invite")
@requires(Permission.CHANGE_STAFF)
def invite(agency: int) -> ResponseReturnValue:
    try:
        invited = _invite(AgencyId(agency))
    except Refused as refusal:
        return back(agency, refusal)
    if invited.written or not invited.before:
        flash(_say_invited(invited.written))
    if not invited.before:
        return redirect(url_for("ways_in.team", agency=agency))
    named = invited.before if len(invited.before) <= MOST_NAMED else ()
    return redirect(url_for("ways_in.invited_today", agency=agency, person=named))


@blueprint.get("/team/<int:agency>/ways-in/invite")
@requires(Permission.CHANGE_STAFF)
def invited_today(agency: int) -> ResponseReturnValue:
    people = numbers(request.args.getlist("person"))
    with database().reading() as session:
        found = inviting_staff.sent_today(session, actor(), AgencyId(agency), people, now())
    if not found.letters:
        return redirect(url_for("ways_in.team", agency=agency))
    return render_template(
        "ways_in/invited_today.html",
        agency=found.agency,
        letters=found.letters,
        sends=settings().sends_letters,
    )


def _invite(agency_id: AgencyId) -> Invited:
    """A letter of the same day is told first; `beside` says that it was."""
    beside = {WayInId(number) for number in numbers(request.form.getlist("beside"))}
    links = settings().links
    with database().transaction() as session:
        if "everybody" in request.form:
            return inviting_staff.invite_all(session, actor(), agency_id, now(), links=links)
        return inviting_staff.invite_staff(
            session, actor(), agency_id, ticked(), now(), links=links, beside=beside
        )


def _say_invited(number: int) -> str:
    if not number:
        return _("Nobody was left to invite: everyone with an address has a way in already.")
    said = ngettext("%(num)d invitation is written.", "%(num)d invitations are written.", number)
    return f"{said} {say_whether_they_go()}"


def say_whether_they_go() -> str:
    if settings().sends_letters:
        return _("Letters go within a few minutes.")
    return _("Letters wait: this installation has no mail server yet.")
