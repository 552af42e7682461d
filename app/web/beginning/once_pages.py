"""Step 3: what there is to choose from; and the quickest of it, one course for everyone by a day."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from app.learning.requirement_templates import templates_for
from app.policy.permissions import Permission
from app.services import assigning
from app.services.assigning import Reached
from app.services.beginning import Progress, Step
from app.services.errors import Refused
from app.web.access import requires
from app.web.beginning.blueprint import blueprint
from app.web.beginning.onward import go_on
from app.web.beginning.presenters import template_view
from app.web.beginning.training_forms import OnceForm
from app.web.beginning.training_parts import courses_of, in_four_weeks, page, there
from app.web.beginning.words import show_refusal
from app.web.context import actor, content, database, now
from app.web.forms import typed_fields


@blueprint.get("/training")
@requires(Permission.CHANGE_STAFF)
def training(agency: int) -> ResponseReturnValue:
    return _choose_page(agency, OnceForm(formdata=None, data={"due_on": in_four_weeks()}))


@blueprint.post("/training")
@requires(Permission.CHANGE_STAFF)
def take_training(agency: int) -> ResponseReturnValue:
    """Looks first; asks those whom it was looked at for; or goes back to the form as it was typed."""
    (found, _setter), form, then = there(agency), OnceForm(), request.form.get("then", "look")
    form.offer(courses_of(found))
    if then == "edit" or not form.validate():
        return _choose_page(agency, form), 422 if form.errors else 200
    try:
        if then == "save":
            return _asked(found, form)
        with database().reading() as session:
            asked = (session, content(), actor(), found.agency.id, form.asking, now())
            return _reached_page(found, form, assigning.reached(*asked))
    except Refused as refusal:
        show_refusal(form, refusal)
        return _choose_page(agency, form), 422


def _asked(found: Progress, form: OnceForm) -> ResponseReturnValue:
    with database().transaction() as session:
        asked = (session, content(), actor(), found.agency.id, form.asking, now())
        number = assigning.assign(*asked)
    flash(
        ngettext(
            "The course is asked of %(num)d person.",
            "The course is asked of %(num)d people.",
            number,
        )
    )
    return go_on(found.agency.id, Step.TRAINING)


def _choose_page(agency: int, form: OnceForm) -> str:
    found, setter = there(agency)
    form.offer(courses_of(found))
    views = [template_view(each) for each in templates_for(setter.nations, setter.sector)]
    return page("training", found, form=form, templates=views)


def _reached_page(found: Progress, form: OnceForm, reached: Reached) -> str:
    return page(
        "reached",
        found,
        reached=reached,
        asking=form.asking,
        title=dict(courses_of(found))[form.asking.course],
        typed=typed_fields(),
    )
