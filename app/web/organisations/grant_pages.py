"""Roles: given to somebody who is known or invited, and taken back."""

from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, BoardId, GrantId
from app.policy.permissions import Permission
from app.policy.roles import Held, Reach, Role
from app.services import granting, inviting, role_holders
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.granting import Given, Wanted
from app.web.access import requires
from app.web.context import actor, database, now, settings
from app.web.organisations.blueprint import blueprint
from app.web.organisations.forms import GrantForm, said
from app.web.organisations.presenters import holder_views
from app.web.organisations.reaches import ReachView, reach_view
from app.web.organisations.refusals import show_refusal
from app.web.role_names import SHORT_ROLES


@blueprint.get("/roles")
@requires(Permission.GRANT)
def roles() -> ResponseReturnValue:
    """Those that reach the whole installation."""
    with database().reading() as session:
        holders = role_holders.holders_at(session, actor(), Reach(), now())
    return render_template("organisations/roles.html", holders=holder_views(holders, now()))


@blueprint.get("/roles/new")
@requires(Permission.GRANT)
def new_grant() -> ResponseReturnValue:
    return _new(Reach())


@blueprint.post("/roles/new")
@requires(Permission.GRANT)
def add_grant() -> ResponseReturnValue:
    return _add(Reach())


@blueprint.get("/boards/<int:board>/roles/new")
@requires(Permission.GRANT)
def new_board_grant(board: int) -> ResponseReturnValue:
    return _new(Reach(board_id=BoardId(board)))


@blueprint.post("/boards/<int:board>/roles/new")
@requires(Permission.GRANT)
def add_board_grant(board: int) -> ResponseReturnValue:
    return _add(Reach(board_id=BoardId(board)))


@blueprint.get("/agencies/<int:agency>/roles/new")
@requires(Permission.GRANT)
def new_agency_grant(agency: int) -> ResponseReturnValue:
    return _new(Reach(agency_id=AgencyId(agency)))


@blueprint.post("/agencies/<int:agency>/roles/new")
@requires(Permission.GRANT)
def add_agency_grant(agency: int) -> ResponseReturnValue:
    return _add(Reach(agency_id=AgencyId(agency)))


@blueprint.get("/roles/<int:grant>/revoke")
@requires(Permission.GRANT)
def confirm_revoke(grant: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = granting.get(session, actor(), GrantId(grant), now())
        place = reach_view(session, actor(), found.held.reach, now())
    return render_template(
        "organisations/revoke.html", grant=found, role=SHORT_ROLES[found.held.role], place=place
    )


@blueprint.post("/roles/<int:grant>/revoke")
@requires(Permission.GRANT)
def revoke(grant: int) -> ResponseReturnValue:
    with database().transaction() as session:
        found = granting.revoke(session, actor(), GrantId(grant), now())
        place = reach_view(session, actor(), found.held.reach, now())
    flash(_("%(name)s no longer has that role, and is signed out.", name=found.name))
    return redirect(place.href)


@blueprint.get("/roles/<int:grant>/invite")
@requires(Permission.GRANT)
def confirm_invite(grant: int) -> ResponseReturnValue:
    with database().reading() as session:
        given = granting.get(session, actor(), GrantId(grant), now())
        found = inviting.find_not_come(session, actor(), given.id, now())
        place = reach_view(session, actor(), given.held.reach, now())
    if found is None:
        return redirect(place.href)
    return render_template(
        "organisations/invite_again.html",
        found=found,
        today=found.is_of(civil_date(now())),
        place=place,
        sends=settings().sends_letters,
    )


@blueprint.post("/roles/<int:grant>/invite")
@requires(Permission.GRANT)
def invite_again(grant: int) -> ResponseReturnValue:
    """A letter of the same day is told first; `beside` says that it was."""
    beside = _moment(request.form.get("beside", ""))
    try:
        with database().transaction() as session:
            found = granting.get(session, actor(), GrantId(grant), now())
            arguments = session, actor(), found.id, now(), settings().links
            address = inviting.invite_again(*arguments, beside=beside)
            place = reach_view(session, actor(), found.held.reach, now())
    except Refused as refusal:
        if refusal.reason != "invited-today":
            raise
        return redirect(url_for("organisations.confirm_invite", grant=grant))
    flash(_("A new invitation goes to %(address)s. It holds for 7 days.", address=address))
    return redirect(place.href)


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _new(reach: Reach) -> ResponseReturnValue:
    form = GrantForm(formdata=None, how="invited")
    return _page(_offer(form, reach), form)


def _add(reach: Reach) -> ResponseReturnValue:
    form = GrantForm()
    place = _offer(form, reach)
    if form.validate():
        try:
            flash(_said(_give(form, reach)))
            return redirect(place.href)
        except Refused as refusal:
            show_refusal(form, refusal)
    return _page(place, form), 422


def _give(form: GrantForm, reach: Reach) -> Given:
    wanted = Wanted(
        Held(Role(form.role.data), reach), said(form.agreement) if "agreement" in form else ""
    )
    with database().transaction() as session:
        if form.how.data == "known":
            return granting.grant_to_known(session, actor(), wanted, said(form.username), now())
        return granting.grant_to_invited(
            session, actor(), wanted, form.invitee, now(), settings().links
        )


def _said(given: Given) -> str:
    if given.invited:
        return _("%(name)s is invited. The invitation holds for 7 days.", name=given.name)
    return _("%(name)s has the role from now, at the next sign-in.", name=given.name)


def _offer(form: GrantForm, reach: Reach) -> ReachView:
    with database().reading() as session:
        roles = role_holders.givable_at(session, actor(), reach, now())
        form.offer(roles)
        if len(roles) == 1 and not form.role.data:
            form.role.data = roles[0].value
        if Role.ANALYST not in roles:
            del form.agreement
        return reach_view(session, actor(), reach, now())


def _page(place: ReachView, form: GrantForm) -> str:
    return render_template("organisations/new_grant.html", place=place, form=form)
