"""Fields that say in our words what is wrong with what was typed."""

from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from wtforms import DateField, Form, IntegerField
from wtforms.validators import StopValidation

SPELLINGS = ["%Y-%m-%d", "%d %m %Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y"]
"""The first is the browsers' own; the others are for those without a calendar to pick from."""


class Given:
    """A day that cannot be left empty. It says itself which one is missing."""

    field_flags = {"required": True}  # noqa: RUF012  (as WTForms has it)

    def __call__(self, _form: Form, field: "Day") -> None:
        if not any(each.strip() for each in field.raw_data or ()):
            field.errors = []
            raise StopValidation(str(field.asks))


class Day(DateField):
    def __init__(
        self,
        label: LazyString | str,
        validators: list[Any] | None = None,
        *,
        called: LazyString | str | None = None,
        **more: Any,
    ) -> None:
        """`called`: inside a sentence, "the first day". Without it, errors quote the label."""
        super().__init__(label, validators, format=SPELLINGS, **more)
        self.asks = (
            _("Give %(day)s, for example 3 3 2027.", day=called)
            if called
            else _("Give a day for “%(label)s”, for example 3 3 2027.", label=label)
        )

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([each.strip() for each in valuelist])
        except ValueError as unfit:
            raise ValueError(str(self.asks)) from unfit

    def _value(self) -> str:
        """In the browsers' spelling once it is understood: their date boxes show no other."""
        return self.data.isoformat() if self.data else str(super()._value())  # type: ignore[misc]

    @property
    def given(self) -> date:
        """Of one that was asked for and has been validated."""
        if self.data is None:
            raise LookupError(f"no day in {self.name}")
        return self.data


class Number(IntegerField):
    def process_formdata(self, valuelist: list[str]) -> None:
        """Left empty counts as not given."""
        try:
            super().process_formdata([each for each in valuelist if each.strip()])
        except ValueError as unfit:
            raise ValueError(str(_("Enter a whole number."))) from unfit
