"""What a person sees and changes of her own account."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.content.model.terms import Nation
from app.ids import SessionId
from app.policy.permissions import Permission
from app.services import accounts, profile, resetting, signing_in
from app.services.errors import Refused
from app.services.verifying import Attempt
from app.web import devices
from app.web.access import requires
from app.web.account.blueprint import blueprint
from app.web.account.forms import AddressForm, AppearanceForm, NationForm, PasswordForm
from app.web.account.presenters import present_profile
from app.web.account.refusals import show_refusal
from app.web.context import actor, database, heed, now
from app.web.network import network


@blueprint.get("/profile", endpoint="profile")
@requires(Permission.LEARN)
def profile_page() -> ResponseReturnValue:
    return _show_profile(PasswordForm(formdata=None))


def _show_profile(form: PasswordForm) -> ResponseReturnValue:
    with database().reading() as session:
        shown = profile.show(session, actor(), now())
    page = render_template(
        "account/profile.html",
        profile=present_profile(shown, actor()),
        password_form=form,
        appearance_form=AppearanceForm(formdata=None, appearance=actor().appearance),
        nation_form=NationForm(formdata=None, nation=actor().nation),
    )
    return page, 422 if form.errors else 200


@blueprint.post("/profile/password")
@requires(Permission.LEARN)
def change_password() -> ResponseReturnValue:
    form = PasswordForm()
    if form.validate():
        try:
            return _change_password(form)
        except Refused as refusal:
            show_refusal(form, refusal)
    return _show_profile(form)


def _change_password(form: PasswordForm) -> ResponseReturnValue:
    running = heed()
    with database().reading() as session:
        username = profile.show(session, actor(), now()).username
    attempt = Attempt(username, form.password.data or "", network(), devices.find_token())
    accounts.change_password(
        running.database,
        running.passwords,
        actor(),
        attempt,
        form.new_password.data or "",
        now(),
    )
    flash(_("Your password is changed. Everywhere else you are signed out."))
    return redirect(url_for("account.profile"))


@blueprint.post("/profile/sessions/<int:session_id>/end")
@requires(Permission.LEARN)
def end_session(session_id: int) -> ResponseReturnValue:
    with database().transaction() as session:
        signing_in.end_session(session, actor(), SessionId(session_id), now())
    flash(_("That browser is signed out."))
    return redirect(url_for("account.profile"))


@blueprint.post("/profile/sessions/end-others")
@requires(Permission.LEARN)
def end_other_sessions() -> ResponseReturnValue:
    with database().transaction() as session:
        signing_in.end_other_sessions(session, actor(), now())
    flash(_("You are signed out everywhere but here."))
    return redirect(url_for("account.profile"))


@blueprint.post("/profile/appearance")
@requires(Permission.LEARN)
def choose_appearance() -> ResponseReturnValue:
    form = AppearanceForm()
    if form.validate():
        with database().transaction() as session:
            accounts.choose_appearance(session, actor(), form.appearance.data)
        flash(_("Your choice of appearance is saved."))
    return redirect(url_for("account.profile"))


@blueprint.post("/profile/nation")
@requires(Permission.LEARN)
def choose_nation() -> ResponseReturnValue:
    form = NationForm()
    if form.validate():
        with database().transaction() as session:
            accounts.choose_nation(session, actor(), Nation(form.nation.data))
        flash(_("Your choice of nation is saved."))
    return redirect(url_for("account.profile"))


@blueprint.get("/profile/address")
@requires(Permission.LEARN)
def address() -> ResponseReturnValue:
    return _show_address(AddressForm(formdata=None))


@blueprint.post("/profile/address")
@requires(Permission.LEARN)
def change_address() -> ResponseReturnValue:
    form = AddressForm()
    if form.validate():
        try:
            return _ask_for_address(form)
        except Refused as refusal:
            show_refusal(form, refusal)
    return _show_address(form)


def _ask_for_address(form: AddressForm) -> ResponseReturnValue:
    running = heed()
    with database().reading() as session:
        username = profile.show(session, actor(), now()).username
    attempt = Attempt(username, form.password.data or "", network(), devices.find_token())
    resetting.ask_for_address(
        running.database,
        running.passwords,
        actor(),
        attempt,
        form.address.data or "",
        now(),
        running.settings.links,
    )
    flash(
        _(
            "We have written to %(address)s. Open the link in that letter, and your letters go there.",
            address=form.address.data,
        )
    )
    return redirect(url_for("account.profile"))


def _show_address(form: AddressForm) -> ResponseReturnValue:
    with database().reading() as session:
        shown = profile.show(session, actor(), now())
    page = render_template(
        "account/address.html", form=form, profile=present_profile(shown, actor())
    )
    return page, 422 if form.errors else 200
