"""Which boards serve an agency."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, BoardId, MembershipId
from app.policy.permissions import Permission
from app.services import memberships, organisations
from app.services.agency_pages import may_here
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.store.organisations import Organisation
from app.web.access import requires
from app.web.context import actor, database, now
from app.web.organisations.blueprint import blueprint
from app.web.organisations.choosing import offer_board
from app.web.organisations.forms import NONE, EndForm, MembershipForm, day_of
from app.web.organisations.refusals import show_refusal


@blueprint.get("/agencies/<int:agency>/boards/new")
@requires(Permission.CHANGE_ORGANISATIONS)
def new_membership(agency: int) -> ResponseReturnValue:
    found = _get(agency)
    form = MembershipForm(formdata=None, starts_on=civil_date(now()))
    offer_board(form.board, none=False)
    return render_template("organisations/new_membership.html", agency=found, form=form)


@blueprint.post("/agencies/<int:agency>/boards/new")
@requires(Permission.CHANGE_ORGANISATIONS)
def add_membership(agency: int) -> ResponseReturnValue:
    found, form = _get(agency), MembershipForm()
    offer_board(form.board, none=False)
    if form.validate() and _is_chosen(form):
        try:
            with database().transaction() as session:
                memberships.add(
                    session,
                    actor(),
                    found.id,
                    BoardId(int(form.board.data)),
                    day_of(form.starts_on),
                    form.ends_on.data,
                    now(),
                )
            flash(_("That is recorded."))
            return redirect(url_for("organisations.agency", agency=agency))
        except Refused as refusal:
            show_refusal(form, refusal)
    return render_template("organisations/new_membership.html", agency=found, form=form), 422


@blueprint.get("/memberships/<int:membership>/end")
@requires(Permission.CHANGE_ORGANISATIONS)
def confirm_end(membership: int) -> ResponseReturnValue:
    return _end_page(membership, EndForm(formdata=None, last_day=civil_date(now())))


@blueprint.post("/memberships/<int:membership>/end")
@requires(Permission.CHANGE_ORGANISATIONS)
def end_membership(membership: int) -> ResponseReturnValue:
    form = EndForm()
    if not form.validate():
        return _end_page(membership, form), 422
    with database().transaction() as session:
        ended = memberships.end(
            session, actor(), MembershipId(membership), day_of(form.last_day), now()
        )
        still_seen = may_here(
            session, actor(), Permission.SEE_ORGANISATIONS, ended.agency_id, civil_date(now())
        )
    flash(_("The end is recorded."))
    if still_seen:
        return redirect(url_for("organisations.agency", agency=ended.agency_id))
    return redirect(url_for("organisations.agencies"))


def _end_page(number: int, form: EndForm) -> str:
    with database().reading() as session:
        found = memberships.get(session, actor(), MembershipId(number), now())
        agency = organisations.get_agency(session, actor(), found.agency_id, now())
    return render_template(
        "organisations/end_membership.html", membership=found, agency=agency, form=form
    )


def _get(agency: int) -> Organisation:
    with database().reading() as session:
        return organisations.get_agency(
            session, actor(), AgencyId(agency), now(), Permission.CHANGE_ORGANISATIONS
        )


def _is_chosen(form: MembershipForm) -> bool:
    if form.board.data != NONE:
        return True
    form.board.errors = (_("Choose the board."),)
    return False
