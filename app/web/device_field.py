"""Whose device it is: asked at every way in."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

OWN, SHARED = "own", "shared"


def device_field() -> RadioField:
    """It may be left open."""
    return RadioField(
        _("Who uses this device?"),
        choices=[
            SelectChoice(OWN, _("Only I do")),
            SelectChoice(SHARED, _("Others too: this is a shared device")),
        ],
        validate_choice=False,
    )


def said_shared(field: RadioField) -> bool | None:
    """None: not said."""
    return {OWN: False, SHARED: True}.get(field.data)
