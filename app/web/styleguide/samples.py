"""What the style guide shows: short and real, from the first course."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    EmailField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Optional

from app.web.styleguide import chart_samples as charts

__all__ = ["charts"]

TITLES = {
    "colours": lazy_gettext("Colours"),
    "words": lazy_gettext("Words and headings"),
    "page-header": lazy_gettext("Page header and the way here"),
    "buttons": lazy_gettext("Buttons"),
    "notices": lazy_gettext("Notices"),
    "panels": lazy_gettext("Panels"),
    "fields": lazy_gettext("Fields"),
    "errors": lazy_gettext("Errors"),
    "choices": lazy_gettext("Choice cards"),
    "progress": lazy_gettext("Progress"),
    "outline": lazy_gettext("Outline"),
    "tags": lazy_gettext("Tags"),
    "figures": lazy_gettext("Figures"),
    "charts": lazy_gettext("Charts"),
    "tables": lazy_gettext("Tables and facts"),
    "details": lazy_gettext("Details"),
    "timeline": lazy_gettext("Timeline"),
    "empty": lazy_gettext("Nothing here yet"),
    "player": lazy_gettext("Player page"),
}


def titles(components: Sequence[str]) -> dict[str, str]:
    return {name: str(TITLES[name]) for name in components}


@dataclass(frozen=True, slots=True)
class OutlineItem:
    title: str
    state: str
    state_words: str
    kind_words: str
    minutes: int
    href: str | None = None
    note: str | None = None


def outline() -> tuple[OutlineItem, ...]:
    return (
        OutlineItem(_("What neglect is"), "done", _("Done"), _("Lesson"), 6, "#done"),
        OutlineItem(
            _("The long Monday"),
            "next",
            _("Next"),
            _("Case"),
            12,
            "#next",
            _("A baby in discomfort, an emergency, recovery. You can do this another way."),
        ),
        OutlineItem(_("Check what you know"), "later", _("After step 2"), _("Quiz"), 10),
        OutlineItem(_("Your local thresholds"), "optional", _("Optional"), _("Lesson"), 1, "#any"),
    )


class SignInSample(FlaskForm):  # type: ignore[misc]
    address = EmailField(lazy_gettext("Work address"), [InputRequired()])
    password = PasswordField(
        lazy_gettext("Password"), [InputRequired(lazy_gettext("Enter your password."))]
    )
    minutes = IntegerField(lazy_gettext("Minutes"), [Optional()])
    nation = SelectField(
        lazy_gettext("Nation"),
        choices=[
            SelectChoice("england", lazy_gettext("England")),
            SelectChoice("wales", lazy_gettext("Wales")),
        ],
    )
    notes = TextAreaField(lazy_gettext("What would you do differently?"), [Optional()])
    sure = RadioField(
        lazy_gettext("How sure are you?"),
        [InputRequired(lazy_gettext("Choose how sure you are."))],
        choices=[
            SelectChoice("guess", lazy_gettext("A guess")),
            SelectChoice("fairly-sure", lazy_gettext("Fairly sure")),
            SelectChoice("sure", lazy_gettext("Sure")),
        ],
    )
    seen = SelectMultipleField(
        lazy_gettext("What did you see?"),
        choices=[
            SelectChoice("skin", lazy_gettext("Sore skin under a night nappy")),
            SelectChoice("bottles", lazy_gettext("Two bottles drained fast")),
        ],
    )
    own_device = BooleanField(lazy_gettext("This is my own device"))

    def validate_address(self, field: EmailField) -> None:
        if "@" not in (field.data or ""):
            raise ValidationError(
                _("The address has no @ sign. Write it as in name@school.example.")
            )


def blank_form() -> SignInSample:
    return SignInSample(formdata=None, meta={"csrf": False})


def form_with_errors() -> SignInSample:
    """Filled in and found wanting; the ids differ from the blank form's."""
    typed = MultiDict({"wrong-address": "ann.jones", "wrong-nation": "wales"})
    form = SignInSample(formdata=typed, prefix="wrong", meta={"csrf": False})
    form.validate()
    return form
