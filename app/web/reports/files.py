"""A report as files: document, spreadsheet, one table of everything. The same run gives the same bytes."""

from flask_babel import gettext as _

from app.content.model.text import Words
from app.content.plain_blocks import plain_blocks
from app.learning.disclosure.protected import ProtectedTable
from app.reporting import pdf, sheets
from app.reporting.pdf import BoardReport, Section
from app.reporting.sheets import Definition, Table, Workbook
from app.services.report_reading import ReportRun
from app.web.charts.bars import BarChart
from app.web.charts.row_pictures import bars_picture
from app.web.charts.standalone import standalone
from app.web.reports.pictures import cells, chart_of, parts_of, rows_of
from app.web.reports.presenters import denominator, together
from app.web.reports.words import (
    day_words,
    definitions,
    headings,
    missing_words,
    not_said,
    share_words,
)

KINDS = ("pdf", "xlsx", "csv")
MIMETYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def file_of(run: ReportRun, told: str, kind: str, words: Words, language: str) -> bytes:
    """`told`: what an analyst says about it, in Markdown."""
    match kind:
        case "pdf":
            return pdf.board_report(_paper(run, told, words, language))
        case "xlsx":
            return sheets.to_xlsx(_book(run))
        case _:
            return sheets.to_csv(_list(run))


def title_of(run: ReportRun) -> str:
    return _("%(board)s: how far training reaches", board=run.board)


def _book(run: ReportRun) -> Workbook:
    said = tuple(Definition(_("What these figures do not say"), words) for words in not_said())
    tables = tuple(
        Table(table.label, headings(), _rows(run, table)) for table in run.published.tables
    )
    about = (*definitions(run), *said)
    return Workbook(title_of(run), _("What this is"), about, tables, run.made_at)


def _rows(run: ReportRun, table: ProtectedTable) -> list[tuple[str, ...]]:
    return [cells(row) for row in rows_of(run.published, table)]


def _list(run: ReportRun) -> Table:
    day = run.as_of.isoformat()
    rows: list[tuple[str, ...]] = []
    for table in run.published.tables:
        for row in rows_of(run.published, table):
            members = ", ".join(member.label for member in row.members)
            rows.append((day, table.label, *cells(row), members))
    rows += [(day, _("No staff list"), name, "", "", "", "", "") for name in run.missing]
    named = (_("As of"), _("Table"), *headings(), _("Standing together"))
    return Table(_("Report"), named, rows)


def _paper(run: ReportRun, told: str, words: Words, language: str) -> BoardReport:
    return BoardReport(
        title=title_of(run),
        subtitle=_("As it stood on %(day)s", day=day_words(run.as_of)),
        language=language,
        headline=share_words(run.published.total.share),
        denominator=denominator(run.published.total),
        counted=run.counted,
        missing=missing_words(run),
        told_heading=_("What the board says"),
        told=tuple((block.kind.value, block.text) for block in plain_blocks(told, words)),
        sections=tuple(_section(run, table) for table in run.published.tables),
        not_said_heading=_("What these figures do not say"),
        not_said=not_said(),
        definitions_heading=_("What the words mean"),
        definitions=definitions(run),
        page_words=_("page"),
        made_at=run.made_at,
    )


def _picture(chart: BarChart, number: int) -> tuple[str, str]:
    alt = chart.frame.alt if number == 1 else f"{chart.frame.alt} ({number})"
    return standalone(bars_picture(chart)), alt


def _section(run: ReportRun, table: ProtectedTable) -> Section:
    chart = chart_of(run.published, table, run.target)
    return Section(
        table.label,
        tuple(_picture(part, number) for number, part in enumerate(parts_of(chart), 1)),
        Table(table.label, headings(), _rows(run, table)),
        together(table),
    )
