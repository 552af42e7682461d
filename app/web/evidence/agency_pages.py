"""What a DSP looks at and enters: evidence of prior learning."""

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, EvidenceId, PersonId
from app.policy.permissions import Permission
from app.services import evidence, uploads
from app.services.errors import Refused
from app.services.team import titles
from app.web.access import reads_alone, requires
from app.web.context import actor, content, database, now, settings
from app.web.evidence.blueprint import blueprint
from app.web.evidence.forms import LearntForm, ReviewForm, show_refusal
from app.web.evidence.presenters import evidence_views
from app.web.uploading import takes_file

ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}


@blueprint.get("/team/<int:agency>/evidence")
@requires(Permission.RECORD_LEARNING)
def waiting(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = evidence.at_agency(session, actor(), AgencyId(agency), now())
    nation = found.agency.nation
    return render_template(
        "evidence/waiting.html",
        agency=found.agency,
        waiting=evidence_views(found.waiting, content(), nation),
        looked_at=evidence_views(found.looked_at, content(), nation),
    )


@blueprint.get("/team/<int:agency>/evidence/<int:evidence_id>")
@requires(Permission.RECORD_LEARNING)
def one(agency: int, evidence_id: int) -> ResponseReturnValue:
    return _one_page(agency, evidence_id, ReviewForm(formdata=None))


@blueprint.post("/team/<int:agency>/evidence/<int:evidence_id>")
@requires(Permission.RECORD_LEARNING)
def decide(agency: int, evidence_id: int) -> ResponseReturnValue:
    form = ReviewForm()
    if not form.validate():
        return _one_page(agency, evidence_id, form), 422
    try:
        with database().transaction() as session:
            decided = evidence.review(
                session,
                content(),
                actor(),
                AgencyId(agency),
                EvidenceId(evidence_id),
                form.decision.data == "accept",
                form.note.data or "",
                now(),
            )
    except Refused as refusal:
        show_refusal(form, refusal)
        return _one_page(agency, evidence_id, form), 422
    accepted = decided.review and decided.review.accepted
    flash(_("It is on the record.") if accepted else _("The person sees what you wrote."))
    return redirect(url_for("evidence.waiting", agency=agency))


@blueprint.post("/team/<int:agency>/evidence/<int:evidence_id>/file")
@requires(Permission.RECORD_LEARNING)
@reads_alone
def file(agency: int, evidence_id: int) -> ResponseReturnValue:
    """A POST, since opening it is written down."""
    with database().transaction() as session:
        _found, data = evidence.open_file(
            session, actor(), AgencyId(agency), EvidenceId(evidence_id), settings().uploads, now()
        )
    mimetype = uploads.type_of(data)
    answer = make_response(data)
    answer.headers["Content-Type"] = mimetype
    name = f"evidence-{evidence_id}.{ENDINGS[mimetype]}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@blueprint.get("/team/<int:agency>/people/<int:person>/evidence/new")
@requires(Permission.RECORD_LEARNING)
def new_for(agency: int, person: int) -> ResponseReturnValue:
    return _new_page(agency, person, LearntForm(formdata=None))


@blueprint.post("/team/<int:agency>/people/<int:person>/evidence/new")
@requires(Permission.RECORD_LEARNING)
@takes_file
def add_for(agency: int, person: int) -> ResponseReturnValue:
    form = LearntForm()
    form.offer(_courses(agency, person))
    if not form.validate():
        return _new_page(agency, person, form), 422
    try:
        sent = form.uploaded()
        kept = evidence.keep_file(settings().uploads, sent) if sent else None
        with database().transaction() as session:
            evidence.add_for(
                session,
                content(),
                actor(),
                AgencyId(agency),
                PersonId(person),
                form.shown(kept),
                now(),
            )
    except Refused as refusal:
        show_refusal(form, refusal)
        return _new_page(agency, person, form), 422
    flash(_("It is on the record."))
    return redirect(url_for("evidence.waiting", agency=agency))


def _one_page(agency: int, evidence_id: int, form: ReviewForm) -> str:
    with database().reading() as session:
        found = evidence.get(session, actor(), AgencyId(agency), EvidenceId(evidence_id), now())
        here, _name = evidence.person_at(session, actor(), AgencyId(agency), found.person_id, now())
    (view,) = evidence_views([found], content(), here.nation)
    return render_template("evidence/one.html", agency=here, one=view, form=form)


def _new_page(agency: int, person: int, form: LearntForm) -> str:
    form.offer(_courses(agency, person))
    with database().reading() as session:
        here, name = evidence.person_at(session, actor(), AgencyId(agency), PersonId(person), now())
    return render_template(
        "evidence/new_for.html", agency=here, person_id=person, name=name, form=form
    )


def _courses(agency: int, person: int) -> dict[str, str]:
    with database().reading() as session:
        here, _name = evidence.person_at(
            session, actor(), AgencyId(agency), PersonId(person), now()
        )
    return titles(content(), content().library.courses, here.nation)
