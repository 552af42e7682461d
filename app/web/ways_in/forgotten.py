"""A password that was forgotten. The answer is the same whoever asks, for whomever."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.services import resetting
from app.web.access import public
from app.web.context import database, now, settings
from app.web.network import network
from app.web.ways_in.blueprint import blueprint
from app.web.ways_in.forms import ForgottenForm


@blueprint.get("/forgotten")
@public
def forgotten() -> ResponseReturnValue:
    return _page(ForgottenForm(formdata=None))


@blueprint.post("/forgotten")
@public
def ask() -> ResponseReturnValue:
    form = ForgottenForm()
    if not form.validate():
        return _page(form)
    resetting.ask_for_reset(
        database(), form.username.data or "", network(), now(), settings().links
    )
    return redirect(url_for("ways_in.asked"))


@blueprint.get("/forgotten/sent")
@public
def asked() -> ResponseReturnValue:
    return render_template("ways_in/asked.html", sends=settings().sends_letters)


def _page(form: ForgottenForm) -> ResponseReturnValue:
    page = render_template("ways_in/forgotten.html", form=form, sends=settings().sends_letters)
    return page, 422 if form.errors else 200
