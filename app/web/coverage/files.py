"""Working tables as files. What they are, and that they are not for publication, comes first in each."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import Response, make_response
from flask_babel import gettext as _

from app.learning.coverage import Counts
from app.reporting.sheets import Cell, Definition, Table, Workbook, to_csv, to_xlsx
from app.services.board_agencies import Agencies
from app.services.board_standing import Standing
from app.services.content import Content
from app.services.team import titles
from app.web.coverage.agency_lines import AgencyLine
from app.web.coverage.dimension_presenters import By, DimensionView
from app.web.templating import long_date

MIMETYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class WorkingTable:
    name: str
    """Of the file."""
    title: str
    on: date
    table: Table

    @property
    def warning(self) -> str:
        return _(
            "Working figures, not for publication. %(title)s, %(day)s.",
            title=self.title,
            day=long_date(self.on),
        )


def agencies_table(found: Agencies, lines: list[AgencyLine], content: Content) -> WorkingTable:
    standing = found.standing
    named = titles(content, [found.course] if found.course else (), standing.board.nation)
    what = named[found.course] if found.course else _("everything that is asked")
    headings = (_("Agency"), _("Sector"), _("Staff list"), *_counted(), _("Target, %"))
    rows: list[list[Cell]] = [
        [
            line.place.name,
            line.place.sector,
            str(line.state_words),
            *_cells(line.counts),
            standing.aim(found.course),
        ]
        for line in lines
    ]
    return WorkingTable(
        "agencies",
        _("%(board)s: agencies, %(what)s", board=standing.board.name, what=what),
        standing.figures.on,
        Table(_("Agencies"), headings, rows),
    )


def dimension_table(standing: Standing, page: DimensionView) -> WorkingTable:
    name = page.name
    return WorkingTable(
        f"coverage-by-{page.by}",
        _("%(board)s: by %(what)s", board=standing.board.name, what=name.casefold()),
        page.as_of,
        Table(name, *_of_dimension(page)),
    )


def _of_dimension(page: DimensionView) -> tuple[tuple[str, ...], list[list[Cell]]]:
    if page.by is By.HOURS:
        headings = (_("Agency"), _("People"), _("Awards"), _("Minutes"), _("From elsewhere"))
        return headings, [
            [row.name, row.staff, row.learnt.awards, row.learnt.minutes, row.learnt.elsewhere]
            for row in page.hours
        ]
    if page.heat:
        grid = page.heat
        cells: list[list[Cell]] = [
            [row.label, *(f"{cell.said} {cell.counted}".strip() for cell in row.cells)]
            for row in grid.rows
        ]
        return (_("Agency"), *grid.courses), cells
    if page.by is By.CHILDREN:
        return (page.name, _("Hold it"), _("People")), [
            [row.name, row.counts.covered, row.counts.required] for row in page.rows
        ]
    return (page.name, *_counted()), [[row.name, *_cells(row.counts)] for row in page.rows]


def _counted() -> tuple[str, ...]:
    return (
        _("Required"),
        _("Covered"),
        _("Not yet due"),
        _("In grace"),
        _("Overdue"),
        _("Exempt"),
    )


def _cells(counts: Counts) -> list[Cell]:
    """Where nobody is asked, nothing: not nought."""
    if not counts.people:
        return [None] * 6
    return [
        counts.required,
        counts.covered,
        counts.due,
        counts.in_grace,
        counts.overdue,
        counts.exempt,
    ]


def sent(found: WorkingTable, kind: str, now: datetime) -> Response:
    answer = make_response(_made(found, kind, now))
    answer.headers["Content-Type"] = MIMETYPES[kind]
    name = f"working-{found.name}-{found.on}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _made(found: WorkingTable, kind: str, now: datetime) -> bytes:
    if kind == "csv":
        rows = [found.table.headings, *found.table.rows]
        return to_csv(Table(found.table.name, (found.warning,), rows))
    about = (Definition(_("Working figures, not for publication"), found.warning), *definitions())
    return to_xlsx(Workbook(found.title, _("What this is"), about, (found.table,), now))


def definitions() -> tuple[Definition, ...]:
    return (
        Definition(_("Required"), _("Of whom something is asked, and who is not exempt.")),
        Definition(_("Covered"), _("Hold everything that they are asked for, in date.")),
        Definition(_("Not yet due"), _("Do not hold it, and the last day for it has not passed.")),
        Definition(_("In grace"), _("The day has passed; the days of grace have not.")),
        Definition(_("Overdue"), _("The day, and any days of grace, have passed.")),
        Definition(
            _("Exempt"), _("Exempted by the DSP, or away for long. Not among the required.")
        ),
        Definition(
            _("No staff list"),
            _("An agency without one is missing, and never counts as nought."),
        ),
    )
