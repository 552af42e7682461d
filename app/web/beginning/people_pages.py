"""Step 1: names are pasted, looked at line by line, and added."""

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.ids import AgencyId
from app.learning.job_role_names import USUAL
from app.policy.permissions import Permission
from app.services import beginning, pasted_people
from app.services.beginning import Step
from app.services.errors import Refused
from app.services.pasted_people import Doing, Look
from app.web.access import requires
from app.web.beginning.blueprint import blueprint
from app.web.beginning.forms import NamesForm
from app.web.beginning.onward import go_on
from app.web.beginning.presenters import look_view
from app.web.beginning.steps import href_after, place_words
from app.web.beginning.words import show_refusal
from app.web.context import actor, database, now


@blueprint.get("/people")
@requires(Permission.CHANGE_STAFF)
def people(agency: int) -> ResponseReturnValue:
    return _page(agency, None)


@blueprint.post("/people")
@requires(Permission.CHANGE_STAFF)
def take_people(agency: int) -> ResponseReturnValue:
    """Looks first; adds what was looked at. What was typed stands on each page that comes between."""
    form, then = NamesForm(), request.form.get("then", "look")
    seal = request.form.get("seen", "")
    try:
        if then == "add":
            with database().transaction() as session:
                asked = (session, actor(), AgencyId(agency), form.typed, seal, now())
                found = pasted_people.add_people(*asked)
            if found.is_agreed(seal):
                return _added(found)
        else:
            with database().reading() as session:
                asked_first = (session, actor(), AgencyId(agency), form.typed, now())
                found = pasted_people.look_at(*asked_first)
    except Refused as refusal:
        show_refusal(form, refusal)
        return _page(agency, form), 422
    return _check(form, found, changed=then == "add")


def _added(found: Look) -> ResponseReturnValue:
    number = found.number(Doing.ADD)
    flash(
        ngettext(
            "%(num)d person is added to your list.",
            "%(num)d people are added to your list.",
            number,
        )
        if number
        else _("Everybody you wrote is on your list already.")
    )
    return go_on(found.agency.id, Step.PEOPLE)


def _check(form: NamesForm, found: Look, *, changed: bool) -> ResponseReturnValue:
    page = render_template(
        "beginning/check.html",
        agency=found.agency,
        place_words=place_words(Step.PEOPLE),
        form=form,
        look=look_view(found, form.meanings),
        seal=found.seal,
        changed=changed and not found.number(Doing.MEND),
    )
    return page, 422 if found.number(Doing.MEND) else 200


def _page(agency: int, form: NamesForm | None) -> str:
    with database().reading() as session:
        found = beginning.progress(session, actor(), AgencyId(agency), now())
    usual = USUAL.get(found.agency.facts.sector, "")
    return render_template(
        "beginning/people.html",
        agency=found.agency,
        found=found,
        place_words=place_words(Step.PEOPLE),
        form=form or NamesForm(formdata=None, data={"role": usual}),
        later=href_after(Step.PEOPLE, found.agency.id),
    )
