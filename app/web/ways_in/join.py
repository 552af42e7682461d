"""Joining by the code of the place where somebody works: a request, which the DSP decides."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.services import joining
from app.services.errors import NotFound, Refused
from app.store.join_requests import Joinable
from app.web.access import public
from app.web.context import database, now
from app.web.network import network
from app.web.ways_in.blueprint import blueprint
from app.web.ways_in.forms import CodeForm, JoinForm
from app.web.ways_in.refusals import show_refusal


@blueprint.get("/join")
@public
def join() -> ResponseReturnValue:
    form = CodeForm(formdata=None, code=request.args.get("code", ""))
    return render_template("ways_in/join_code.html", form=form)


@blueprint.post("/join")
@public
def type_join_code() -> ResponseReturnValue:
    form = CodeForm()
    if form.validate():
        code = "-".join((form.code.data or "").replace("/", " ").split())
        try:
            _find(code)
            return redirect(url_for("ways_in.join_at", code=code))
        except NotFound:
            words = _("No workplace has this code. Check it, or ask for it again.")
            form.code.errors = (*form.code.errors, words)
    return render_template("ways_in/join_code.html", form=form), 422


@blueprint.get("/join/<code>")
@public
def join_at(code: str) -> ResponseReturnValue:
    return _page(code, _find(code), JoinForm(formdata=None))


@blueprint.post("/join/<code>")
@public
def ask_to_join(code: str) -> ResponseReturnValue:
    agency, form = _find(code), JoinForm()
    if form.validate():
        try:
            asking = joining.fit(
                form.name.data or "", form.job_role.data or "", form.address.data or ""
            )
            joining.ask(database(), code, asking, network(), now())
            return redirect(url_for("ways_in.joined", code=code))
        except Refused as refusal:
            show_refusal(form, refusal)
    return _page(code, agency, form)


@blueprint.get("/join/<code>/asked")
@public
def joined(code: str) -> ResponseReturnValue:
    return render_template("ways_in/join_asked.html", agency=_find(code))


def _find(code: str) -> Joinable:
    return joining.find(database(), code, network(), now())


def _page(code: str, agency: Joinable, form: JoinForm) -> ResponseReturnValue:
    page = render_template("ways_in/join.html", form=form, agency=agency, code=code)
    return page, 422 if form.errors else 200
