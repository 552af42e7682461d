"""Later days, and another rule, in shares and people."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from app.learning.coverage import Counts
from app.reporting.coverage_figures import BoardCoverage
from app.services.board_ahead import Ahead
from app.services.board_standing import counts_of
from app.services.board_what_if import WhatIf
from app.services.content import Content
from app.services.team import titles
from app.store.requirements import Terms
from app.web.charts.bars import Bar, BarChart, bars
from app.web.charts.frame import Frame
from app.web.coverage.words import counted_words, length_of, moved_words, share_words
from app.web.templating import short_date


@dataclass(frozen=True, slots=True)
class Cell:
    said: str
    counted: str
    length: float | None


@dataclass(frozen=True, slots=True)
class CourseLine:
    name: str
    cells: tuple[Cell, ...]
    """Today, then each of the days ahead."""


@dataclass(frozen=True, slots=True)
class AheadView:
    as_of: date
    is_today: bool
    headings: tuple[str, ...]
    chart: BarChart
    lines: tuple[CourseLine, ...]
    target: int | None
    is_asked: bool


@dataclass(frozen=True, slots=True)
class TriedLine:
    name: str
    before: Cell
    after: Cell
    moved: str


@dataclass(frozen=True, slots=True)
class WhatIfView:
    title: str
    was: str
    changed: str
    lines: tuple[TriedLine, ...]
    """The board first."""


def ahead_view(found: Ahead, content: Content) -> AheadView:
    standing = found.standing
    days: list[BoardCoverage] = [standing.figures, *(each.then for each in found.forecasts)]
    courses = sorted({course for day in days for course in day.courses})
    named = titles(content, courses, standing.board.nation)
    aim = standing.aim(None)
    headings = [_("Today")] + [
        _("In %(num)d months, %(day)s", num=each.months, day=short_date(each.then.on))
        for each in found.forecasts
    ]
    everything: list[str | None] = [None]
    lines = [
        CourseLine(
            named[course] if course else _("Everything that is asked"),
            tuple(_cell(counts_of(day, course)) for day in days),
        )
        for course in [*everything, *sorted(courses, key=lambda slug: named[slug].casefold())]
    ]
    return AheadView(
        standing.figures.on,
        standing.figures.on == standing.today,
        tuple(headings),
        _chart(days, headings, aim),
        tuple(lines),
        aim,
        bool(standing.figures.total.required),
    )


def _chart(days: list[BoardCoverage], headings: list[str], aim: int | None) -> BarChart:
    first, last = days[0].total, days[-1].total
    frame = Frame(
        "ahead",
        _(
            "From %(now)s today to %(then)s in twelve months, if nobody learns anything more",
            now=share_words(first),
            then=share_words(last),
        ),
        _(
            "People who would hold everything that they are asked for, as a share of those who would be asked."
        ),
        empty=_("Once somebody is asked for a course, what runs out will be here."),
    )
    rows = [
        Bar(words, day.total.covered, day.total.required)
        for words, day in zip(headings, days, strict=True)
    ]
    return bars(rows if first.required else (), target=aim, frame=frame)


def what_if_view(tried: WhatIf) -> WhatIfView:
    names = {each.agency.id: each.agency.name for each in tried.before.agencies}
    lines = [_tried(_("The board"), tried.before.total, tried.after.total)]
    lines += [
        _tried(names[agency], before, after)
        for agency, (before, after) in tried.agencies.items()
        if before.required or after.required
    ]
    terms = tried.requirement.terms
    return WhatIfView(terms.title, _terms(terms), _terms(tried.changed), tuple(lines))


def _terms(terms: Terms) -> str:
    months = terms.validity_months
    return _(
        "%(months)s, %(grace)d days of grace, %(starters)d days for new starters",
        months=_("valid for %(num)d months", num=months)
        if months
        else _("valid as the course says"),
        grace=terms.grace_days,
        starters=terms.starter_days,
    )


def _tried(name: str, before: Counts, after: Counts) -> TriedLine:
    return TriedLine(name, _cell(before), _cell(after), moved_words(before, after))


def _cell(counts: Counts) -> Cell:
    return Cell(share_words(counts), counted_words(counts), length_of(counts))
