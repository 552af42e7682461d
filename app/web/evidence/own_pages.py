"""What a learner hands in, and what became of it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.policy.permissions import Permission
from app.services import evidence
from app.services.errors import Refused
from app.web.access import requires
from app.web.context import actor, content, database, now, settings
from app.web.evidence.blueprint import blueprint
from app.web.evidence.forms import LearntForm, show_refusal
from app.web.evidence.presenters import evidence_views
from app.web.uploading import takes_file


@blueprint.get("/record/evidence")
@requires(Permission.LEARN)
def mine() -> ResponseReturnValue:
    with database().reading() as session:
        found = evidence.mine(session, actor())
    views = evidence_views(found, content(), actor().nation)
    return render_template("evidence/mine.html", evidence=views)


@blueprint.get("/record/evidence/new")
@requires(Permission.LEARN)
def new() -> ResponseReturnValue:
    return _page(LearntForm(formdata=None))


@blueprint.post("/record/evidence/new")
@requires(Permission.LEARN)
@takes_file
def hand_in() -> ResponseReturnValue:
    form = LearntForm()
    form.offer(evidence.courses_to_show(content(), actor()))
    if not form.validate():
        return _page(form), 422
    try:
        sent = form.uploaded()
        kept = evidence.keep_file(settings().uploads, sent) if sent else None
        with database().transaction() as session:
            evidence.hand_in(session, content(), actor(), form.shown(kept), now())
    except Refused as refusal:
        show_refusal(form, refusal)
        return _page(form), 422
    flash(_("Handed in. Your DSP looks at it; you see here what they decide."))
    return redirect(url_for("evidence.mine"))


def _page(form: LearntForm) -> str:
    form.offer(evidence.courses_to_show(content(), actor()))
    return render_template("evidence/hand_in.html", form=form)
