"""Printed slips: what is asked before they are made, and the page that is cut up."""

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.ids import AgencyId
from app.policy.permissions import Permission
from app.services import first_ways_in
from app.services.errors import Refused
from app.services.ways_in import Slip
from app.services.ways_in_page import Agency
from app.web.access import requires
from app.web.context import actor, database, now, settings
from app.web.ways_in.blueprint import blueprint
from app.web.ways_in.presenters import present_slips
from app.web.ways_in.refusals import NOTICES


@blueprint.get("/team/<int:agency>/ways-in/slips/without-address")
@requires(Permission.CHANGE_STAFF)
def by_paper(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = first_ways_in.by_paper(session, actor(), AgencyId(agency), now())
    return render_template("ways_in/by_paper.html", found=found, agency=found.agency)


@blueprint.post("/team/<int:agency>/ways-in/slips/without-address")
@requires(Permission.CHANGE_STAFF)
def print_by_paper(agency: int) -> ResponseReturnValue:
    arguments = actor(), AgencyId(agency), now()
    try:
        with database().transaction() as session:
            slips = first_ways_in.print_by_paper(session, *arguments, links=settings().links)
            here = first_ways_in.by_paper(session, *arguments).agency
    except Refused as refusal:
        return back(agency, refusal)
    return show_slips(here, slips)


def show_slips(agency: Agency, slips: tuple[Slip, ...]) -> ResponseReturnValue:
    """The answer is the only place where the codes ever stand."""
    page = render_template(
        "ways_in/slips.html", agency=agency, slips=present_slips(slips), links=settings().links
    )
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


def back(agency: int, refusal: Refused) -> ResponseReturnValue:
    if refusal.reason not in NOTICES:
        raise refusal
    flash(str(NOTICES[refusal.reason]), "care")
    return redirect(url_for("ways_in.team", agency=agency))
