"""Charts of coverage by dimension: bars against the target, and agencies by courses."""

from collections.abc import Iterable, Sequence

from flask import url_for
from flask_babel import gettext as _

from app.learning.coverage import Counts
from app.reporting.returns import ListState
from app.services.board_standing import Standing
from app.services.content import Content
from app.web.charts.bars import Bar, BarChart, bars
from app.web.charts.frame import Frame
from app.web.charts.heat import HeatRow, HeatTable, heat
from app.web.charts.parts import Part
from app.web.coverage.agency_lines import NO_LIST
from app.web.coverage.asking import titles_of
from app.web.coverage.rows import Row
from app.web.coverage.words import share_words
from app.web.templating import long_date

ROWS = 40
"""Agencies of one heat table."""


def share_bars(rows: Sequence[Row], standing: Standing) -> BarChart:
    known = [row for row in rows if row.counts.required]
    targets = {row.target for row in known}
    frame = Frame(
        "by-row",
        finding(known),
        _("People who hold what is asked, as a share of those of whom it is asked."),
        notes=(long_date(standing.figures.on),),
        empty=_("Nobody is asked anything yet."),
    )
    return bars(
        [Bar(row.name, row.counts.covered, row.counts.required) for row in known],
        target=targets.pop() if len(targets) == 1 else None,
        frame=frame,
    )


def finding(rows: Iterable[Row]) -> str:
    by_share = sorted(rows, key=lambda row: row.counts.share or 0)
    if len(by_share) < 2:
        return _("Covered")
    low, high = by_share[0], by_share[-1]
    return _(
        "From %(low)s (%(lowest)s) to %(high)s (%(highest)s)",
        low=share_words(low.counts),
        lowest=low.name,
        high=share_words(high.counts),
        highest=high.name,
    )


def heat_of(
    standing: Standing, content: Content, sector: str, page: int | None
) -> tuple[HeatTable, int]:
    """One page of the agencies, and how many there are."""
    named, figures = titles_of(standing, content), standing.figures
    courses = sorted(named, key=lambda slug: (named[slug].casefold(), slug))
    places = [e.agency for e in figures.agencies if sector in ("", e.agency.sector)]
    shown = places[(page - 1) * ROWS : page * ROWS] if page else places
    silent = {e.agency_id for e in standing.lists if e.state is ListState.SILENT}
    rows = []
    for place in shown:
        cells = (figures.cells.get((place.id, course)) for course in courses)
        parts = [Part(words=str(NO_LIST)) if place.id in silent else _part(cell) for cell in cells]
        href = url_for("coverage.agency", board=standing.board.id, agency=place.id)
        rows.append(HeatRow(place.name, parts, href))
    frame = Frame(
        "agencies-by-course",
        _("Each agency, course by course"),
        _("Of those who are asked for the course there: how many hold it."),
        notes=(long_date(figures.on),),
        empty=_("No agency, or nobody who is asked anything."),
    )
    titled = [named[course] for course in courses]
    return heat(titled, rows if courses else (), frame=frame, target=standing.aim(None)), len(
        places
    )


def _part(counts: Counts | None) -> Part | None:
    return Part(counts.covered, counts.required) if counts else None
