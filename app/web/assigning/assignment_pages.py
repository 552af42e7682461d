"""Asking people for a course, and what a DSP may change about it afterwards."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.ids import AgencyId, AssignmentId
from app.policy.permissions import Permission
from app.services import assigning
from app.services.assigning import Choice, Reached
from app.services.errors import Refused
from app.web.access import requires
from app.web.assigning.blueprint import blueprint
from app.web.assigning.choosing import courses_of, titled
from app.web.assigning.forms import PEOPLE, AssignForm, ExtendForm, WithdrawForm
from app.web.assigning.refusals import show_refusal
from app.web.context import actor, content, database, now
from app.web.forms import typed_fields
from app.web.paging import page_asked_for, pages_of
from app.web.team_tabs import team_way


@blueprint.get("/team/<int:agency>/assign")
@requires(Permission.ASSIGN)
def assign(agency: int) -> ResponseReturnValue:
    """`person` (several) and `course` in the address are chosen already."""
    people = request.args.getlist("person")
    chosen = {"course": request.args.get("course"), "people": people}
    form = AssignForm(formdata=None, data=chosen | ({"whom": PEOPLE} if people else {}))
    with database().reading() as session:
        choice = assigning.choice(session, actor(), AgencyId(agency), now())
    return _assign_page(choice, form)


@blueprint.post("/team/<int:agency>/assign")
@requires(Permission.ASSIGN)
def take_assign(agency: int) -> ResponseReturnValue:
    """Looks first; assigns what was looked at; or goes back to the form as it was typed."""
    with database().reading() as session:
        choice = assigning.choice(session, actor(), AgencyId(agency), now())
    form, then = _offering(AssignForm(), choice), request.form.get("then", "look")
    if then == "edit" or not form.validate():
        return _assign_page(choice, form), 422 if form.errors else 200
    try:
        if then == "assign":
            return _assigned(choice, form)
        with database().reading() as session:
            asked = (session, content(), actor(), choice.agency.id, form.asking, now())
            return _look_page(form, assigning.reached(*asked))
    except Refused as refusal:
        show_refusal(form, refusal)
        return _assign_page(choice, form), 422


@blueprint.get("/team/<int:agency>/assignments")
@requires(Permission.ASSIGN)
def assignments(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = assigning.listed(session, actor(), AgencyId(agency), page_asked_for(), now())
    return render_template(
        "assigning/assignments.html",
        listed=found,
        pages=pages_of(f"{request.path}?", found.page, found.pages, found.total),
        agency=found.agency,
        way=team_way(found.agency.id, found.agency.facts.name),
        title_of=titled,
    )


@blueprint.get("/team/<int:agency>/assignments/<int:assignment>/withdraw")
@requires(Permission.ASSIGN)
def withdraw(agency: int, assignment: int) -> ResponseReturnValue:
    return _event_page("withdraw", agency, assignment, WithdrawForm(formdata=None))


@blueprint.post("/team/<int:agency>/assignments/<int:assignment>/withdraw")
@requires(Permission.ASSIGN)
def take_withdraw(agency: int, assignment: int) -> ResponseReturnValue:
    form = WithdrawForm()
    if not form.validate():
        return _event_page("withdraw", agency, assignment, form), 422
    number = AssignmentId(assignment)
    with database().transaction() as session:
        assigning.withdraw(
            session, actor(), AgencyId(agency), number, form.reason.data or "", now()
        )
    flash(_("It is not asked any more."))
    return redirect(url_for("assigning.assignments", agency=agency))


@blueprint.get("/team/<int:agency>/assignments/<int:assignment>/extend")
@requires(Permission.ASSIGN)
def extend(agency: int, assignment: int) -> ResponseReturnValue:
    return _event_page("extend", agency, assignment, ExtendForm(formdata=None))


@blueprint.post("/team/<int:agency>/assignments/<int:assignment>/extend")
@requires(Permission.ASSIGN)
def take_extend(agency: int, assignment: int) -> ResponseReturnValue:
    form, number = ExtendForm(), AssignmentId(assignment)
    if not form.validate():
        return _event_page("extend", agency, assignment, form), 422
    try:
        with database().transaction() as session:
            reason = form.reason.data or ""
            assigning.extend(
                session, actor(), AgencyId(agency), number, form.due_on.given, reason, now()
            )
    except Refused as refusal:
        show_refusal(form, refusal)
        return _event_page("extend", agency, assignment, form), 422
    flash(_("The due day is moved."))
    return redirect(url_for("assigning.assignments", agency=agency))


def _assigned(choice: Choice, form: AssignForm) -> ResponseReturnValue:
    with database().transaction() as session:
        asked = (session, content(), actor(), choice.agency.id, form.asking, now())
        number = assigning.assign(*asked)
    flash(
        ngettext(
            "The course is assigned to %(num)d person.",
            "The course is assigned to %(num)d people.",
            number,
        )
    )
    return redirect(url_for("assigning.assignments", agency=choice.agency.id))


def _offering(form: AssignForm, choice: Choice) -> AssignForm:
    form.offer(courses_of(choice.agency.facts.nation), choice.staff)
    return form


def _assign_page(choice: Choice, form: AssignForm) -> str:
    return render_template(
        "assigning/assign.html",
        agency=choice.agency,
        form=_offering(form, choice),
        staff=choice.staff,
        way=_way(choice.agency.id, choice.agency.facts.name),
    )


def _look_page(form: AssignForm, reached: Reached) -> str:
    return render_template(
        "assigning/look.html",
        agency=reached.agency,
        reached=reached,
        asking=form.asking,
        title=titled(form.asking.course),
        typed=typed_fields(),
        way=_way(reached.agency.id, reached.agency.facts.name),
    )


def _event_page(
    template: str, agency: int, assignment: int, form: WithdrawForm | ExtendForm
) -> str:
    with database().reading() as session:
        there, given = assigning.get_given(
            session, actor(), AgencyId(agency), AssignmentId(assignment), now()
        )
    return render_template(
        f"assigning/{template}.html",
        agency=there,
        given=given,
        title=titled(given.course),
        form=form,
        way=_way(there.id, there.facts.name),
    )


def _way(agency: AgencyId, name: str) -> tuple[tuple[str, str], ...]:
    listed = url_for("assigning.assignments", agency=agency)
    return team_way(agency, name, (_("Assignments"), listed))
