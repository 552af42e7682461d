"""The team's lists as files: the same words and days as the pages, with what each word means."""

from datetime import date, datetime

from flask_babel import gettext as _

from app.learning.obligations import Status
from app.reporting.pdf import Report
from app.reporting.sheets import Cell, Definition, Table, Workbook
from app.services.content import Content
from app.services.team import Matrix, Who, titles
from app.web.asked import STATUSES, in_a_cell
from app.web.context import actor
from app.web.templating import long_date


def who_book(who: Who, content: Content, made_at: datetime) -> Workbook:
    named = titles(content, who.courses, who.agency.nation)
    standings = {status: str(words) for status, words in STATUSES.items()}
    rows: list[tuple[Cell, ...]] = [
        (
            row.name,
            row.job_role,
            named.get(row.course, row.course),
            standings[row.status],
            row.due_on,
            row.met_on,
            row.until,
        )
        for row in who.rows
    ]
    headings = (
        _("Name"),
        _("Job role"),
        _("Course"),
        _("Standing"),
        _("Due"),
        _("Last met"),
        _("Valid until"),
    )
    return _book(
        _("%(agency)s: who needs what", agency=who.agency.name),
        _on(who.today),
        Table(_("Who needs what"), headings, rows),
        made_at,
    )


def matrix_book(matrix: Matrix, content: Content, made_at: datetime) -> Workbook:
    """Each course has two columns: when it was met, and until when that serves, or what is asked."""
    named = titles(content, matrix.courses, matrix.agency.nation)
    headings = [_("Name"), _("Job role")]
    for course in matrix.courses:
        headings += [_("%(course)s: last met", course=named[course]), named[course]]
    rows: list[list[Cell]] = []
    for line, asked in matrix.lines:
        row: list[Cell] = [line.name, line.job_role]
        for course in matrix.courses:
            found = asked.get(course)
            row += [found.met_on if found else None, in_a_cell(found) if found else _("not asked")]
        rows.append(row)
    return _book(
        _title(matrix), _on(matrix.today), Table(_("Matrix"), tuple(headings), rows), made_at
    )


def matrix_paper(matrix: Matrix, content: Content, made_at: datetime) -> Report:
    named = titles(content, matrix.courses, matrix.agency.nation)
    rows: list[list[Cell]] = []
    for line, asked in matrix.lines:
        cells = (asked.get(course) for course in matrix.courses)
        rows.append(
            [
                f"{line.name}, {line.job_role}",
                *(in_a_cell(cell) if cell else _("not asked") for cell in cells),
            ]
        )
    headings = (_("Name and job role"), *(named[course] for course in matrix.courses))
    return Report(
        title=_title(matrix),
        subtitle=_on(matrix.today),
        language=actor().language,
        definitions=definitions(),
        table=Table(_("Matrix"), headings, rows),
        first_column=1.6,
        page_words=_("page"),
        made_at=made_at,
    )


def definitions() -> tuple[Definition, ...]:
    return (
        Definition(
            str(STATUSES[Status.COVERED]),
            _("An award that stands and has not run out. “Until” is its last day."),
        ),
        Definition(
            str(STATUSES[Status.DUE]), _("Asked for, and the last day for it has not passed.")
        ),
        Definition(
            str(STATUSES[Status.IN_GRACE]),
            _("The day has passed; the days of grace that the requirement gives have not."),
        ),
        Definition(
            str(STATUSES[Status.OVERDUE]), _("The day, and any days of grace, have passed.")
        ),
        Definition(
            str(STATUSES[Status.EXEMPT]),
            _("Not asked for the time being: away for long, or exempted by the DSP with a reason."),
        ),
    )


def _book(title: str, on: str, table: Table, made_at: datetime) -> Workbook:
    about = (Definition(_("Day"), on), *definitions())
    return Workbook(title, _("What this is"), about, (table,), made_at)


def _title(matrix: Matrix) -> str:
    return _("%(agency)s: training matrix", agency=matrix.agency.name)


def _on(day: date) -> str:
    return _("As it stood on %(day)s.", day=long_date(day))
