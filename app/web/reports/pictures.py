"""Protected shares as bars: what is said as a band or “too few” is said in words, and has no bar."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from flask_babel import gettext as _

from app.learning.disclosure.protected import AboutPercent, ProtectedRow, ProtectedTable, Published
from app.web.charts.bars import Bar, BarChart, bars
from app.web.charts.frame import Figures, Frame
from app.web.charts.parts import Part
from app.web.reports.words import count_words, headings, share_words

ON_A_PAGE: Final = 24
"""Bars."""


@dataclass(frozen=True, slots=True)
class AboutPart(Part):
    """Of a hundred; said as it was published, not as the bar would say it."""

    about: str = ""

    @property
    def said(self) -> str:
        return self.about

    @property
    def counted(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class AboutBar(Bar):
    about: str = ""

    @property
    def part(self) -> Part:
        return AboutPart(self.value, self.of, words=self.words, about=self.about)


def rows_of(published: Published, table: ProtectedTable) -> tuple[ProtectedRow, ...]:
    """The board's own row comes first in every table."""
    return ProtectedRow("", _("All of the board"), published.total), *table.rows


def chart_of(published: Published, table: ProtectedTable, target: int | None) -> BarChart:
    """Its figures are the table's own, all of them."""
    rows = rows_of(published, table)
    title = _("%(table)s: share covered", table=table.label)
    described = _(
        "A bar for each row where a share can be shown; the others in words. %(overlap)s",
        overlap=_("Some people count in more than one row.")
        if table.has_overlap
        else _("Everybody counts in one row."),
    )
    frame = Frame(_id(table), title, described, (), _("No rows: nobody is asked anything here."))
    chart = bars([_bar(row) for row in rows], frame=frame, target=target)
    return replace(chart, table=Figures(headings(), tuple(map(cells, rows))))


def parts_of(chart: BarChart) -> Iterator[BarChart]:
    """Each fits on a page."""
    for first in range(0, len(chart.rows), ON_A_PAGE):
        yield replace(chart, rows=chart.rows[first : first + ON_A_PAGE])


def cells(row: ProtectedRow) -> tuple[str, ...]:
    figures = row.figures
    counts = (figures.required, figures.covered, figures.uncovered)
    return label_of(row), share_words(figures.share), *map(count_words, counts)


def label_of(row: ProtectedRow) -> str:
    """With how many stand together: which ones is told below the table."""
    if not row.members:
        return row.label
    if row.parent.key:
        named = _("%(name)s, %(sector)s", name=row.label, sector=row.parent.key)
    else:
        named = row.label
    return _("%(name)s (%(num)s together)", name=named, num=len(row.members))


def _bar(row: ProtectedRow) -> AboutBar:
    said = share_words(row.figures.share)
    if isinstance(row.figures.share, AboutPercent):
        return AboutBar(label_of(row), row.figures.share.percent, 100, about=said)
    return AboutBar(label_of(row), words=said, about=said)


def _id(table: ProtectedTable) -> str:
    return f"by-{table.dimension.replace(' ', '-')}"
