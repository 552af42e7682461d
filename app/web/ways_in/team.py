"""How a DSP brings her staff in: requests, printed slips, and the agency's code."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, JoinRequestId, WayInId
from app.policy.permissions import Permission
from app.services import joining, ways_in, ways_in_page
from app.services.errors import Refused
from app.services.ways_in import Slip
from app.web.access import requires
from app.web.context import actor, database, now, settings
from app.web.ways_in.blueprint import blueprint
from app.web.ways_in.invite_pages import say_whether_they_go
from app.web.ways_in.presenters import present_ways_in
from app.web.ways_in.slip_pages import back, show_slips
from app.web.ways_in.ticked import numbers, ticked


@blueprint.get("/team/<int:agency>/ways-in")
@requires(Permission.CHANGE_STAFF)
def team(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        shown = ways_in_page.show(session, actor(), AgencyId(agency), now())
    return render_template(
        "ways_in/team.html",
        page=present_ways_in(shown, settings().links, request.args.get("q", "").strip()[:100]),
        sends=settings().sends_letters,
    )


@blueprint.post("/team/<int:agency>/ways-in/slips")
@requires(Permission.CHANGE_STAFF)
def print_slips(agency: int) -> ResponseReturnValue:
    """The answer is the only place where the codes ever stand."""
    try:
        with database().transaction() as session:
            slips = ways_in.make_slips(
                session, actor(), AgencyId(agency), ticked(), now(), links=settings().links
            )
    except Refused as refusal:
        return back(agency, refusal)
    return _show_slips(agency, slips)


@blueprint.post("/team/<int:agency>/ways-in/<int:way_in>/withdraw")
@requires(Permission.CHANGE_STAFF)
def withdraw(agency: int, way_in: int) -> ResponseReturnValue:
    try:
        with database().transaction() as session:
            ways_in.withdraw(session, actor(), AgencyId(agency), WayInId(way_in), now())
    except Refused as refusal:
        return back(agency, refusal)
    flash(_("It is withdrawn, and opens nothing any more."))
    return redirect(url_for("ways_in.team", agency=agency))


@blueprint.post("/team/<int:agency>/ways-in/requests/<int:number>/approve")
@requires(Permission.CHANGE_STAFF)
def approve(agency: int, number: int) -> ResponseReturnValue:
    known = request.form.get("known", "")
    try:
        with database().transaction() as session:
            welcomed = joining.approve(
                session,
                actor(),
                AgencyId(agency),
                JoinRequestId(number),
                now(),
                links=settings().links,
                known=numbers([known])[0] if known else None,
            )
    except Refused as refusal:
        return back(agency, refusal)
    if welcomed.slip:
        return _show_slips(agency, (welcomed.slip,))
    flash(_say_welcomed(welcomed))
    return redirect(url_for("ways_in.team", agency=agency))


@blueprint.post("/team/<int:agency>/ways-in/requests/<int:number>/turn-down")
@requires(Permission.CHANGE_STAFF)
def turn_down(agency: int, number: int) -> ResponseReturnValue:
    with database().transaction() as session:
        name = joining.turn_down(session, actor(), AgencyId(agency), JoinRequestId(number), now())
    flash(_("%(name)s was not added to your list.", name=name))
    return redirect(url_for("ways_in.team", agency=agency))


@blueprint.post("/team/<int:agency>/ways-in/code")
@requires(Permission.CHANGE_STAFF)
def change_code(agency: int) -> ResponseReturnValue:
    on = request.form.get("code") == "on"
    with database().transaction() as session:
        joining.change_code(session, actor(), AgencyId(agency), now(), on=on)
    if on:
        flash(_("You have a new code. A code that you had before opens nothing any more."))
    else:
        flash(_("The code is switched off."))
    return redirect(url_for("ways_in.team", agency=agency, _anchor="code"))


def _show_slips(agency: int, slips: tuple[Slip, ...]) -> ResponseReturnValue:
    with database().reading() as session:
        shown = ways_in_page.show(session, actor(), AgencyId(agency), now())
    return show_slips(shown.agency, slips)


def _say_welcomed(welcomed: joining.Welcomed) -> str:
    if welcomed.invited_at is None:
        return _("%(name)s is on your list, and can sign in already.", name=welcomed.name)
    said = _(
        "%(name)s is on your list. A letter to %(address)s is written.",
        name=welcomed.name,
        address=welcomed.invited_at,
    )
    return f"{said} {say_whether_they_go()}"
