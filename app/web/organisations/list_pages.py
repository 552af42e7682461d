"""Many agencies with their safeguarding leads from one list; and who of those was invited."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from app.learning.job_roles import SECTORS
from app.policy.permissions import Permission
from app.services import inviting
from app.services.agency_lists import Plan, Wish, plan, read_wishes
from app.services.bringing_in import BroughtIn, bring_in
from app.services.errors import Refused
from app.services.spreadsheets import read_table
from app.web.access import requires
from app.web.context import actor, database, now, settings
from app.web.organisations.blueprint import blueprint
from app.web.organisations.list_forms import ApplyForm, ListForm
from app.web.organisations.presenters import invited_views
from app.web.organisations.refusals import show_refusal
from app.web.organisations.words import PROBLEMS, STATES, TONES


@blueprint.get("/bring-in")
@requires(Permission.CHANGE_ORGANISATIONS)
def choose_list() -> ResponseReturnValue:
    return _choose(ListForm(formdata=None))


@blueprint.post("/bring-in")
@requires(Permission.CHANGE_ORGANISATIONS)
def preview_list() -> ResponseReturnValue:
    form = ListForm()
    if form.validate():
        try:
            name, data = form.uploaded()
            return _preview(read_wishes(read_table(name, data)))
        except Refused as refusal:
            show_refusal(form, refusal)
    return _choose(form), 422


@blueprint.post("/bring-in/apply")
@requires(Permission.CHANGE_ORGANISATIONS)
def apply_list() -> ResponseReturnValue:
    form = ApplyForm()
    try:
        wishes = form.wishes()
        with database().transaction() as session:
            done = bring_in(session, actor(), wishes, form.seen.data or "", now(), settings().links)
    except Refused as refusal:
        again = ListForm(formdata=None)
        show_refusal(again, refusal)
        return _choose(again), 422
    flash(_said(done))
    return redirect(url_for("organisations.invited"))


@blueprint.get("/invited")
@requires(Permission.GRANT)
def invited() -> ResponseReturnValue:
    """To be printed, and ticked off when they have come."""
    with database().reading() as session:
        found = inviting.invited_dsps(session, actor(), now())
    return render_template("organisations/invited.html", invited=invited_views(found, now()))


def _choose(form: ListForm) -> str:
    return render_template("organisations/choose_list.html", form=form, sectors=SECTORS)


def _preview(wishes: tuple[Wish, ...]) -> ResponseReturnValue:
    with database().reading() as session:
        planned = plan(session, actor(), wishes, now())
    return render_template(
        "organisations/preview_list.html",
        plan=planned,
        states=STATES,
        tones=TONES,
        problems=PROBLEMS,
        form=_to_apply(planned, wishes),
    )


def _to_apply(planned: Plan, wishes: tuple[Wish, ...]) -> ApplyForm:
    form = ApplyForm(formdata=None)
    form.seen.data = planned.fingerprint
    form.keep(wishes)
    return form


def _said(done: BroughtIn) -> str:
    agencies = ngettext("%(num)d agency is added.", "%(num)d agencies are added.", done.agencies)
    invited = ngettext(
        "%(num)d safeguarding lead is invited.",
        "%(num)d safeguarding leads are invited.",
        done.invited,
    )
    if not done.given:
        return f"{agencies} {invited}"
    given = ngettext(
        "%(num)d who signs in already has the role from now.",
        "%(num)d who sign in already have the role from now.",
        done.given,
    )
    return f"{agencies} {invited} {given}"
