"""An agency's or a board's requirements: the list, one to start from, looking at what it would mean, saving."""

from collections.abc import Callable

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import RequirementId
from app.learning.requirement_templates import find_template, templates_for
from app.policy.permissions import Permission
from app.services import requiring
from app.services.civil_time import civil_date
from app.services.errors import Conflict, NotFound, Refused
from app.services.requiring import Setter
from app.store.requirements import Requirement
from app.web.access import requires
from app.web.assigning.blueprint import blueprint
from app.web.assigning.changed_since import find_present, lead_on, show_both
from app.web.assigning.forms import StopForm
from app.web.assigning.place_page import show as _page
from app.web.assigning.places import Place, of_agency, of_board
from app.web.assigning.refusals import show_refusal
from app.web.assigning.requirement_form import RequirementForm, from_requirement, from_template
from app.web.assigning.requirement_views import (
    course_title,
    list_view,
    preview_view,
    requirement_view,
    template_view,
)
from app.web.context import actor, content, database, now, words
from app.web.forms import typed_fields


def show_list(place: Place) -> ResponseReturnValue:
    with database().reading() as session:
        found = requiring.listed(session, actor(), place.owner, now())
    view = list_view(found, content().library, words())
    return _page("requirements", place, found.setter, requirements=view)


def show_templates(place: Place) -> ResponseReturnValue:
    setter = _setter(place)
    found = templates_for(setter.nations, setter.sector)
    return _page("templates", place, setter, templates=[template_view(each) for each in found])


def show_new(place: Place) -> ResponseReturnValue:
    template = find_template(request.args.get("template", ""))
    form = RequirementForm(formdata=None, data=from_template(template, civil_date(now())))
    return _form(place, _setter(place), form, caution=template.caution if template else "")


def take_new(place: Place) -> ResponseReturnValue:
    return _take(place, None)


def show_change(place: Place, requirement: int) -> ResponseReturnValue:
    setter, number = _setter(place), RequirementId(requirement)
    found = find_present(place, number)
    if found is None or found.id != number:
        return lead_on(place, "requirement", found)
    form = RequirementForm(formdata=None, data=from_requirement(found, civil_date(now())))
    return _form(place, setter, form, number)


def take_change(place: Place, requirement: int) -> ResponseReturnValue:
    return _take(place, RequirementId(requirement))


def show_stop(place: Place, requirement: int) -> ResponseReturnValue:
    found = find_present(place, RequirementId(requirement))
    if found is None or found.id != requirement:
        return lead_on(place, "stop", found)
    form = StopForm(formdata=None, data={"last_day": civil_date(now())})
    return _stop_page(place, found, form)


def take_stop(place: Place, requirement: int) -> ResponseReturnValue:
    form, number = StopForm(), RequirementId(requirement)
    found = find_present(place, number)
    if not form.validate():
        return _stop_page(place, found, form), 422
    try:
        with database().transaction() as session:
            requiring.stop(session, actor(), place.owner, number, form.last_day.given, now())
    except Conflict:
        return _stop_again(place, number, form)
    flash(_("The requirement ends. What people have met stays on their records."))
    return redirect(place.url("requirements"))


def _take(place: Place, replaced: RequirementId | None) -> ResponseReturnValue:
    """Looks first; saves what was looked at; or goes back to the form as it was typed."""
    setter = _setter(place)
    present = find_present(place, replaced) if replaced else None
    form = _offering(RequirementForm(), setter)
    then = request.form.get("then", "look")
    if then == "edit" or not form.validate():
        return _form_again(place, setter, form, present, replaced), 422 if form.errors else 200
    terms, starts_on = form.terms(), form.applies_from.given
    try:
        with database().transaction() as session:
            asked = (session, content(), actor(), place.owner, terms, starts_on, replaced, now())
            if then == "save":
                return _saved(place, requiring.save(*asked), present, replaced)
            found = requiring.preview(*asked)
    except Refused as refusal:
        show_refusal(form, refusal)
        return _form(place, setter, form, replaced), 422
    except Conflict:
        stands = find_present(place, replaced) if replaced else None
        return show_both(place, setter, stands, terms, starts_on), 409
    view = preview_view(found, terms, starts_on, content().library, words())
    address = _address(place, replaced)
    typed = typed_fields()
    return _page("preview", place, setter, preview=view, typed=typed, address=address, terms=terms)


def _form_again(
    place: Place,
    setter: Setter,
    form: RequirementForm,
    present: Requirement | None,
    replaced: RequirementId | None,
) -> str:
    """For what stands now, where the version was changed meanwhile."""
    if replaced is not None and present is None:
        raise NotFound("it was taken back")
    return _form(place, setter, form, present.id if present else None)


def _saved(
    place: Place,
    number: RequirementId,
    present: Requirement | None,
    replaced: RequirementId | None,
) -> ResponseReturnValue:
    again = replaced is not None and (present is None or present.id != replaced)
    if again:
        flash(_("This change was saved already. Here is the requirement as it now stands."))
    else:
        flash(_("The requirement is saved."))
    return redirect(place.url("requirements", _anchor=f"requirement-{number}" if again else None))


def _setter(place: Place) -> Setter:
    with database().reading() as session:
        return requiring.get_setter(session, actor(), place.owner, now())


def _offering(form: RequirementForm, setter: Setter) -> RequirementForm:
    library = content().library
    slugs = requiring.courses_for(library, setter.nations)
    titles = [(slug, course_title(slug, library, words())) for slug in slugs]
    form.offer(sorted(titles, key=lambda course: course[1].casefold()))
    return form


def _form(
    place: Place,
    setter: Setter,
    form: RequirementForm,
    replaced: RequirementId | None = None,
    caution: str = "",
) -> str:
    return _page(
        "requirement",
        place,
        setter,
        form=_offering(form, setter),
        address=_address(place, replaced),
        changed=replaced is not None,
        caution=caution,
    )


def _address(place: Place, replaced: RequirementId | None) -> str:
    if replaced is None:
        return place.url("new_requirement")
    return place.url("requirement", requirement=replaced)


def _stop_page(place: Place, found: Requirement | None, form: StopForm) -> str:
    if found is None:
        raise NotFound("it was taken back")
    if found.period.ends_on and found.period.ends_on < civil_date(now()):
        raise NotFound("it ended")
    view = requirement_view(found, civil_date(now()), content().library, words())
    return _page("stop", place, _setter(place), requirement=view, form=form)


def _stop_again(place: Place, number: RequirementId, form: StopForm) -> ResponseReturnValue:
    """It was ended by the same form before, or changed meanwhile."""
    found = find_present(place, number)
    if found is None or found.period.ends_on is not None:
        flash(_("It has been ended already. Here is how it stands."))
        return redirect(place.url("requirements"))
    form.form_errors.append(
        _(
            "The requirement was changed meanwhile. Look at how it stands now, and end it if that is still right."
        )
    )
    return _stop_page(place, found, form), 409


Page = Callable[..., ResponseReturnValue]
PAGES: tuple[tuple[str, str, Page, Page | None], ...] = (
    ("", "requirements", show_list, None),
    ("/templates", "templates", show_templates, None),
    ("/new", "new_requirement", show_new, take_new),
    ("/<int:requirement>", "requirement", show_change, take_change),
    ("/<int:requirement>/stop", "stop", show_stop, take_stop),
)
"""What follows `/requirements` in the address, the endpoint's name, its GET, its POST."""
OWNERS: tuple[tuple[str, str, Permission, Callable[[int], Place]], ...] = (
    ("agency", "/team/<int:agency>/requirements", Permission.ASSIGN, of_agency),
    ("board", "/boards/<int:board>/requirements", Permission.SET_BOARD, of_board),
)


def _serve(page: Page, owner: str, permission: Permission, place: Callable[[int], Place]) -> Page:
    def view(**arguments: int) -> ResponseReturnValue:
        return page(place(arguments.pop(owner)), **arguments)

    return requires(permission)(view)


for owner, address, permission, place in OWNERS:
    prefix = "board_" if owner == "board" else ""
    for tail, name, shown, taken in PAGES:
        show = _serve(shown, owner, permission, place)
        blueprint.add_url_rule(address + tail, prefix + name, show, methods=["GET"])
        if taken is not None:
            take = _serve(taken, owner, permission, place)
            blueprint.add_url_rule(address + tail, f"{prefix}take_{name}", take, methods=["POST"])
