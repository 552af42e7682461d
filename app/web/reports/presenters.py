"""A report as its page shows it: made of what was published, and of nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _

from app.ids import ReportRunId
from app.learning.disclosure.protected import Figures, NotShown, ProtectedTable
from app.learning.published_changes import RowChange
from app.services.report_pages import Comparison, Made
from app.services.report_reading import ReportRun
from app.web.charts.bars import BarChart
from app.web.reports.pictures import chart_of, label_of
from app.web.reports.words import (
    change_words,
    count_words,
    definitions,
    missing_words,
    not_said,
    share_words,
)
from app.web.templating import long_date, short_date


@dataclass(frozen=True, slots=True)
class TableView:
    label: str
    chart: BarChart
    together: tuple[tuple[str, str], ...]
    """A row that stands for several, and which they are."""


@dataclass(frozen=True, slots=True)
class ReportView:
    id: ReportRunId
    as_of: date
    known_at: datetime
    headline: str
    denominator: str
    counted: str
    missing: str
    has_missing: bool
    tables: tuple[TableView, ...]
    definitions: tuple[tuple[str, str], ...]
    not_said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    label: str
    before: str
    now: str
    covered_before: str
    covered_now: str
    change: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    total: ChangeView
    tables: tuple[tuple[str, tuple[ChangeView, ...]], ...]


def report_view(run: ReportRun) -> ReportView:
    total = run.published.total
    return ReportView(
        run.id,
        run.as_of,
        run.known_at,
        share_words(total.share),
        denominator(total),
        run.counted,
        missing_words(run),
        bool(run.missing),
        tuple(_table(run, table) for table in run.published.tables),
        tuple((each.term, each.meaning) for each in definitions(run)),
        not_said(),
    )


def earlier_ones(made: tuple[Made, ...]) -> tuple[tuple[str, str], ...]:
    """For a list to choose from."""
    return tuple(
        (
            str(each.id),
            _(
                "%(day)s, made on %(made)s",
                day=long_date(each.as_of),
                made=short_date(each.made_at),
            ),
        )
        for each in made
    )


def denominator(figures: Figures) -> str:
    if isinstance(figures.required, NotShown):
        return ""
    return _(
        "%(covered)s of %(required)s people",
        covered=count_words(figures.covered),
        required=count_words(figures.required),
    )


def together(table: ProtectedTable) -> tuple[tuple[str, str], ...]:
    """The places behind a row, by name."""
    return tuple(
        (label_of(row), ", ".join(member.label for member in row.members))
        for row in table.rows
        if row.members
    )


def _table(run: ReportRun, table: ProtectedTable) -> TableView:
    chart = chart_of(run.published, table, run.target)
    return TableView(table.label, chart, together(table))


def comparison_view(found: Comparison) -> ComparisonView:
    changes = found.changes
    return ComparisonView(
        _change(changes.total, _("All of the board")),
        tuple(
            (table.label, tuple(_change(row, row.label) for row in table.rows))
            for table in changes.tables
        ),
    )


def _change(row: RowChange, label: str) -> ChangeView:
    return ChangeView(
        label,
        share_words(row.before.share),
        share_words(row.now.share),
        denominator(row.before),
        denominator(row.now),
        change_words(row.share),
    )
