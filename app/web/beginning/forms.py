"""Names, and contacts, as they are typed."""

from collections.abc import Mapping

from flask import request
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import Length, Optional

from app.learning.job_roles import JOB_ROLES
from app.services.pasted_people import Typed
from app.services.support import LONGEST

MOST_TITLES = 100


class NamesForm(FlaskForm):  # type: ignore[misc]
    text = TextAreaField(_("One person a line"))
    role = SelectField(
        _("Job role of everybody without one"),
        choices=[
            SelectChoice("", _("Choose")),
            *(SelectChoice(role, role) for role in JOB_ROLES),
        ],
    )

    @property
    def typed(self) -> Typed:
        return Typed(self.text.data or "", self.role.data or "", self.meanings)

    @property
    def meanings(self) -> Mapping[str, str]:
        """What was chosen for titles that Heed did not know."""
        titles, meanings = request.form.getlist("title"), request.form.getlist("means")
        said = zip(titles[:MOST_TITLES], meanings, strict=False)
        return {title: role for title, role in said if role in JOB_ROLES}


def _contact(label: str, *, needed: bool = False) -> StringField:
    """A needed one may be left empty as well, only that does not stand beside it."""
    length = Length(max=LONGEST, message=_("Keep this under 200 characters."))
    return StringField(label, [length] if needed else [Optional(), length], filters=[in_one_line])


def in_one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _as_link(text: str | None) -> str:
    """Who types concerns.example means https://concerns.example"""
    link = in_one_line(text)
    is_bare = "." in link and ":" not in link and " " not in link
    return f"https://{link}" if is_bare else link


class ContactsForm(FlaskForm):  # type: ignore[misc]
    dsp = _contact(_("Safeguarding lead"), needed=True)
    deputy = _contact(_("Deputy"))
    social_services = _contact(_("Front door of social services"), needed=True)
    out_of_hours = _contact(_("Out of hours"), needed=True)
    recording_system = StringField(
        _("Link to the system that concerns are recorded in"),
        [Optional(), Length(max=LONGEST, message=_("Keep this under 200 characters."))],
        filters=[_as_link],
    )

    @property
    def contacts(self) -> dict[str, str]:
        return {key: self[field_of(key)].data or "" for key in ASKED}


ASKED = ("DSP", "deputy", "social services", "out of hours", "recording system")
"""Of the contacts that there can be."""


def field_of(contact: str) -> str:
    return contact.replace(" ", "_").casefold()
