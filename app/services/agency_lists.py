"""A spreadsheet of agencies and their DSPs, read against what Heed has: what each row would do, and what stops it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId
from app.learning.job_roles import SECTORS
from app.policy.actor import Actor
from app.services.addresses import fit_address
from app.services.agency_lists_known import Known, Place, read_known
from app.services.errors import Refused
from app.services.organisations import LONGEST_NAME
from app.services.spreadsheets import Table
from app.store.database import Session

MOST_ROWS = 500
COLUMNS: Mapping[str, frozenset[str]] = {
    "agency": frozenset({"agency", "agency name", "name", "setting", "school"}),
    "sector": frozenset({"sector", "kind"}),
    "nation": frozenset({"nation", "country"}),
    "parent": frozenset({"parent", "trust"}),
    "board": frozenset({"board", "partnership"}),
    "dsp name": frozenset({"dsp name", "dsp", "dsl name", "dsl"}),
    "dsp address": frozenset({"dsp address", "dsp email", "dsl address", "dsl email"}),
}
NEEDED = ("agency", "sector", "nation")


class State(StrEnum):
    NEW = "new"
    ANOTHER_DSP = "another DSP"
    UNCHANGED = "unchanged"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Wish:
    """A row as it was read."""

    row: int
    agency: str
    sector: str
    nation: str
    parent: str
    board: str
    dsp_name: str
    dsp_address: str

    @property
    def key(self) -> Place:
        return self.agency.casefold(), self.board.casefold()


@dataclass(frozen=True, slots=True)
class Line:
    wish: Wish
    state: State
    problem: str = ""
    """A key; the web layer has the words."""
    agency_id: AgencyId | None = None
    board_id: BoardId | None = None
    invites: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    lines: tuple[Line, ...]

    def counted(self, state: State) -> int:
        return sum(line.state == state for line in self.lines)

    @property
    def invited(self) -> int:
        return sum(line.invites for line in self.lines)

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(repr(self.lines).encode()).hexdigest()


def read_wishes(table: Table) -> tuple[Wish, ...]:
    """Refused where a column is missing or there are too many rows for one go."""
    places = {
        column: place
        for place, heading in enumerate(table.headings)
        for column, names in COLUMNS.items()
        if " ".join(heading.casefold().split()) in names
    }
    if any(column not in places for column in NEEDED):
        raise Refused("columns-missing")
    if len(table.rows) > MOST_ROWS:
        raise Refused("too-many-agencies")

    def cell(cells: tuple[str, ...], column: str) -> str:
        return " ".join(cells[places[column]].split()) if column in places else ""

    return tuple(
        Wish(row.number, *(cell(row.cells, column) for column in COLUMNS)) for row in table.rows
    )


def plan(session: Session, actor: Actor, wishes: tuple[Wish, ...], now: datetime) -> Plan:
    known = read_known(session, actor, now)
    reading = _Reading(known, wishes)
    return Plan(tuple(reading.lines()))


class _Problem(Exception):
    pass


@dataclass
class _Reading:
    known: Known
    wishes: tuple[Wish, ...]

    def __post_init__(self) -> None:
        self.first: dict[Place, Wish] = {}
        self.names: dict[str, str] = {}
        self.asked: set[tuple[Place, str]] = set()
        self.parents = {
            wish.agency.casefold() for wish in self.wishes if wish.agency and not wish.parent
        }

    def lines(self) -> Iterator[Line]:
        found = [self._line(self._with_board(wish)) for wish in self.wishes]
        sound = {line.wish.agency.casefold() for line in found if line.state is not State.PROBLEM}
        for line in found:
            orphaned = (
                line.state is State.NEW
                and line.wish.parent
                and line.wish.parent.casefold() not in sound | self.known.parents.keys()
            )
            yield Line(line.wish, State.PROBLEM, "parent-problem") if orphaned else line

    def _with_board(self, wish: Wish) -> Wish:
        """Who has one board need not write it."""
        return wish if wish.board else replace(wish, board=self.known.only_board)

    def _line(self, wish: Wish) -> Line:
        try:
            board_id = self._board(wish)
            self._check_facts(wish)
            agency_id = self._existing(wish)
            invites = self._check_dsp(wish, agency_id)
        except _Problem as problem:
            return Line(wish, State.PROBLEM, str(problem))
        new = agency_id is None and wish.key not in self.first
        self.first.setdefault(wish.key, wish)
        state = State.NEW if new else State.ANOTHER_DSP if invites else State.UNCHANGED
        return Line(wish, state, "", agency_id, board_id, invites)

    def _board(self, wish: Wish) -> BoardId | None:
        if not wish.board:
            if self.known.everywhere:
                return None
            raise _Problem("board-missing")
        if wish.board.casefold() not in self.known.boards:
            raise _Problem("board-unknown")
        return self.known.boards[wish.board.casefold()]

    def _check_facts(self, wish: Wish) -> None:
        if not wish.agency:
            raise _Problem("agency-missing")
        if len(wish.agency) > LONGEST_NAME:
            raise _Problem("agency-too-long")
        if wish.sector.casefold() not in SECTORS:
            raise _Problem("sector-unknown")
        if nation_of(wish) is None:
            raise _Problem("nation-unknown")
        above = self.first.get(wish.key)
        if above and _facts(above) != _facts(wish):
            raise _Problem("differs-above")
        self._check_parent(wish)

    def _check_parent(self, wish: Wish) -> None:
        parent = wish.parent.casefold()
        if not parent:
            return
        if parent == wish.agency.casefold():
            raise _Problem("parent-itself")
        if parent not in self.parents and parent not in self.known.parents:
            raise _Problem("parent-unknown")

    def _existing(self, wish: Wish) -> AgencyId | None:
        found = self.known.agencies.get(wish.key, ())
        if len(found) > 1:
            raise _Problem("several-there")
        if not found:
            return None
        there = found[0]
        facts = (there.facts.sector, there.facts.nation, (there.parent_name or "").casefold())
        if facts != _facts(wish):
            raise _Problem("differs-there")
        return there.id

    def _check_dsp(self, wish: Wish, agency_id: AgencyId | None) -> bool:
        """Whether somebody becomes DSP by this row."""
        if not wish.dsp_name and not wish.dsp_address:
            return False
        if not (wish.dsp_name and wish.dsp_address):
            raise _Problem("dsp-incomplete")
        if len(wish.dsp_name) > LONGEST_NAME:
            raise _Problem("dsp-incomplete")
        address = _address(wish)
        if self.names.setdefault(address, wish.dsp_name.casefold()) != wish.dsp_name.casefold():
            raise _Problem("dsp-two-names")
        if address in self.known.own_addresses:
            raise _Problem("dsp-oneself")
        if (wish.key, address) in self.asked:
            raise _Problem("row-twice")
        self.asked.add((wish.key, address))
        return agency_id is None or (agency_id, address) not in self.known.dsps


def nation_of(wish: Wish) -> Nation | None:
    spelt = "-".join(wish.nation.casefold().split())
    return Nation(spelt) if spelt in set(Nation) else None


def _address(wish: Wish) -> str:
    try:
        return fit_address(wish.dsp_address)
    except Refused as unfit:
        raise _Problem(unfit.reason) from unfit


def _facts(wish: Wish) -> tuple[str, Nation | None, str]:
    return wish.sector.casefold(), nation_of(wish), wish.parent.casefold()
