"""Certificates on paper, and the page by which others check one."""

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, AwardId, PersonId
from app.policy.permissions import Permission
from app.reporting import pdf
from app.services import certificates
from app.services.certificates import CertificateHeld
from app.web.access import public, reads_alone, requires
from app.web.certificates.presenters import check_view, paper
from app.web.context import actor, database, now

blueprint = Blueprint("certificates", __name__)


@blueprint.get("/record/awards/<int:award>/certificate")
@requires(Permission.LEARN)
def certificate(award: int) -> ResponseReturnValue:
    with database().reading() as session:
        held = certificates.certificate(session, actor(), AwardId(award), now())
    return render_template("certificates/certificate.html", certificate=check_view(held))


@blueprint.get("/record/awards/<int:award>/certificate.pdf")
@requires(Permission.LEARN)
def document(award: int) -> ResponseReturnValue:
    with database().reading() as session:
        held = certificates.certificate(session, actor(), AwardId(award), now())
    return _document(held)


@blueprint.post("/team/<int:agency>/people/<int:person>/awards/<int:award>/certificate")
@requires(Permission.SEE_STAFF)
@reads_alone
def of_member(agency: int, person: int, award: int) -> ResponseReturnValue:
    """A POST, since it is written down."""
    with database().transaction() as session:
        held = certificates.certificate_of_member(
            session, actor(), AgencyId(agency), PersonId(person), AwardId(award), now()
        )
    return _document(held)


@blueprint.post("/record/awards/<int:award>/check/open")
@requires(Permission.LEARN)
def open_check(award: int) -> ResponseReturnValue:
    with database().transaction() as session:
        certificates.open_check(session, actor(), AwardId(award), now())
    flash(_("Others can check this certificate now. Print it again: the new one has the code."))
    return redirect(url_for("certificates.certificate", award=award))


@blueprint.post("/record/awards/<int:award>/check/close")
@requires(Permission.LEARN)
def close_check(award: int) -> ResponseReturnValue:
    with database().transaction() as session:
        certificates.close_check(session, actor(), AwardId(award), now())
    flash(_("The check page is closed. Codes that were printed before lead nowhere now."))
    return redirect(url_for("certificates.certificate", award=award))


@blueprint.get("/check/<token>")
@public
def check(token: str) -> ResponseReturnValue:
    with database().reading() as session:
        held = certificates.checked(session, token, now())
    answer = make_response(render_template("certificates/check.html", certificate=check_view(held)))
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _document(held: CertificateHeld) -> Response:
    answer = make_response(pdf.certificate(paper(held)))
    answer.mimetype = "application/pdf"
    name = f"certificate-{held.held.award.id}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
