"""Two figures, and the counted causes that lie between them."""

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import LazyString
from flask_babel import gettext as _

from app.learning.coverage import Counts
from app.learning.differences import Place
from app.reporting.time_machine import Moment
from app.services.board_compare import Comparison
from app.services.content import Content
from app.services.team import titles
from app.web.charts.bars import Bar, BarChart, bars
from app.web.charts.frame import Frame
from app.web.coverage.asking import course_choices
from app.web.coverage.words import (
    CAUSES,
    counted_words,
    length_of,
    moved_words,
    people,
    share_words,
    signed,
)
from app.web.templating import long_date


@dataclass(frozen=True, slots=True)
class FigureView:
    on: date
    known_by: datetime
    said: str
    counted: str
    length: float | None


@dataclass(frozen=True, slots=True)
class CauseLine:
    name: LazyString
    meaning: LazyString
    people: int
    covered: str
    required: str


@dataclass(frozen=True, slots=True)
class CompareView:
    first: FigureView
    second: FigureView
    moved: str
    courses: tuple[tuple[str, str], ...]
    course: str
    lines: tuple[CauseLine, ...]
    people: int
    covered: str
    required: str
    """Of all causes together: the difference of the two figures."""
    chart: BarChart
    moved_inside: str


def compare_view(found: Comparison, content: Content) -> CompareView:
    explained = found.explanation
    before, after = _counts(explained.before), _counts(explained.after)
    named = titles(content, found.courses, found.board.nation)
    return CompareView(
        _figure(found.first, before),
        _figure(found.second, after),
        moved_words(before, after),
        course_choices(named),
        found.course or "",
        tuple(
            CauseLine(*CAUSES[line.cause], line.people, signed(line.covered), signed(line.required))
            for line in explained.lines
        ),
        sum(line.people for line in explained.lines),
        signed(after.covered - before.covered),
        signed(after.required - before.required),
        _chart(found),
        people(explained.moved),
    )


def _counts(place: Place) -> Counts:
    return Counts(place.covered, overdue=place.required - place.covered)


def _figure(moment: Moment, counts: Counts) -> FigureView:
    return FigureView(
        moment.on, moment.known_by, share_words(counts), counted_words(counts), length_of(counts)
    )


def _chart(found: Comparison) -> BarChart:
    lines = sorted(found.explanation.lines, key=lambda line: -line.people)
    title = _("No one came or went, and nobody’s standing changed")
    if lines:
        title = _(
            "Most of it: %(cause)s, %(people)s",
            cause=CAUSES[lines[0].cause][0],
            people=people(lines[0].people),
        )
    frame = Frame(
        "causes",
        title,
        _("How many people each cause moved, into or out of the figure."),
        notes=(f"{long_date(found.first.on)} – {long_date(found.second.on)}",),
        empty=_("Between these two days nothing moved the figure."),
    )
    return bars([Bar(str(CAUSES[line.cause][0]), line.people) for line in lines], frame=frame)
