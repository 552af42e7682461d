"""People pasted by their DSP: what would become of each line, and adding them to the list once that was looked at."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from app.ids import AgencyId
from app.learning.job_role_names import find_job_role
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.services import staff_lists
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.members import Newcomer, add_member
from app.services.pasted_lines import MOST_LINES, Pasted, read_pasted_lines
from app.services.staff_facts import has_lost_letters, is_address, is_name
from app.services.staff_finding import Finder, Listed, folded
from app.services.staff_lines import UNKNOWN, Fault, Line
from app.services.staff_listed import everybody
from app.services.staff_scope import change_agency, see_agency
from app.store import staff_entries
from app.store.database import Session
from app.store.organisations import Organisation
from app.store.staff_entries import Known


class Doing(StrEnum):
    ADD = "add"
    THERE = "there"
    """On the list already."""
    REPEATED = "repeated"
    """A line above is about the same person."""
    MEND = "mend"


@dataclass(frozen=True, slots=True)
class Typed:
    text: str
    role_of_rest: str = UNKNOWN
    """Of those behind whose name none is written."""
    meanings: Mapping[str, str] = field(default_factory=dict)
    """Job role by title, as it was chosen on the page."""


@dataclass(frozen=True, slots=True)
class Outcome:
    line: Pasted
    doing: Doing
    job_role: str = UNKNOWN
    why: Fault | None = None
    """Of a line to mend: what is wrong. Of another: what is worth knowing."""


@dataclass(frozen=True, slots=True)
class Look:
    agency: Organisation
    outcomes: tuple[Outcome, ...]

    def number(self, doing: Doing) -> int:
        return sum(outcome.doing is doing for outcome in self.outcomes)

    @property
    def unknown_titles(self) -> tuple[str, ...]:
        """Each as it was first written."""
        found: dict[str, str] = {}
        for outcome in self.outcomes:
            if outcome.why and outcome.why.key == "role-unknown":
                found.setdefault(outcome.line.title.casefold(), outcome.line.title)
        return tuple(found.values())

    @property
    def seal(self) -> str:
        """By which it is known again: two looks that would do the same have the same."""
        told = [
            [each.line.number, each.line.name, each.line.address, each.job_role, each.doing]
            for each in self.outcomes
        ]
        return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()

    def is_agreed(self, seal: str) -> bool:
        """Whether this is what was looked at, and nothing in it is to be mended."""
        return self.seal == seal and not self.number(Doing.MEND)


def look_at(
    session: Session, actor: Actor, agency_id: AgencyId, typed: Typed, now: datetime
) -> Look:
    agency = see_agency(session, actor, agency_id, now, Permission.CHANGE_STAFF)
    lines = read_pasted_lines(typed.text)
    if not lines:
        raise Refused("names-missing")
    if len(lines) > MOST_LINES:
        raise Refused("too-many-lines")
    remembered = staff_entries.meanings(session, agency_id, "job")
    roles = remembered | {title.casefold(): role for title, role in typed.meanings.items() if role}
    looking = Looking(agency, roles, typed.role_of_rest, civil_date(now))
    return Look(agency, looking.outcomes(lines, everybody(session, agency_id, now)))


def add_people(
    session: Session, actor: Actor, agency_id: AgencyId, typed: Typed, seal: str, now: datetime
) -> Look:
    """Adds nobody unless the look is the one that `seal` was taken from (`is_agreed`)."""
    change_agency(session, actor, agency_id, now)
    found = look_at(session, actor, agency_id, typed, now)
    if not found.is_agreed(seal):
        return found
    staff_lists.say_meanings(session, actor, agency_id, typed.meanings, now)
    for outcome in found.outcomes:
        if outcome.doing is Doing.ADD:
            add_member(session, actor, agency_id, _newcomer(outcome, civil_date(now)), now)
    return found


def _newcomer(outcome: Outcome, today: date) -> Newcomer:
    line = outcome.line
    return Newcomer(line.name, line.address or None, None, outcome.job_role, today)


@dataclass
class Looking:
    agency: Organisation
    roles: Mapping[str, str]
    role_of_rest: str
    today: date
    by_name: dict[str, Pasted] = field(default_factory=dict)
    by_address: dict[str, Pasted] = field(default_factory=dict)

    def outcomes(self, lines: Iterable[Pasted], people: tuple[Listed, ...]) -> tuple[Outcome, ...]:
        pairs = [(line, self._fault(line)) for line in lines]
        sound = [_as_row(line) for line, fault in pairs if fault is None]
        found = Finder(people, self.today).find_all(sound)
        return tuple(
            Outcome(line, Doing.MEND, why=fault)
            if fault
            else self._outcome(line, found[line.number])
            for line, fault in pairs
        )

    def _fault(self, line: Pasted) -> Fault | None:
        if line.fault:
            return Fault(line.fault, line.name)
        if not line.name:
            return Fault("name-missing")
        if has_lost_letters(line.name):
            return Fault("name-lost-letters", line.name)
        if not is_name(line.name):
            return Fault("name-odd", line.name)
        if line.address and not is_address(line.address):
            return Fault("address-odd", line.address)
        return None

    def _outcome(self, line: Pasted, found: Listed | Fault | None) -> Outcome:
        known = self._on_the_list(line, found) or self._above(line)
        self.by_name.setdefault(folded(line.name), line)
        if line.address:
            self.by_address.setdefault(line.address, line)
        return known or self._new(line, found)

    def _on_the_list(self, line: Pasted, found: Listed | Fault | None) -> Outcome | None:
        if isinstance(found, Fault):
            return Outcome(line, Doing.THERE, why=Fault("there-several"))
        if found is None or not found.is_there(self.today):
            return None
        if folded(found.known.name) != folded(line.name):
            why = Fault("address-of-another", line.address, found.known.name)
            return Outcome(line, Doing.MEND, why=why)
        other = line.address and line.address != found.known.address
        why = Fault("there-other-address", line.address, found.known.address or "")
        return Outcome(line, Doing.THERE, why=why if other else None)

    def _above(self, line: Pasted) -> Outcome | None:
        same = self.by_address.get(line.address)
        if same and folded(same.name) != folded(line.name):
            why = Fault("address-of-two", line.address, str(same.number))
            return Outcome(line, Doing.MEND, why=why)
        same = same or self.by_name.get(folded(line.name))
        if same and (line.address == same.address or not (line.address and same.address)):
            return Outcome(line, Doing.REPEATED, why=Fault("repeats-line", "", str(same.number)))
        return None

    def _new(self, line: Pasted, found: Listed | Fault | None) -> Outcome:
        role = self._role(line.title)
        if role == UNKNOWN:
            why = Fault("role-unknown", line.title) if line.title else Fault("role-missing")
            return Outcome(line, Doing.MEND, why=why)
        left = isinstance(found, Listed)
        return Outcome(line, Doing.ADD, role, Fault("left-before") if left else None)

    def _role(self, title: str) -> str:
        if not title:
            return self.role_of_rest
        known = self.roles.get(title.casefold())
        return known or find_job_role(title, self.agency.facts.sector) or UNKNOWN


def _as_row(line: Pasted) -> Line:
    return Line(line.number, Known(line.name, line.address or None), UNKNOWN, None, None)
