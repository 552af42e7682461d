"""Coverage by one dimension: a table, and a chart of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from flask import request
from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from app.content.model.header import Group
from app.learning.coverage import Counts
from app.learning.training_groups import TRAINING_GROUPS
from app.reporting.coverage_figures import Overlap
from app.services.board_standing import Standing
from app.services.content import Content
from app.web.charts.bars import BarChart
from app.web.charts.heat import HeatTable
from app.web.coverage.asking import one_of, past_day, text_of, titles_of
from app.web.coverage.dimension_charts import ROWS, heat_of, share_bars
from app.web.coverage.hours import HoursRow, hours_of
from app.web.coverage.rows import Row, rows_of
from app.web.groups import GROUPS
from app.web.paging import Pages, pages_of


class By(StrEnum):
    COURSE = "course"
    SECTOR = "sector"
    ROLE = "role"
    REQUIREMENT = "requirement"
    TRAINING_GROUP = "training-group"
    CHILDREN = "children"
    HOURS = "hours"
    AGENCIES = "agencies"
    """Each agency by course."""


NAMES: Mapping[By, LazyString] = {
    By.COURSE: lazy("Course"),
    By.SECTOR: lazy("Sector"),
    By.ROLE: lazy("Job role"),
    By.REQUIREMENT: lazy("Requirement"),
    By.TRAINING_GROUP: lazy("Training group"),
    By.CHILDREN: lazy("Group of children"),
    By.HOURS: lazy("Hours"),
    By.AGENCIES: lazy("Agency and course"),
}
ABOUT: Mapping[By, LazyString] = {
    By.COURSE: lazy("Of those who are asked for each course: how many hold it."),
    By.SECTOR: lazy(
        "Of those who are asked anything: how many hold everything that they are asked for there."
    ),
    By.ROLE: lazy("By the job that somebody began last at an agency."),
    By.REQUIREMENT: lazy("Each as if it were the only reason to ask anybody anything."),
    By.TRAINING_GROUP: lazy(
        "The groups that the nation’s guidance puts its workforce in. Only what guidance says for sure is set."
    ),
    By.CHILDREN: lazy(
        "Of all the board’s people, asked or not: how many hold a valid award for a course that has something on these children."
    ),
    By.HOURS: lazy(
        "Awards of the last twelve months, times the minutes of their courses. What was learnt elsewhere has no minutes, and is a number of records."
    ),
    By.AGENCIES: lazy("Of those who are asked for the course at the agency: how many hold it."),
}


@dataclass(frozen=True, slots=True)
class DimensionView:
    by: By
    name: str
    about: LazyString
    choices: tuple[tuple[str, str], ...]
    as_of: date
    is_today: bool
    is_past: bool
    """A day that was asked for."""
    on: date | None
    latest: date
    rows: tuple[Row, ...]
    hours: tuple[HoursRow, ...]
    bars: BarChart | None
    heat: HeatTable | None
    pages: Pages | None
    sectors: tuple[tuple[str, str], ...]
    sector: str
    overlap: Overlap
    several: int | None
    """People in more than one row; None: that is not counted for this table."""
    agencies: int
    fields: tuple[tuple[str, str], ...]


def dimension_view(standing: Standing, content: Content, page: int | None) -> DimensionView:
    """`page` None: all of it, for a file."""
    by, figures = By(one_of("by", By)), standing.figures
    on = past_day(standing.today)
    rows = tuple(rows_in(by, standing, content))
    grid, total = heat_of(standing, content, text_of("sector"), page)
    fields = tuple(
        (name, value)
        for name, value in (("by", by), ("on", str(on or "")), ("sector", text_of("sector")))
        if value
    )
    several = {By.SECTOR: figures.overlap.sectors, By.ROLE: figures.overlap.job_roles}
    return DimensionView(
        by,
        str(NAMES[by]),
        ABOUT[by],
        tuple((each.value, str(words)) for each, words in NAMES.items()),
        figures.on,
        figures.on == standing.today,
        on is not None,
        on,
        standing.today,
        rows,
        hours_of(standing) if by is By.HOURS else (),
        share_bars(rows, standing) if rows else None,
        grid if by is By.AGENCIES else None,
        _pages(fields, page, total) if by is By.AGENCIES else None,
        _sectors(standing),
        text_of("sector"),
        figures.overlap,
        several.get(by),
        len(figures.agencies),
        fields,
    )


def rows_in(by: By, standing: Standing, content: Content) -> tuple[Row, ...]:
    figures, aim = standing.figures, standing.aim(None)
    if by is By.COURSE:
        named = titles_of(standing, content)
        found = [(named[slug], each, standing.aim(slug)) for slug, each in figures.courses.items()]
    elif by is By.REQUIREMENT:
        found = [
            (f"{rule.title} ({rule.set_by})", each, standing.aim(rule.course))
            for rule, each in figures.requirements
        ]
    elif by is By.CHILDREN:
        found = [
            (str(GROUPS[Group(group)]), Counts(held, figures.staff - held), None)
            for group, held in figures.children.items()
        ]
    else:
        found = [(name, each, aim) for name, each in _simple(by, standing)]
    return tuple(rows_of(found))


def _simple(by: By, standing: Standing) -> list[tuple[str, Counts]]:
    figures = standing.figures
    if by is By.SECTOR:
        return list(figures.sectors.items())
    if by is By.ROLE:
        return list(figures.job_roles.items())
    if by is By.TRAINING_GROUP:
        nations = TRAINING_GROUPS.get(standing.board.nation)
        about = {each.key: each.about for each in nations.groups} if nations else {}
        return [
            (f"{key}: {about[key]}" if key in about else key, each)
            for key, each in figures.training_groups.items()
        ]
    return []


def _sectors(standing: Standing) -> tuple[tuple[str, str], ...]:
    sectors = sorted({each.agency.sector for each in standing.figures.agencies})
    return (("", str(lazy("All sectors"))), *((each, each) for each in sectors))


def _pages(fields: tuple[tuple[str, str], ...], page: int | None, total: int) -> Pages:
    address = f"{request.path}?{urlencode(fields)}"
    return pages_of(address, page or 1, max(1, -(-total // ROWS)), total)
