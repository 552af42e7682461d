"""Sending a list of agencies, and what stays in the page between looking at it and bringing it in."""

import json
from dataclasses import astuple

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileRequired
from wtforms import FileField, HiddenField

from app.services.agency_lists import COLUMNS, MOST_ROWS, Wish
from app.services.errors import Refused
from app.services.spreadsheets import clean

LONGEST_LIST = 200_000
"""Characters: a form of a page may have 256 KiB."""


class ListForm(FlaskForm):  # type: ignore[misc]
    file = FileField(_("The list (XLSX or CSV)"), [FileRequired(_("Choose a file."))])

    def uploaded(self) -> tuple[str, bytes]:
        return str(self.file.data.filename or ""), self.file.data.read()


class ApplyForm(FlaskForm):  # type: ignore[misc]
    """What comes back is judged anew: it may have been changed on the way."""

    wished = HiddenField()
    seen = HiddenField()

    def keep(self, wishes: tuple[Wish, ...]) -> None:
        self.wished.data = json.dumps(
            [astuple(wish) for wish in wishes], ensure_ascii=False, separators=(",", ":")
        )
        if len(self.wished.data) > LONGEST_LIST:
            raise Refused("list-too-large")

    def wishes(self) -> tuple[Wish, ...]:
        try:
            rows = json.loads(self.wished.data or "")
            found = tuple(_wish(row) for row in rows[:MOST_ROWS])
        except (ValueError, LookupError, TypeError, RecursionError) as unfit:
            raise Refused("list-changed") from unfit
        return found


def _wish(row: object) -> Wish:
    match row:
        case [int(number), *cells] if len(cells) == len(COLUMNS):
            return Wish(number, *(" ".join(clean(str(cell)).split()) for cell in cells))
    raise ValueError("no row of ours")
