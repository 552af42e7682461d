"""A certificate in words."""

import io
from dataclasses import dataclass
from datetime import date, datetime

import segno
from flask_babel import LazyString
from flask_babel import gettext as _

from app.reporting.pdf import Certificate
from app.services.certificates import CertificateHeld
from app.web.context import settings
from app.web.nations import NAMES
from app.web.standing import STANDINGS
from app.web.templating import long_date

RELEASE_DIGITS = 12


@dataclass(frozen=True, slots=True)
class CheckView:
    id: int
    name: str
    title: str
    met_on: date
    until: date | None
    in_date: bool
    voided_at: datetime | None
    standing: LazyString
    nation: LazyString
    release: str
    address: str | None


def check_view(certificate: CertificateHeld) -> CheckView:
    award = certificate.held.award
    facts = award.facts
    return CheckView(
        award.id,
        certificate.name,
        facts.course_title,
        facts.met_on,
        certificate.held.until,
        certificate.held.in_date,
        award.voided_at,
        STANDINGS[facts.standing],
        NAMES[facts.nation],
        (facts.release_sha256 or "")[:RELEASE_DIGITS],
        _address(certificate.token),
    )


def paper(certificate: CertificateHeld) -> Certificate:
    award = certificate.held.award
    view = check_view(certificate)
    until = long_date(view.until) if view.until else _("no end")
    return Certificate(
        heading=_("Record of completion"),
        name=view.name,
        sentence=_("completed this course on %(day)s:", day=long_date(view.met_on)),
        title=view.title,
        facts=(
            (_("Valid until"), until),
            (_("Written for"), str(view.nation)),
            (_("Standing of the course"), str(view.standing)),
            (_("Version of the course"), view.release),
            (_("Record"), str(award.id)),
        ),
        caution=_(
            "This says what was completed. It does not say that anyone is competent: that shows in practice, and in supervision."
        ),
        language=award.facts.language,
        check_words=_check_words(view),
        check_address=view.address or "",
        check_code=_code(view.address) if view.address else "",
        check_code_words=_("A code that opens the address beside it"),
        made_at=award.recorded_at,
    )


def _check_words(view: CheckView) -> str:
    if view.address:
        return _("Whether this record still stands can be checked here:")
    return _("Its holder has not opened a page where others can check this record.")


def _address(token: str | None) -> str | None:
    return f"{settings().base_url}/check/{token}" if token else None


def _code(address: str) -> str:
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="svg", border=2)
    return picture.getvalue().decode()
