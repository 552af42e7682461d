"""Forms of lists: the file, and what is done with it."""

from collections.abc import Mapping, Sequence

from flask import request
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import FileField, HiddenField, TextAreaField
from wtforms.validators import Optional

from app.ids import PostId
from app.services.errors import Refused
from app.services.list_columns import Field
from app.services.spreadsheets import Table, read_pasted, read_table
from app.web.typed_fields import Day

LONGEST_FILE_NAME = 100


class SendForm(FlaskForm):  # type: ignore[misc]
    file = FileField(_("The list (XLSX or CSV)"), [Optional()])
    pasted = TextAreaField(_("Or paste its rows, with the headings"), [Optional()])

    def name(self) -> str:
        """Without a path; what was pasted has none."""
        given = self.file.data.filename if self.file.data else ""
        return str(given or "").replace("\\", "/").rpartition("/")[2][-LONGEST_FILE_NAME:]

    def table(self) -> Table:
        """Read before any transaction begins."""
        data = self.file.data.read() if self.file.data else b""
        if self.name():
            return read_table(self.name(), data)
        if (self.pasted.data or "").strip():
            return read_pasted(self.pasted.data or "")
        raise Refused("list-missing")


class ApplyForm(FlaskForm):  # type: ignore[misc]
    seal = HiddenField()
    last_day = Day(
        _("Last day of those you ticked"),
        [Optional()],
        called=_("the last day of those you ticked"),
    )

    def leaving(self) -> list[PostId]:
        ticked = request.form.getlist("leaving")
        return [PostId(int(each)) for each in ticked if each.isascii() and each.isdecimal()]


def columns_sent(fields: Sequence[Field]) -> dict[Field, int]:
    chosen = {field: request.form.get(field.value, "") for field in fields}
    return {
        field: int(at)
        for field, at in chosen.items()
        if at.isascii() and at.isdecimal() and len(at) < 4
    }


def meanings_sent() -> Mapping[str, str]:
    """Titles stand beside their meanings, in the order of the page."""
    titles, said = request.form.getlist("title"), request.form.getlist("meaning")
    return dict(zip(titles, said, strict=False))
