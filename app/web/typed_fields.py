"""Fields that say in our words what is wrong with what was typed."""

from datetime import date

from flask_babel import lazy_gettext as _
from wtforms import DateField, IntegerField


class Day(DateField):
    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as unfit:
            raise ValueError(str(_("Enter a day, like 3/9/2027."))) from unfit

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
