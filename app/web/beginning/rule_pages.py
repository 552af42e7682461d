"""Step 3, from guidance: a requirement that asks again by itself."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.learning.job_roles import JOB_ROLES
from app.learning.requirement_templates import Template, templates_for
from app.policy.permissions import Permission
from app.services import requiring
from app.services.beginning import Progress, Step
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.requiring import Preview, Setter
from app.store.requirements import Terms
from app.web.access import requires
from app.web.beginning.blueprint import blueprint
from app.web.beginning.onward import go_on
from app.web.beginning.presenters import rule_preview, template_view
from app.web.beginning.training_forms import RuleForm, from_template
from app.web.beginning.training_parts import courses_of, in_four_weeks, page, there
from app.web.beginning.words import show_refusal
from app.web.context import actor, content, database, now
from app.web.forms import typed_fields


@blueprint.get("/training/rule")
@requires(Permission.CHANGE_STAFF)
def rule(agency: int) -> ResponseReturnValue:
    found, setter = there(agency)
    template = _template(setter)
    if template is None:
        return redirect(url_for("beginning.training", agency=agency))
    typed = from_template(template) | {"due_on": in_four_weeks()}
    return _page(found, setter, template, RuleForm(formdata=None, data=typed))


@blueprint.post("/training/rule")
@requires(Permission.CHANGE_STAFF)
def take_rule(agency: int) -> ResponseReturnValue:
    """Looks first; saves what was looked at; or goes back to the form as it was typed."""
    found, setter = there(agency)
    template, then = _template(setter), request.form.get("then", "look")
    if template is None:
        raise Refused("template-unknown")
    form = _offering(RuleForm(), found, setter, template)
    if then == "edit" or not form.validate():
        return _page(found, setter, template, form), 422 if form.errors else 200
    terms = form.terms(template.source)
    try:
        if then == "save":
            return _saved(found, setter, terms)
        return _preview_page(found, terms, _preview(setter, terms))
    except Refused as refusal:
        show_refusal(form, refusal)
        return _page(found, setter, template, form), 422


def _saved(found: Progress, setter: Setter, terms: Terms) -> ResponseReturnValue:
    today = civil_date(now())
    with database().transaction() as session:
        requiring.save(session, content(), actor(), setter.owner, terms, today, None, now())
    flash(_("It is saved, and asked of people from today."))
    return go_on(found.agency.id, Step.TRAINING)


def _preview(setter: Setter, terms: Terms) -> Preview:
    """It is tried out in the tables, and taken back."""
    today = civil_date(now())
    with database().transaction() as session:
        return requiring.preview(
            session, content(), actor(), setter.owner, terms, today, None, now()
        )


def _template(setter: Setter) -> Template | None:
    """Of those that fit the agency."""
    key = request.values.get("template", "")
    fitting = templates_for(setter.nations, setter.sector)
    return next((each for each in fitting if each.key == key), None)


def _offering(form: RuleForm, found: Progress, setter: Setter, template: Template) -> RuleForm:
    """The job roles of those on the list and of the guidance; all of them while nobody is on it."""
    here = {each.job_role for each in found.staff} | set(template.job_roles)
    slugs = requiring.courses_for(content().library, setter.nations)
    form.offer(
        [course for course in courses_of(found) if course[0] in slugs],
        [role for role in JOB_ROLES if not found.staff or role in here],
    )
    return form


def _page(found: Progress, setter: Setter, template: Template, form: RuleForm) -> str:
    form = _offering(form, found, setter, template)
    return page("rule", found, form=form, template=template_view(template))


def _preview_page(found: Progress, terms: Terms, preview: Preview) -> str:
    title = dict(courses_of(found)).get(terms.course, terms.course)
    view = rule_preview(preview, terms, title)
    return page("rule_preview", found, preview=view, terms=terms, typed=typed_fields())
