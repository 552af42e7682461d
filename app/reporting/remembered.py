"""Figures that are slow to work out, kept in this process for as long as nothing that they rest on has changed.

What they rest on is asked of the database itself each time, in the same moment: whatever bears on what is asked of
anybody adds a row to one of these tables, if only to the audit trail. So another process's change is seen too.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select

from app.store.database import READS, Session
from app.store.tables import (
    AbsenceRow,
    AssignmentEventRow,
    AssignmentRow,
    AuditRow,
    AwardRow,
    AwardVoidRow,
    ExemptionRow,
    MembershipRow,
    PostRow,
    RequirementRow,
)

Found = TypeVar("Found")
_MOST = 256
"""Agencies at once; the one asked for longest ago goes first."""
ONLY_LOOKED = (
    "exported",
    "evidence opened",
    "board figures opened",
    "reminded",
    "letter decided",
    "sessions ended",
)
"""What the audit trail notes, and what changes nothing that is asked of anybody."""
_NUMBERED = (
    AwardRow,
    PostRow,
    RequirementRow,
    AssignmentRow,
    AssignmentEventRow,
    ExemptionRow,
    AbsenceRow,
    MembershipRow,
)
_MARK = select(
    select(func.max(AuditRow.id)).where(AuditRow.action.not_in(ONLY_LOOKED)).scalar_subquery(),
    *(select(func.max(row.id)).scalar_subquery() for row in _NUMBERED),
    select(func.count(AwardVoidRow.award_id)).scalar_subquery(),
)
_kept: WeakKeyDictionary[Engine, OrderedDict[Hashable, tuple[Hashable, object]]] = (
    WeakKeyDictionary()
)
_lock = Lock()


def remembered(session: Session, what: Hashable, on: date, work_out: Callable[[], Found]) -> Found:
    """`what` names the figure and whose it is. Who writes works it out anew: what is not committed may never be."""
    if not session.get_execution_options().get(READS):
        return work_out()
    mark = (on, *session.execute(_MARK).one())
    with _lock:
        shelf = _kept.setdefault(session.engine, OrderedDict())
        found = shelf.get(what)
    if found is not None and found[0] == mark:
        return found[1]  # type: ignore[return-value]
    fresh = work_out()
    with _lock:
        shelf[what] = (mark, fresh)
        shelf.move_to_end(what)
        while len(shelf) > _MOST:
            shelf.popitem(last=False)
    return fresh
