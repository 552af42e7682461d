"""A board's coverage as frozen figures, made of the rows that the one select gives: live, or as they were kept."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from app.ids import AgencyId, BoardId, RequirementId
from app.learning.coverage import Counts, middle
from app.reporting.coverage_shape import Dimension

Figure = tuple[str, str, str, int, int, int, int, int, int]
"""A dimension, two keys, and the six numbers of `Counts`."""


@dataclass(frozen=True, slots=True)
class Place:
    """An agency that was a member of the board on the day."""

    id: AgencyId
    name: str
    sector: str
    nation: str


@dataclass(frozen=True, slots=True)
class RuleName:
    """A requirement that asked somebody on the day."""

    id: RequirementId
    lineage: str
    title: str
    course: str
    set_by: str


@dataclass(frozen=True, slots=True)
class AgencyCoverage:
    agency: Place
    counts: Counts
    staff: int
    """People with a post there, asked or not. None at all may mean that no list was sent: see returns.py."""


@dataclass(frozen=True, slots=True)
class Starters:
    """People whose post began in the last twelve months, and of whom a requirement asks something."""

    in_time: int = 0
    waiting: int = 0
    """Not met yet, and not due yet."""
    late: int = 0

    @property
    def due(self) -> int:
        """The denominator: whose day has come, or who met it before."""
        return self.in_time + self.late


@dataclass(frozen=True, slots=True)
class Learnt:
    """Of the last twelve months."""

    awards: int
    minutes: int
    """Of the awards' courses, as long as their headers say."""
    elsewhere: int
    """Records of learning elsewhere, which have no minutes."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """People who count in more than one row of a table."""

    agencies: int = 0
    sectors: int = 0
    job_roles: int = 0
    namesakes: int = 0
    """People of one name at different agencies: possibly the same person, entered twice."""


@dataclass(frozen=True, slots=True)
class BoardCoverage:
    """Each figure counts everybody once. What was not asked for is empty."""

    board_id: BoardId
    on: date
    known_by: datetime
    total: Counts
    staff: int
    agencies: tuple[AgencyCoverage, ...]
    """By name; those without anybody too."""
    sectors: Mapping[str, Counts]
    job_roles: Mapping[str, Counts]
    courses: Mapping[str, Counts]
    cells: Mapping[tuple[AgencyId, str], Counts]
    requirements: tuple[tuple[RuleName, Counts], ...]
    training_groups: Mapping[str, Counts]
    children: Mapping[str, int]
    """By group of children: people who hold a valid award for content about it, of `staff`."""
    starters: Starters
    starters_at: Mapping[AgencyId, Starters]
    learnt: Learnt
    learnt_at: Mapping[AgencyId, Learnt]
    overlap: Overlap

    @property
    def middle_share(self) -> Fraction | None:
        """The median of the agencies' shares, whatever their size; those of whom nobody is required are left out."""
        return middle(each.counts for each in self.agencies)


def figures_of(
    board_id: BoardId,
    on: date,
    known_by: datetime,
    rows: Iterable[Figure],
    places: Iterable[Place],
    rules: Iterable[RuleName],
    minutes: Mapping[str, int],
) -> BoardCoverage:
    found: defaultdict[str, dict[tuple[str, str], Counts]] = defaultdict(dict)
    for dimension, key, other, *numbers in rows:
        found[dimension][key, other] = Counts(*numbers)
    staff = {key: counts.covered for (key, _), counts in found[Dimension.STAFF].items()}
    by_agency = _by_key(found[Dimension.AGENCY])
    asked_by = _by_key(found[Dimension.REQUIREMENT])
    starters = {key: _starters(each) for key, each in _by_key(found[Dimension.STARTERS]).items()}
    learnt = _learnt(found[Dimension.LEARNT], minutes)
    return BoardCoverage(
        board_id,
        on,
        known_by,
        found[Dimension.TOTAL].get(("", ""), Counts()),
        staff.get("", 0),
        tuple(
            AgencyCoverage(
                place, by_agency.get(str(place.id), Counts()), staff.get(str(place.id), 0)
            )
            for place in sorted(places, key=lambda place: (place.name.casefold(), place.id))
        ),
        _by_key(found[Dimension.SECTOR]),
        _by_key(found[Dimension.JOB_ROLE]),
        _by_key(found[Dimension.COURSE]),
        {(AgencyId(int(key)), course): c for (key, course), c in found[Dimension.CELL].items()},
        tuple((rule, asked_by[str(rule.id)]) for rule in rules if str(rule.id) in asked_by),
        _by_key(found[Dimension.TRAINING_GROUP]),
        {key: counts.covered for (key, _), counts in found[Dimension.CHILDREN].items()},
        starters.get("", Starters()),
        {AgencyId(int(key)): each for key, each in starters.items() if key},
        learnt.get("", Learnt(0, 0, 0)),
        {AgencyId(int(key)): each for key, each in learnt.items() if key},
        _overlap(found),
    )


def _by_key(found: Mapping[tuple[str, str], Counts]) -> dict[str, Counts]:
    return {key: found[key, other] for key, other in sorted(found)}


def _starters(counts: Counts) -> Starters:
    return Starters(counts.covered, counts.due, counts.overdue)


def _learnt(
    found: Mapping[tuple[str, str], Counts], minutes: Mapping[str, int]
) -> dict[str, Learnt]:
    learnt: dict[str, Learnt] = {}
    for (key, course), counts in sorted(found.items()):
        before = learnt.get(key, Learnt(0, 0, 0))
        learnt[key] = Learnt(
            before.awards + counts.covered,
            before.minutes + counts.covered * minutes.get(course, 0),
            before.elsewhere + counts.due,
        )
    return learnt


def _overlap(found: Mapping[str, Mapping[tuple[str, str], Counts]]) -> Overlap:
    twice = _by_key(found.get(Dimension.OVERLAP, {}))
    none = Counts()
    agencies, sectors, job_roles = (
        twice.get(table, none).covered for table in ("agencies", "sectors", "job_roles")
    )
    namesakes = found.get(Dimension.NAMESAKES, {}).get(("", ""), none).covered
    return Overlap(agencies, sectors, job_roles, namesakes)
