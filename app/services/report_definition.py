"""What a report counts: the catalogue of its tables, made of exact figures, and the same in words, kept with the run."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from app.learning.coverage import Counts
from app.learning.disclosure.tables import Catalogue, Place, Row, Table, Tally
from app.reporting.coverage import Dimension
from app.reporting.coverage_figures import BoardCoverage
from app.reporting.returns import AgencyList, ListState
from app.store.organisations import Board

FORM = 1
"""Of the definition's JSON. A reader of a later form has to read this one too."""
WANTED = frozenset(
    {
        Dimension.TOTAL,
        Dimension.AGENCY,
        Dimension.SECTOR,
        Dimension.JOB_ROLE,
        Dimension.COURSE,
        Dimension.STAFF,
        Dimension.REQUIREMENT,
    }
)
NOT_SAID = "not said"
"""Stands for a key that is empty."""


def _(words: str) -> str:
    """Marked for translation; a run keeps its words in English until there is a catalogue."""
    return words


COUNTED = _(
    "Counted is everybody who, on {day}, held a post at an agency that {board} serves, and who is asked for training by a requirement or an assignment. Who is exempt is left out. Covered is who on that day held everything that is asked of them; in the tables by course, who held that course. Nobody counts twice in one figure."
)


def catalogue_of(
    figures: BoardCoverage,
    titles: Mapping[str, str],
    missing: frozenset[int],
    shown_before: Iterable[Place],
) -> Catalogue:
    """`missing`: agencies that sent no list. They are named, and are no row. A row of this year that is empty now stays:
    that it is gone would tell that nobody is left."""
    asked = [each for each in figures.agencies if each.agency.id not in missing]
    agencies = tuple(
        Row(str(each.agency.id), each.agency.name, tally(each.counts), each.agency.sector)
        for each in asked
    )
    sectors = _filled(figures.sectors, (each.agency.sector for each in asked))
    before = [*shown_before]
    job_roles = _filled(figures.job_roles, _keys(before, "job role"))
    courses = _filled(figures.courses, _keys(before, "course"))
    return Catalogue(
        tally(figures.total),
        (
            Table("sector", _("Sectors"), _rows(sectors, {})),
            Table("agency", _("Agencies"), agencies, "sector", _("Smaller settings")),
            Table(
                "job role",
                _("Job roles"),
                _rows(job_roles, {}),
                merged_as=_("Other job roles"),
            ),
            Table("course", _("Courses"), _rows(courses, titles)),
        ),
    )


def tally(counts: Counts) -> Tally:
    return Tally(counts.required, counts.covered)


def _filled(counted: Mapping[str, Counts], keys: Iterable[str]) -> dict[str, Counts]:
    return {**dict.fromkeys(keys, Counts()), **counted}


def _keys(before: Iterable[Place], dimension: str) -> list[str]:
    return ["" if key == NOT_SAID else key for known, key in before if known == dimension]


def _rows(counted: Mapping[str, Counts], titles: Mapping[str, str]) -> tuple[Row, ...]:
    rows = [
        Row(key or NOT_SAID, titles.get(key, _label(key)), tally(counts))
        for key, counts in counted.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.label.casefold(), row.key)))


def _label(key: str) -> str:
    said = key or NOT_SAID
    return said[0].upper() + said[1:]


def missing_of(lists: tuple[AgencyList, ...]) -> tuple[AgencyList, ...]:
    return tuple(each for each in lists if each.state is ListState.SILENT)


def definition_of(
    board: Board,
    figures: BoardCoverage,
    titles: Mapping[str, str],
    missing: tuple[AgencyList, ...],
    aim: int | None,
) -> dict[str, Any]:
    return {
        "form": FORM,
        "board": [board.id, board.name],
        "as_of": figures.on.isoformat(),
        "known_at": figures.known_by.isoformat(),
        "counted": COUNTED.format(day=_day(figures.on), board=board.name),
        "courses": dict(sorted(titles.items())),
        "requirements": [
            [rule.id, rule.title, rule.course, rule.set_by]
            for rule, _counts in figures.requirements
        ],
        "agencies": len(figures.agencies),
        "missing": [each.name for each in missing],
        "target": aim,
    }


def moments_of(definition: Mapping[str, Any]) -> tuple[date, datetime]:
    """As of which day, and as known when."""
    as_of, known_at = definition["as_of"], definition["known_at"]
    return date.fromisoformat(as_of), datetime.fromisoformat(known_at)


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
