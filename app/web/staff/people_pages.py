"""The list, and adding somebody to it."""

from urllib.parse import urlencode

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, PersonId
from app.policy.permissions import Permission
from app.reporting.staff import Asked, State
from app.services import first_ways_in, members, staff, staff_scope
from app.services.members import Newcomer
from app.web.access import requires
from app.web.context import actor, database, now, settings
from app.web.paging import page_asked_for, pages_of
from app.web.staff.blueprint import blueprint
from app.web.staff.forms import NewMemberForm, day_of, succeeded
from app.web.staff.presenters import member_lines
from app.web.staff.words import STATES

LONGEST_SEARCH = 100


@blueprint.get("")
@requires(Permission.SEE_STAFF)
def people(agency: int) -> ResponseReturnValue:
    asked = _asked()
    with database().reading() as session:
        found = staff.list_staff(session, actor(), AgencyId(agency), asked, page_asked_for(), now())
    return render_template(
        "staff/people.html",
        agency=found.agency,
        found=found,
        lines=member_lines(found.members, agency),
        pages=pages_of(_address(agency, asked), found.page, found.pages, found.total),
        asked=asked,
        roles=[("", _("Every job")), *((role, role) for role in found.job_roles)],
        states=[("", _("Everybody")), *((state.value, STATES[state]) for state in State)],
    )


@blueprint.get("/new")
@requires(Permission.CHANGE_STAFF)
def new(agency: int) -> ResponseReturnValue:
    return _new_page(agency, NewMemberForm(formdata=None))


@blueprint.post("/new")
@requires(Permission.CHANGE_STAFF)
def add(agency: int) -> ResponseReturnValue:
    form = NewMemberForm()
    made: list[PersonId] = []
    if not succeeded(
        form,
        lambda session: made.append(
            members.add_member(session, actor(), AgencyId(agency), _newcomer(form), now())
        ),
    ):
        return _new_page(agency, form), 422
    return redirect(url_for("staff.added", agency=agency, person=made[0]))


@blueprint.get("/<int:person>/added")
@requires(Permission.CHANGE_STAFF)
def added(agency: int, person: int) -> ResponseReturnValue:
    """Leads on to the way in."""
    with database().reading() as session:
        found = first_ways_in.after_adding(
            session, actor(), AgencyId(agency), PersonId(person), now()
        )
    return render_template(
        "staff/added.html", agency=found.agency, added=found, sends=settings().sends_letters
    )


def _newcomer(form: NewMemberForm) -> Newcomer:
    known = form.known()
    return Newcomer(
        known.name, known.address, known.payroll_id, form.job_role.data, day_of(form.starts_on)
    )


def _new_page(agency: int, form: NewMemberForm) -> str:
    with database().reading() as session:
        here = staff_scope.see_agency(
            session, actor(), AgencyId(agency), now(), Permission.CHANGE_STAFF
        )
    return render_template("staff/new.html", agency=here, form=form)


def _asked() -> Asked:
    """What the address says wrongly counts as not said."""
    state = request.args.get("state", "")
    return Asked(
        request.args.get("q", "").strip()[:LONGEST_SEARCH],
        request.args.get("role", ""),
        State(state) if state in set(State) else None,
    )


def _address(agency: int, asked: Asked) -> str:
    said = {"q": asked.search, "role": asked.job_role, "state": asked.state or ""}
    kept = urlencode({name: value for name, value in said.items() if value})
    return f"{url_for('staff.people', agency=agency)}?{kept}"
