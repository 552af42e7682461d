"""Step 2: the people and numbers that staff turn to."""

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId
from app.policy.permissions import Permission
from app.services import beginning
from app.services.beginning import Step
from app.services.errors import Refused
from app.services.support import Support
from app.web.access import requires
from app.web.beginning.blueprint import blueprint
from app.web.beginning.forms import ASKED, ContactsForm, field_of
from app.web.beginning.onward import go_on
from app.web.beginning.steps import href_after, place_words
from app.web.beginning.words import show_refusal
from app.web.context import actor, database, now


@blueprint.get("/contacts")
@requires(Permission.CHANGE_STAFF)
def contacts(agency: int) -> ResponseReturnValue:
    return _page(agency, None)


@blueprint.post("/contacts")
@requires(Permission.CHANGE_STAFF)
def take_contacts(agency: int) -> ResponseReturnValue:
    form = ContactsForm()
    if form.validate():
        try:
            with database().transaction() as session:
                asked = (session, actor(), AgencyId(agency), form.contacts, now())
                beginning.set_contacts(*asked)
            flash(_("Saved. Your staff see it on their help page from now."))
            return go_on(AgencyId(agency), Step.CONTACTS)
        except Refused as refusal:
            show_refusal(form, refusal)
    return _page(agency, form), 422


def _page(agency: int, form: ContactsForm | None) -> str:
    with database().reading() as session:
        there, above = beginning.contacts_there(session, actor(), AgencyId(agency), now())
    if form is None:
        typed = {field_of(key): text for key, text in there.contacts.items()}
        form = ContactsForm(formdata=None, data=typed)
    return render_template(
        "beginning/contacts.html",
        agency=there,
        place_words=place_words(Step.CONTACTS),
        form=form,
        rows=[(form[field_of(key)], _hint(key, above)) for key in ASKED],
        later=href_after(Step.CONTACTS, there.id),
    )


def _hint(key: str, above: Support) -> str:
    hint = {
        "DSP": _("Name and telephone number, as your staff should read it."),
        "deputy": _("Whom to turn to when you cannot be reached."),
        "social services": _("The telephone number to report a concern to."),
        "out of hours": _("The number for evenings, nights and weekends."),
        "recording system": _("Leave it empty if concerns are written down on paper."),
    }[key]
    told = above.contacts.get(key)
    if told is None:
        return hint
    said = _("Left empty, staff see what %(who)s says: %(text)s", who=told.by, text=told.text)
    return f"{hint} {said}"
