"""Rows of a list that nothing was done with: kept with what was wrong, to be mended and sent again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.policy.actor import Actor
from app.services.auditing import Action, record
from app.services.errors import Refused
from app.services.spreadsheets import Table
from app.services.staff_account import Kind, Outcome
from app.services.staff_lines import Fault
from app.store.database import Session
from app.store.list_imports import ListImport

KINDS = frozenset({Kind.PROBLEM, Kind.UNSAID})


@dataclass(frozen=True, slots=True)
class LeftOut:
    number: int
    name: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Cut:
    headings: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], LeftOut], ...]
    """Each with its cells, as they were sent."""


def noted(outcomes: Iterable[Outcome]) -> list[list[Any]]:
    """As JSON, beside what the list did."""
    return [
        [each.number, each.name, each.fault.key, each.fault.written, each.fault.other]
        for each in outcomes
        if each.kind in KINDS and each.fault
    ]


def left_out_of(changes: Mapping[str, Any]) -> tuple[LeftOut, ...]:
    """None once the list is put away."""
    return tuple(
        LeftOut(number, name, Fault(*fault)) for number, name, *fault in changes.get("left_out", ())
    )


def take_out(
    session: Session, actor: Actor, sent: ListImport, table: Table | None, now: datetime
) -> Cut:
    """For a file. Refused where no row was left out, or the list is put away."""
    left_out = left_out_of(sent.changes)
    if table is None or not left_out:
        raise Refused("nothing-left-out")
    cells = {row.number: row.cells for row in table.rows}
    what = "rows left out of a list, csv"
    record(session, actor, Action.EXPORTED, now, agency=sent.agency_id, list=sent.id, what=what)
    return Cut(table.headings, tuple((cells[each.number], each) for each in left_out))
