"""A board's first page: enough to know how things stand."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from app.learning.coverage import Counts, middle
from app.reporting.coverage_figures import Overlap
from app.reporting.returns import ListState
from app.reporting.time_machine import Line
from app.services.board_overview import Change, Overview
from app.services.board_standing import Standing, counts_at, counts_of
from app.services.content import Content
from app.web.charts.bars import BarChart
from app.web.charts.lines import LineChart
from app.web.coverage.agency_lines import AgencyLine, Sort, agency_lines, ordered
from app.web.coverage.asking import course_choices, titles_of
from app.web.coverage.overview_charts import declared, partition, trend_lines
from app.web.coverage.weak_lines import WeakLine, weak_lines
from app.web.coverage.words import (
    CAUSES,
    aim_words,
    counted_words,
    fraction_words,
    length_of,
    partition_words,
    people,
    share_words,
    signed,
    starters_words,
)
from app.web.templating import long_date

LOWEST = 10


@dataclass(frozen=True, slots=True)
class Headline:
    said: str
    counted: str
    length: float | None
    target: int | None
    aim: str
    partition: str
    defined: str
    middle: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    since: date
    moved: str
    causes: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    as_of: date
    is_today: bool
    courses: tuple[tuple[str, str], ...]
    course: str
    title: str
    """Of the chosen course; '' for everything."""
    is_asked: bool
    """Of anybody."""
    headline: Headline
    agencies: int
    silent: int
    partial: int
    partition: BarChart
    trend: LineChart
    quarter_end: date
    lowest: tuple[AgencyLine, ...]
    starters: str
    change: ChangeView | None
    declared: BarChart | None
    weakest: tuple[WeakLine, ...]
    overlap: Overlap


def overview_view(found: Overview, content: Content) -> OverviewView:
    standing, course = found.standing, found.course
    named = titles_of(standing, content)
    counts = counts_of(standing.figures, course)
    states = [each.state for each in standing.lists]
    in_need = ordered(agency_lines(standing, course, found.quarter), Sort.NEED)
    return OverviewView(
        standing.figures.on,
        standing.figures.on == standing.today,
        course_choices(named),
        course or "",
        named[course] if course else "",
        bool(counts.people),
        _headline(standing, counts, course),
        len(states),
        states.count(ListState.SILENT),
        states.count(ListState.PARTIAL),
        partition(counts),
        trend_lines(found),
        found.quarter.on,
        tuple(in_need[:LOWEST]),
        starters_words(standing.figures.starters),
        _change(found.change) if found.change else None,
        declared(standing, content, course),
        weak_lines(found.weakest, standing.board, content) if found.weakest else (),
        standing.figures.overlap,
    )


def _headline(standing: Standing, counts: Counts, course: str | None) -> Headline:
    aim = standing.aim(course)
    day = long_date(standing.figures.on)
    everything = _(
        "Of the people who are asked anything: how many hold everything that they are asked for, on %(day)s. Who is exempt is not counted.",
        day=day,
    )
    one = _(
        "Of the people who are asked for this course: how many hold it, on %(day)s. Who is exempt is not counted.",
        day=day,
    )
    return Headline(
        share_words(counts),
        counted_words(counts),
        length_of(counts),
        aim,
        aim_words(counts, aim),
        partition_words(counts),
        everything if course is None else one,
        fraction_words(middle(counts_at(standing.figures, course).values())),
    )


def _change(change: Change) -> ChangeView:
    found = change.explanation
    moved = _(
        "From %(covered)s of %(required)s to %(now_covered)s of %(now_required)s.",
        covered=found.before.covered,
        required=found.before.required,
        now_covered=found.after.covered,
        now_required=found.after.required,
    )
    most = sorted(found.lines, key=lambda line: -line.people)[:3]
    causes = "; ".join(map(_cause, most))
    return ChangeView(change.since.on, moved, causes)


def _cause(line: Line) -> str:
    return _(
        "%(cause)s: %(people)s (%(covered)s covered, %(required)s asked)",
        cause=CAUSES[line.cause][0],
        people=people(line.people),
        covered=signed(line.covered),
        required=signed(line.required),
    )
