"""A form about a requirement that was changed since the form was opened: sent twice, by Back, or by somebody else."""

from datetime import date

from flask import flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import RequirementId
from app.services import requiring
from app.services.errors import NotFound
from app.services.requiring import Setter
from app.store.requirements import Requirement, Terms
from app.web.assigning.place_page import show
from app.web.assigning.places import Place
from app.web.assigning.requirement_views import both_views
from app.web.context import actor, content, database, now, words
from app.web.forms import typed_fields


def find_present(place: Place, requirement: RequirementId) -> Requirement | None:
    with database().reading() as session:
        return requiring.find_present(session, actor(), place.owner, requirement, now())


def lead_on(place: Place, page: str, present: Requirement | None) -> ResponseReturnValue:
    """From the address of a former version to what stands now; what was taken back is not there."""
    if present is None:
        raise NotFound("it was taken back")
    if present.period.ends_on is not None:
        flash(_("The requirement was changed meanwhile. Here is how it stands."), "information")
        return redirect(place.url("requirements"))
    flash(_("The requirement was changed meanwhile. This is how it stands now."), "information")
    return redirect(place.url(page, requirement=present.id))


def show_both(
    place: Place,
    setter: Setter,
    present: Requirement | None,
    terms: Terms,
    applies_from: date,
) -> str:
    """What stands beside what was typed, which can be sent on: to what stands, or as a requirement of its own."""
    address = (
        place.url("requirement", requirement=present.id)
        if present
        else place.url("new_requirement")
    )
    lines = both_views(present, terms, applies_from, content().library, words())
    return show(
        "changed_since",
        place,
        setter,
        stands=present is not None,
        lines=lines,
        typed=typed_fields(),
        address=address,
    )
