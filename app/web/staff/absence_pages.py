"""Away for long: when from, and until when if that is known."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AbsenceId, AgencyId, PersonId
from app.policy.permissions import Permission
from app.services import absences, staff
from app.services.errors import NotFound
from app.web.access import requires
from app.web.context import actor, database, now
from app.web.staff.blueprint import blueprint
from app.web.staff.forms import AwayForm, day_of, succeeded


@blueprint.get("/<int:person>/away/new")
@requires(Permission.CHANGE_STAFF)
def new_absence(agency: int, person: int) -> ResponseReturnValue:
    return _page(agency, person, AwayForm(formdata=None))


@blueprint.post("/<int:person>/away/new")
@requires(Permission.CHANGE_STAFF)
def add_absence(agency: int, person: int) -> ResponseReturnValue:
    form = AwayForm()
    where = AgencyId(agency), PersonId(person)
    if not succeeded(
        form,
        lambda session: absences.add_absence(
            session, actor(), *where, day_of(form.starts_on), form.ends_on.data, now()
        ),
    ):
        return _page(agency, person, form), 422
    flash(_("The absence is recorded. Nothing is asked, and nobody is reminded, meanwhile."))
    return redirect(url_for("staff.person", agency=agency, person=person))


@blueprint.get("/<int:person>/away/<int:absence>")
@requires(Permission.CHANGE_STAFF)
def edit_absence(agency: int, person: int, absence: int) -> ResponseReturnValue:
    return _page(agency, person, None, absence)


@blueprint.post("/<int:person>/away/<int:absence>")
@requires(Permission.CHANGE_STAFF)
def change_absence(agency: int, person: int, absence: int) -> ResponseReturnValue:
    form = AwayForm()
    where = AgencyId(agency), PersonId(person), AbsenceId(absence)
    if not succeeded(
        form,
        lambda session: absences.change_absence(
            session, actor(), *where, day_of(form.starts_on), form.ends_on.data, now()
        ),
    ):
        return _page(agency, person, form, absence), 422
    flash(_("The absence is changed."))
    return redirect(url_for("staff.person", agency=agency, person=person))


@blueprint.post("/<int:person>/away/<int:absence>/withdraw")
@requires(Permission.CHANGE_STAFF)
def withdraw_absence(agency: int, person: int, absence: int) -> ResponseReturnValue:
    where = AgencyId(agency), PersonId(person), AbsenceId(absence)
    with database().transaction() as session:
        absences.withdraw_absence(session, actor(), *where, now())
    flash(_("The absence is taken off the list."))
    return redirect(url_for("staff.person", agency=agency, person=person))


def _page(agency: int, person: int, form: AwayForm | None, absence: int | None = None) -> str:
    with database().reading() as session:
        member = staff.get_member(session, actor(), AgencyId(agency), PersonId(person), now())
    away = next((each for each in member.absences if each.id == absence), None)
    if absence is not None and away is None:
        raise NotFound("no such absence")
    return render_template(
        "staff/absence.html",
        agency=member.agency,
        member=member,
        absence=absence,
        form=form or AwayForm(formdata=None, obj=away),
    )
