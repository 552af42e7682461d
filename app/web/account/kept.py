"""A form that came too late, shown to its writer and sent again."""

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.policy.permissions import Permission
from app.services import kept_forms
from app.web.access import requires
from app.web.account.blueprint import blueprint
from app.web.context import actor, database, now
from app.web.keeping import as_read
from app.web.picked import find_labels
from app.web.places import path_of
from app.web.workplace import workplace_of


@blueprint.get("/kept/<token>")
@requires(Permission.LEARN)
def kept(token: str) -> ResponseReturnValue:
    with database().reading() as session:
        form = kept_forms.get(session, actor(), token, now())
    typed = as_read(form.fields, find_labels(form.endpoint, form.arguments, form.fields))
    return render_template("account/kept.html", token=token, fields=form.fields, typed=typed)


@blueprint.post("/kept/<token>")
@requires(Permission.LEARN)
def send_kept(token: str) -> ResponseReturnValue:
    """307: the browser sends the same fields on to where they were going."""
    with database().transaction() as session:
        form = kept_forms.take(session, actor(), token, now())
        address = path_of(form.endpoint, form.arguments)
    return redirect(address, 307)


@blueprint.post("/kept/<token>/drop")
@requires(Permission.LEARN)
def drop_kept(token: str) -> ResponseReturnValue:
    with database().transaction() as session:
        kept_forms.take(session, actor(), token, now())
    flash(_("What you had typed is thrown away."))
    return redirect(workplace_of(actor().permissions))
