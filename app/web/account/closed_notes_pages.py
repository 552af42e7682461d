"""Notes that a slip closed, opened again by the password from before it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.policy.permissions import Permission
from app.services import closed_notes as service
from app.services.errors import Refused
from app.web.access import requires
from app.web.account.blueprint import blueprint
from app.web.account.forms import FormerPasswordForm
from app.web.account.refusals import show_refusal
from app.web.context import actor, database, heed, now
from app.web.network import network


@blueprint.get("/profile/slips")
@requires(Permission.LEARN)
def closed_notes() -> ResponseReturnValue:
    return _show(FormerPasswordForm(formdata=None))


@blueprint.post("/profile/slips")
@requires(Permission.LEARN)
def open_notes() -> ResponseReturnValue:
    form = FormerPasswordForm()
    if form.validate():
        try:
            typed = form.former_password.data or ""
            service.open_with(database(), heed().passwords, actor(), typed, network(), now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            flash(_("Your notes from then are open again."))
            return redirect(url_for("record.reflections"))
    return _show(form)


def _show(form: FormerPasswordForm) -> ResponseReturnValue:
    with database().reading() as session:
        closures = service.mine(session, actor())
    page = render_template("account/closed_notes.html", form=form, closures=closures)
    return page, 422 if form.errors else 200
