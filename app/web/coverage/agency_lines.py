"""Agencies as lists show them: how they stand, how they have moved, whether they send a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from flask import url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from app.learning.coverage import Counts, is_met
from app.reporting.coverage_figures import BoardCoverage, Place
from app.reporting.returns import ListState
from app.services.board_standing import Standing, counts_at
from app.web.coverage.words import counted_words, length_of, moved_words, share_words
from app.web.list_states import STATES

NO_LIST = lazy("no list yet")
NOBODY_ASKED = lazy("nobody is asked")


class Sort(StrEnum):
    NEED = "need"
    """The lowest share first; those without a figure last."""
    PEOPLE = "people"
    """Where most people are not covered."""
    NAME = "name"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class AgencyLine:
    place: Place
    counts: Counts
    href: str
    said: str
    counted: str
    length: float | None
    met: bool | None
    """None: no figure, or no target."""
    moved: str
    state: ListState
    state_words: LazyString
    tone: str | None

    @property
    def is_counted(self) -> bool:
        return self.counts.required > 0


def agency_lines(
    standing: Standing, course: str | None, before: BoardCoverage | None = None
) -> list[AgencyLine]:
    now = counts_at(standing.figures, course)
    then = counts_at(before, course) if before else {}
    states = {each.agency_id: each.state for each in standing.lists}
    aim = standing.aim(course)
    return [
        _line(
            standing,
            each.agency,
            now[each.agency.id],
            then.get(each.agency.id, Counts()),
            states.get(each.agency.id, ListState.SILENT),
            aim,
        )
        for each in standing.figures.agencies
    ]


def _line(
    standing: Standing, place: Place, now: Counts, then: Counts, state: ListState, aim: int | None
) -> AgencyLine:
    words, tone = STATES[state]
    return AgencyLine(
        place,
        now,
        url_for("coverage.agency", board=standing.board.id, agency=place.id),
        share_words(now) if now.required else _missing(state),
        counted_words(now),
        length_of(now),
        is_met(now, aim) if aim is not None else None,
        moved_words(then, now),
        state,
        words,
        tone,
    )


def _missing(state: ListState) -> str:
    return str(NO_LIST) if state is ListState.SILENT else str(NOBODY_ASKED)


def ordered(lines: Iterable[AgencyLine], sort: Sort) -> list[AgencyLine]:
    def need(line: AgencyLine) -> tuple[Fraction, int]:
        share = line.counts.share
        return (Fraction(2) if share is None else share, -line.counts.uncovered)

    by_name = sorted(lines, key=lambda line: (line.place.name.casefold(), line.place.id))
    match sort:
        case Sort.NEED:
            return sorted(by_name, key=need)
        case Sort.PEOPLE:
            return sorted(by_name, key=lambda line: -line.counts.uncovered)
        case Sort.SECTOR:
            return sorted(by_name, key=lambda line: line.place.sector)
        case Sort.NAME:
            return by_name
