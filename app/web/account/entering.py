"""Signing in and out."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.services import signing_in
from app.services.errors import Refused
from app.services.verifying import Attempt
from app.web import browsers, devices, session_cookie
from app.web.access import public
from app.web.account.blueprint import blueprint
from app.web.account.forms import SignInForm
from app.web.account.refusals import say_stale_plainly, show_refusal
from app.web.context import find_actor, heed, now
from app.web.letting_in import end_present_session, let_in
from app.web.network import network
from app.web.places import find_address
from app.web.workplace import workplace_of


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    place = request.values.get("next")
    someone = find_actor()
    if request.method == "GET" and someone:
        return redirect(find_address(place) or workplace_of(someone.permissions))
    if form.validate_on_submit():
        try:
            return _let_in(form, find_address(place))
        except Refused as refusal:
            show_refusal(form, refusal)
    say_stale_plainly(form)
    status = 422 if form.errors else 200
    return render_template("account/sign_in.html", form=form, next=place), status


def _let_in(form: SignInForm, address: str | None) -> ResponseReturnValue:
    running = heed()
    entry = signing_in.sign_in(
        running.database,
        running.passwords,
        Attempt(
            username=form.username.data or "",
            password=form.password.data or "",
            network=network(),
            device_token=devices.find_token(),
        ),
        browsers.in_words(request.user_agent.string),
        now(),
        shared=form.is_shared,
    )
    return let_in(entry, address)


@blueprint.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    end_present_session()
    session_cookie.retire()
    flash(_("You are signed out."))
    return redirect(url_for("front.home"))
