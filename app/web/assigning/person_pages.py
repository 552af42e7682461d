"""What a DSP may do for one person: exempt from a course, end that, and give another go at a quiz."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, PersonId
from app.learning.obligation_facts import Period
from app.policy.permissions import Permission
from app.services import assigning
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.store.organisations import Organisation
from app.store.staff_there import StaffThere
from app.web.access import requires
from app.web.assigning.blueprint import blueprint
from app.web.assigning.choosing import courses_of, quizzes_of
from app.web.assigning.forms import AttemptForm, ExemptForm
from app.web.assigning.refusals import show_refusal
from app.web.context import actor, content, database, now
from app.web.team_tabs import team_way


@dataclass(frozen=True, slots=True)
class Member:
    agency: Organisation
    person: StaffThere

    def page(self, template: str, form: ExemptForm | AttemptForm) -> str:
        listed = url_for("assigning.assignments", agency=self.agency.id)
        way = team_way(self.agency.id, self.agency.facts.name, (_("Assignments"), listed))
        return render_template(
            f"assigning/{template}.html",
            agency=self.agency,
            person=self.person,
            form=form,
            way=way,
        )


@blueprint.get("/team/<int:agency>/assign/<int:person>/exempt")
@requires(Permission.ASSIGN)
def exempt(agency: int, person: int) -> ResponseReturnValue:
    """`course` in the address is chosen already."""
    member = _member(agency, person)
    chosen = {"course": request.args.get("course"), "starts_on": civil_date(now())}
    form = _with_courses(ExemptForm(formdata=None, data=chosen), member)
    return member.page("exempt", form)


@blueprint.post("/team/<int:agency>/assign/<int:person>/exempt")
@requires(Permission.ASSIGN)
def take_exempt(agency: int, person: int) -> ResponseReturnValue:
    member = _member(agency, person)
    form = _with_courses(ExemptForm(), member)
    if not form.validate():
        return member.page("exempt", form), 422
    try:
        _exempt(member, form)
    except Refused as refusal:
        show_refusal(form, refusal)
        return member.page("exempt", form), 422
    flash(_("The exemption is recorded."))
    return redirect(url_for("assigning.assignments", agency=agency))


@blueprint.post("/team/<int:agency>/exemptions/<int:exemption>/end")
@requires(Permission.ASSIGN)
def end_exemption(agency: int, exemption: int) -> ResponseReturnValue:
    with database().transaction() as session:
        assigning.end_exemption(session, actor(), AgencyId(agency), exemption, now())
    flash(_("The exemption is over."))
    return redirect(url_for("assigning.assignments", agency=agency))


@blueprint.get("/team/<int:agency>/assign/<int:person>/attempt")
@requires(Permission.ASSIGN)
def attempt(agency: int, person: int) -> ResponseReturnValue:
    member = _member(agency, person)
    return member.page("attempt", _with_quizzes(AttemptForm(formdata=None), member))


@blueprint.post("/team/<int:agency>/assign/<int:person>/attempt")
@requires(Permission.ASSIGN)
def take_attempt(agency: int, person: int) -> ResponseReturnValue:
    member = _member(agency, person)
    form = _with_quizzes(AttemptForm(), member)
    if not form.validate():
        return member.page("attempt", form), 422
    with database().transaction() as session:
        assigning.give_attempt(
            session,
            content(),
            actor(),
            member.agency.id,
            member.person.person_id,
            form.quiz.data,
            now(),
        )
    flash(_("%(name)s has one more attempt.", name=member.person.name))
    return redirect(url_for("assigning.assignments", agency=agency))


def _member(agency: int, person: int) -> Member:
    with database().reading() as session:
        found = assigning.get_member(session, actor(), AgencyId(agency), PersonId(person), now())
    return Member(*found)


def _with_courses(form: ExemptForm, member: Member) -> ExemptForm:
    form.offer(courses_of(member.person.nation))
    return form


def _with_quizzes(form: AttemptForm, member: Member) -> AttemptForm:
    form.offer(quizzes_of(member.person.nation))
    return form


def _exempt(member: Member, form: ExemptForm) -> None:
    period = Period(form.starts_on.given, form.ends_on.data)
    with database().transaction() as session:
        assigning.exempt(
            session,
            content(),
            actor(),
            member.agency.id,
            member.person.person_id,
            form.course.data,
            period,
            form.reason.data or "",
            now(),
        )
