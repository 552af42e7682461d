"""Agencies as a list that can be narrowed and ordered, and one agency in counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from flask import request
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.learning.coverage import Counts, middle
from app.reporting.returns import ListState
from app.services.board_agencies import Agencies
from app.services.board_agency import OneAgency
from app.services.board_standing import counts_at
from app.services.content import Content
from app.services.team import titles
from app.web.coverage.agency_lines import AgencyLine, Sort, agency_lines, ordered
from app.web.coverage.asking import course_choices, one_of, text_of, titles_of
from app.web.coverage.hours import hours_words
from app.web.coverage.rows import Row, rows_of
from app.web.coverage.words import (
    aim_words,
    counted_words,
    fraction_words,
    length_of,
    share_words,
    starters_words,
)
from app.web.list_states import STATES
from app.web.paging import Pages, pages_of

PAGE = 50
SORTS: Mapping[Sort, LazyString] = {
    Sort.NEED: lazy("the lowest share first"),
    Sort.PEOPLE: lazy("most people not covered first"),
    Sort.NAME: lazy("name"),
    Sort.SECTOR: lazy("sector"),
}


@dataclass(frozen=True, slots=True)
class AgenciesView:
    as_of: date
    is_today: bool
    lines: tuple[AgencyLine, ...]
    agencies: int
    """However many fit."""
    pages: Pages
    courses: tuple[tuple[str, str], ...]
    sectors: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    sorts: tuple[tuple[str, str], ...]
    course: str
    sector: str
    state: str
    sort: str
    search: str
    filtered: bool
    target: int | None
    middle: str
    quarter_end: date
    fields: tuple[tuple[str, str], ...]


def fitting(found: Agencies) -> list[AgencyLine]:
    """What the address asks for, in its order."""
    sector, state, search = text_of("sector"), text_of("state"), text_of("q").casefold()
    lines = agency_lines(found.standing, found.course, found.quarter)
    fits = (
        line
        for line in lines
        if sector in ("", line.place.sector)
        and (state not in set(ListState) or line.state == state)
        and search in line.place.name.casefold()
    )
    return ordered(fits, Sort(one_of("sort", Sort)))


def agencies_view(found: Agencies, content: Content, page: int) -> AgenciesView:
    standing, lines = found.standing, fitting(found)
    names = ("course", "sector", "state", "sort", "q")
    fields = tuple((name, text_of(name)) for name in names if text_of(name))
    pages = max(1, -(-len(lines) // PAGE))
    sectors = sorted({each.agency.sector for each in standing.figures.agencies})
    return AgenciesView(
        standing.figures.on,
        standing.figures.on == standing.today,
        tuple(lines[(page - 1) * PAGE : page * PAGE]),
        len(standing.figures.agencies),
        pages_of(f"{request.path}?{urlencode(fields)}", page, pages, len(lines)),
        course_choices(titles_of(standing, content)),
        (("", _("All sectors")), *((each, each) for each in sectors)),
        (("", _("All")), *((state.value, str(STATES[state][0])) for state in STATES)),
        tuple((sort.value, str(words)) for sort, words in SORTS.items()),
        found.course or "",
        text_of("sector"),
        text_of("state"),
        one_of("sort", Sort),
        text_of("q"),
        any(text_of(name) for name in ("course", "sector", "state", "q")),
        standing.aim(found.course),
        fraction_words(middle(counts_at(standing.figures, found.course).values())),
        found.quarter.on,
        fields,
    )


@dataclass(frozen=True, slots=True)
class AgencyView:
    name: str
    sector: str
    as_of: date
    is_today: bool
    said: str
    counted: str
    length: float | None
    target: int | None
    aim: str
    middle: str
    counts: Counts
    staff: int
    state: LazyString
    tone: str | None
    headcount: int | None
    courses: tuple[Row, ...]
    job_roles: tuple[Row, ...]
    starters: str
    hours: str
    elsewhere: int
    declared_as_of: date | None
    agency_id: int


def agency_view(found: OneAgency, content: Content) -> AgencyView:
    standing, figures, counts = found.standing, found.figures, found.here.counts
    named = titles(content, figures.courses, standing.board.nation)
    state, tone = STATES[found.list.state]
    aim = standing.aim(None)
    return AgencyView(
        found.here.agency.name,
        found.here.agency.sector,
        figures.on,
        figures.on == standing.today,
        share_words(counts),
        counted_words(counts),
        length_of(counts),
        aim,
        aim_words(counts, aim),
        fraction_words(standing.figures.middle_share),
        counts,
        found.here.staff,
        state,
        tone,
        found.list.headcount,
        tuple(
            rows_of(
                (named[slug], each, standing.aim(slug)) for slug, each in figures.courses.items()
            )
        ),
        tuple(rows_of((role, each, aim) for role, each in figures.job_roles.items())),
        starters_words(figures.starters),
        hours_words(figures.learnt.minutes),
        figures.learnt.elsewhere,
        found.given.as_of if found.given else None,
        found.here.agency.id,
    )
