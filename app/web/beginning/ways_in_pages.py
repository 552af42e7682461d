"""Step 4: slips for those without an address, invitations for the others."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.ids import AgencyId
from app.policy.permissions import Permission
from app.services import beginning, inviting_staff
from app.services.beginning import Step
from app.services.slips import MOST_SLIPS
from app.web.access import requires
from app.web.beginning.blueprint import blueprint
from app.web.beginning.steps import href_after, place_words
from app.web.context import actor, database, now, settings


@blueprint.get("/ways-in")
@requires(Permission.CHANGE_STAFF)
def ways_in(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = beginning.progress(session, actor(), AgencyId(agency), now())
    by_paper = [each for each in found.waiting if not each.address]
    by_mail = [each for each in found.waiting if each.address]
    return render_template(
        "beginning/ways_in.html",
        agency=found.agency,
        found=found,
        place_words=place_words(Step.WAYS_IN),
        by_paper=by_paper[:MOST_SLIPS],
        more_by_paper=len(by_paper[MOST_SLIPS:]),
        by_mail=by_mail,
        to_invite=sum(each.open_way_in is None for each in by_mail),
        signed_in=sum(each.username is not None for each in found.staff),
        helpers=[each for each in found.staff if each.has_grants and not each.username],
        sends=settings().sends_letters,
        later=href_after(Step.WAYS_IN, found.agency.id),
    )


@blueprint.post("/ways-in/invite")
@requires(Permission.CHANGE_STAFF)
def invite(agency: int) -> ResponseReturnValue:
    with database().transaction() as session:
        asked = (session, actor(), AgencyId(agency), now())
        invited = inviting_staff.invite_all(*asked, links=settings().links)
    flash(_invited_words(invited.written))
    return redirect(url_for("beginning.ways_in", agency=agency))


def _invited_words(number: int) -> str:
    if not number:
        return _("Nobody was left to invite: everyone with an address has a way in already.")
    said = ngettext("%(num)d invitation is written.", "%(num)d invitations are written.", number)
    if settings().sends_letters:
        return f"{said} {_('Letters go within a few minutes.')}"
    return f"{said} {_('Letters wait: this installation has no mail server yet.')}"
