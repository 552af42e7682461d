"""The form that the link in a board's letter opens. Nobody signs in: the link is what they have."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.services import declaring
from app.services.declaring import OpenForm
from app.services.team import titles
from app.web.access import public
from app.web.context import content, database, now
from app.web.returns.blueprint import blueprint
from app.web.returns.forms import ReturnForm, return_form
from app.web.returns.presenters import lines_view


@blueprint.get("/return/<token>")
@public
def declare(token: str) -> ResponseReturnValue:
    opened = _open(token)
    if opened.is_over:
        return render_template("returns/over.html", request=opened.request), 410
    before = opened.before.said if opened.before else None
    form = return_form(opened.request.courses, before, sent=False)
    return _show(opened, form, token)


@blueprint.post("/return/<token>")
@public
def declared(token: str) -> ResponseReturnValue:
    opened = _open(token)
    if opened.is_over:
        return render_template("returns/over.html", request=opened.request), 410
    form = return_form(opened.request.courses, None, sent=True)
    if not form.fits():
        return _show(opened, form, token), 422
    with database().transaction() as session:
        declaring.declare(session, token, form.said, now())
    return redirect(url_for("returns.thanks", token=token))


@blueprint.get("/return/<token>/done")
@public
def thanks(token: str) -> ResponseReturnValue:
    opened = _open(token)
    if opened.before is None:
        return redirect(url_for("returns.declare", token=token))
    return render_template(
        "returns/done.html",
        request=opened.request,
        given=opened.before,
        lines=lines_view(opened.before, content(), opened.request.nation),
        token=token,
        is_over=opened.is_over,
    )


def _open(token: str) -> OpenForm:
    with database().reading() as session:
        return declaring.open_form(session, token, now())


def _show(opened: OpenForm, form: ReturnForm, token: str) -> str:
    request = opened.request
    named = titles(content(), request.courses, request.nation)
    return render_template(
        "returns/declare.html", request=request, form=form, titles=named, token=token
    )
