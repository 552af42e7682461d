"""What happens in the demo, day by day: each thing at its moment, through the services that pages use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from app.services.demo.days import Days
from app.store.database import Database, Session

Together = Callable[[Session, datetime], object]
Alone = Callable[[datetime], object]


@dataclass(frozen=True, slots=True)
class Entry:
    moment: datetime
    number: int
    act: Together | None
    alone: Alone | None


class Diary:
    """Written in any order, lived through in order of time; what comes at the same moment, as it was written."""

    def __init__(self, days: Days) -> None:
        self.days = days
        self._entries: list[Entry] = []

    def write(self, day: date, act: Together, hour: int = 9, minute: int = 0) -> None:
        """One of those that share a transaction with what comes before and after."""
        moment = self.days.at(day, hour, minute)
        self._entries.append(Entry(moment, len(self._entries), act, None))

    def write_alone(self, day: date, act: Alone, hour: int = 9, minute: int = 0) -> None:
        """Of a service that commits by itself."""
        moment = self.days.at(day, hour, minute)
        self._entries.append(Entry(moment, len(self._entries), None, act))

    def live_through(self, database: Database, told: Callable[[date], None]) -> None:
        """`told`: of each day on which a transaction is over."""
        ordered = sorted(self._entries, key=lambda entry: (entry.moment, entry.number))
        for _, entries in groupby(ordered, key=lambda entry: entry.alone):
            told(_live(database, list(entries)).date())


def _live(database: Database, entries: list[Entry]) -> datetime:
    for entry in entries:
        if entry.alone is not None:
            entry.alone(entry.moment)
    together = [entry for entry in entries if entry.act is not None]
    if together:
        with database.transaction() as session:
            for entry in together:
                if entry.act is not None:
                    entry.act(session, entry.moment)
    return entries[-1].moment
