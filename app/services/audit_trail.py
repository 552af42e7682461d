"""Reading what privileged people did, as far as the reader's own scope goes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import Scope, scope_of
from app.services.civil_time import civil_date
from app.store import audit, names
from app.store.audit import Entry
from app.store.database import Session
from app.store.names import Eyes

PAGE = 50
_AGENCIES = frozenset({"agency", "in_agency", "from_agency", "to_agency"})
_BOARDS = frozenset({"board", "in_board"})
_PEOPLE = frozenset({"person", "people", "into"})
_SESSIONS = frozenset({"group_session"})


@dataclass(frozen=True, slots=True)
class Known:
    """Names of what the reader may see; the rest stays a number."""

    people: Mapping[int, str]
    agencies: Mapping[int, str]
    boards: Mapping[int, str]
    sessions: Mapping[int, date]
    """When they were held."""

    def of(self, kind: str, number: int) -> str | None:
        if kind in _PEOPLE:
            return self.people.get(number)
        if kind in _AGENCIES:
            return self.agencies.get(number)
        return self.boards.get(number) if kind in _BOARDS else None


@dataclass(frozen=True, slots=True)
class Trail:
    entries: tuple[Entry, ...]
    known: Known
    older: int | None
    """Read on before this number; None: that was the first entry."""


@dataclass(frozen=True, slots=True)
class Examined:
    broken: int | None
    """The number of the first row that is missing or not as it was sealed."""
    length: int
    seal: str
    """Of the last row."""
    has_noted: bool
    """Whether a row has the seal that somebody noted down; where none was noted, it has."""


def examine(session: Session, noted: str = "") -> Examined:
    return Examined(
        audit.find_broken(session),
        audit.length(session),
        audit.last_seal(session),
        not noted or audit.has_seal(session, noted),
    )


def read_trail(session: Session, actor: Actor, now: datetime, before: int | None) -> Trail:
    """The latest first."""
    on, scope = civil_date(now), scope_of(actor, Permission.READ_AUDIT)
    found = audit.entries_in(session, scope, on, before=before, limit=PAGE + 1)
    entries = found[:PAGE]
    older = entries[-1].number if len(found) > PAGE else None
    return Trail(entries, _names(session, actor, scope, entries, on), older)


def _names(
    session: Session, actor: Actor, scope: Scope, entries: Iterable[Entry], on: date
) -> Known:
    said = [each for entry in entries for each in _said(entry)]
    acting = [entry.actor_id for entry in entries if entry.actor_id is not None]
    eyes = Eyes(actor.person_id, scope_of(actor, Permission.SEE_STAFF), scope)
    return Known(
        names.person_names(session, eyes, _numbers(said, _PEOPLE), acting, on),
        names.agency_names(session, scope, _numbers(said, _AGENCIES), on),
        names.board_names(session, scope, _numbers(said, _BOARDS)),
        names.days_of_sessions(session, eyes.staff, _numbers(said, _SESSIONS), on),
    )


def _said(entry: Entry) -> Iterator[tuple[str, int]]:
    for kind, value in entry.subjects.items():
        for each in value if isinstance(value, list) else (value,):
            if isinstance(each, int):
                yield kind, each
    for kind, number in (("agency", entry.agency_id), ("board", entry.board_id)):
        if number is not None:
            yield kind, number


def _numbers(said: Iterable[tuple[str, int]], kinds: frozenset[str]) -> set[int]:
    return {number for kind, number in said if kind in kinds}
