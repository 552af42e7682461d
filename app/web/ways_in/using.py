"""The page behind a link, a code or a QR: it says who it is for; only its button uses it."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from app.policy.permissions import LEARNER, Permission
from app.policy.roles import PERMISSIONS
from app.services import coming_in, doors, resetting
from app.services.coming_in import Chosen
from app.services.doors import Door, Step
from app.services.errors import NotFound, Refused
from app.store.ways_in import Kind
from app.web import browsers
from app.web.access import public
from app.web.context import actor, database, find_actor, heed, now
from app.web.device_field import OWN, SHARED, said_shared
from app.web.letting_in import end_present_session, let_in
from app.web.network import network
from app.web.places import sign_place
from app.web.ways_in.blueprint import blueprint
from app.web.ways_in.forms import BeginForm, CodeForm, PasswordForm, TakeOverForm
from app.web.ways_in.refusals import show_refusal
from app.web.workplace import workplace_of

OVERTAKEN = frozenset({"way-in-over", "address-taken"})
"""The page itself says how it stands now."""


@blueprint.get("/in")
@public
def typed() -> ResponseReturnValue:
    return render_template("ways_in/typed.html", form=CodeForm(formdata=None))


@blueprint.post("/in")
@public
def type_code() -> ResponseReturnValue:
    form = CodeForm()
    if form.validate():
        code = "-".join((form.code.data or "").replace("/", " ").split())
        try:
            _look(code)
            return redirect(url_for("ways_in.door", token=code))
        except NotFound:
            words = _("No slip has this code. Check it letter by letter, and try again.")
            form.code.errors = (*form.code.errors, words)
    return render_template("ways_in/typed.html", form=form), 422


@blueprint.get("/in/<token>")
@public
def door(token: str) -> ResponseReturnValue:
    found = _look(token)
    return _page(token, found, _form(found, sent=False))


@blueprint.post("/in/<token>")
@public
def use(token: str) -> ResponseReturnValue:
    found = _look(token)
    form = _form(found, sent=True)
    if found.state == "open" and form.validate():
        try:
            return _use(found, form)
        except Refused as refusal:
            if refusal.reason in OVERTAKEN:
                return redirect(url_for("ways_in.door", token=token))
            show_refusal(form, refusal)
    return _page(token, found, form)


@blueprint.post("/in/<token>/leave")
@public
def leave(token: str) -> ResponseReturnValue:
    """Whoever is signed in here is somebody else."""
    end_present_session()
    return redirect(url_for("ways_in.door", token=token))


def _look(token: str) -> Door:
    return doors.look(database(), token, find_actor(), network(), now())


def _form(found: Door, *, sent: bool) -> FlaskForm:
    """`sent`: with what the request brought."""
    given = {} if sent else {"formdata": None}
    if found.step is Step.TAKE_OVER:
        return TakeOverForm(**given)
    if found.step not in (Step.CHOOSE, Step.RENEW):
        return FlaskForm(**given)
    chooses_name = found.step is Step.CHOOSE and found.username
    kind = BeginForm if chooses_name else PasswordForm
    device = SHARED if found.way_in.kind is Kind.SLIP else OWN
    return kind(**given, data={"username": found.username, "device": device})


def _page(token: str, found: Door, form: FlaskForm) -> Response:
    """Not kept by browsers: on a shared tablet the next person presses Back."""
    page = render_template(
        "ways_in/door.html" if found.state == "open" else "ways_in/over.html",
        door=found,
        form=form,
        token=token,
        here=sign_place("ways_in.door", token=token),
    )
    status = 410 if found.state != "open" else 422 if form.errors else 200
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _use(found: Door, form: FlaskForm) -> Response:
    if isinstance(form, PasswordForm):
        return _use_with_password(found, form)
    if found.step in (Step.CONFIRM_ADDRESS, Step.STOP_ADDRESS):
        return _use_for_address(found)
    if found.step in (Step.ACCEPT, Step.TAKE_OVER):
        return _use_signed_in(found)
    raise Refused("way-in-over")


def _use_with_password(found: Door, form: PasswordForm) -> Response:
    running = heed()
    shared = said_shared(form.device)
    chosen = Chosen(
        password=form.new_password.data or "",
        username=form.username.data or "" if isinstance(form, BeginForm) else "",
        shared=found.way_in.kind is Kind.SLIP if shared is None else shared,
    )
    browser = browsers.in_words(request.user_agent.string)
    entry = coming_in.use_with_password(
        running.database, running.passwords, found, chosen, browser, now()
    )
    return let_in(entry, _place_of(found, entry.permissions))


def _use_for_address(found: Door) -> Response:
    with database().transaction() as session:
        if found.step is Step.CONFIRM_ADDRESS:
            resetting.confirm_address(session, found, now())
        else:
            resetting.stop_address(session, found, now())
    if found.step is Step.STOP_ADDRESS:
        flash(
            _(
                "Your address stays as it was, and everybody is signed out. Please choose a new password now."
            )
        )
        return redirect(url_for("ways_in.forgotten"))
    flash(_("Thank you. Your letters go to %(address)s now.", address=found.way_in.address))
    return redirect(url_for("account.profile"))


def _use_signed_in(found: Door) -> Response:
    browser = browsers.in_words(request.user_agent.string)
    with database().transaction() as session:
        entry = coming_in.use_signed_in(session, actor(), found, browser, now())
    place = _place_of(found, entry.permissions if entry else LEARNER)
    response = let_in(entry, place) if entry else redirect(place)
    if found.step is Step.TAKE_OVER:
        flash(_("What was recorded for %(name)s is yours now.", name=found.way_in.name))
    else:
        flash(_("Thank you. Your new role begins now."))
    return response


def _place_of(found: Door, permissions: frozenset[Permission]) -> str:
    """Where the role's work begins that this was about; `permissions`: of whoever came in, where it was about none."""
    held = found.way_in.held
    return workplace_of(PERMISSIONS[held.role] if held else permissions)
