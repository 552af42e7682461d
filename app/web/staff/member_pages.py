"""One person's line of the list."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, PersonId
from app.policy.permissions import Permission
from app.services import members, staff
from app.services.civil_time import civil_date
from app.web.access import requires
from app.web.context import actor, database, now
from app.web.staff.blueprint import blueprint
from app.web.staff.forms import KnownForm, succeeded
from app.web.staff.presenters import member_view


@blueprint.get("/<int:person>")
@requires(Permission.CHANGE_STAFF)
def person(agency: int, person: int) -> ResponseReturnValue:
    return _page(agency, person, None)


@blueprint.post("/<int:person>")
@requires(Permission.CHANGE_STAFF)
def describe(agency: int, person: int) -> ResponseReturnValue:
    form = KnownForm()
    if not succeeded(
        form,
        lambda session: members.describe(
            session, actor(), AgencyId(agency), PersonId(person), form.known(), now()
        ),
    ):
        return _page(agency, person, form), 422
    flash(_("The list is changed."))
    return redirect(url_for("staff.person", agency=agency, person=person))


def _page(agency: int, person: int, form: KnownForm | None) -> str:
    with database().reading() as session:
        member = staff.get_member(session, actor(), AgencyId(agency), PersonId(person), now())
    return render_template(
        "staff/person.html",
        agency=member.agency,
        member=member_view(member, civil_date(now())),
        form=form or KnownForm(formdata=None, obj=member.known),
    )
