"""What happens by itself, every few minutes: reminders, what follows weeks after a course, clearing up, boards' figures, letters. One part that fails stops no other."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from app.services import board_snapshots, event_letters, following_up, reminding, uploads
from app.services.content import Content
from app.services.links import Links
from app.services.post_offices import PostOffice
from app.services.staff_lists import put_away_old
from app.services.ticking import Clock, held_up, tick
from app.store.database import Database
from app.store.evidence import stored_names
from app.store.letters import HeldUp

UPLOADED = timedelta(days=1)
"""A file without a row may belong to a form that is just being sent; not for so long."""


@dataclass(frozen=True, slots=True)
class Done:
    letters: Mapping[str, int]
    """By state, as `ticking.tick` has them."""
    others: Mapping[str, int]
    """By what was done, in words."""
    failed: tuple[str, ...]
    """Parts of the round."""
    held_up: tuple[HeldUp, ...] = ()
    """By the mail server, in this round or before it."""


@dataclass(frozen=True, slots=True)
class Round:
    database: Database
    content: Callable[[], Content]
    """Asked for only when somebody is to be reminded, or a board to be counted: compiling it takes a second."""
    office: PostOffice | None
    links: Links
    uploads: Path
    clock: Clock

    def go(self) -> Done:
        """Letters come last, so that reminders written in this round go with it."""
        others: Counter[str] = Counter()
        failed: list[str] = []
        letters: Mapping[str, int] = {}
        waiting: tuple[HeldUp, ...] = ()
        for name, part in (
            ("reminders", self._remind),
            ("old lists", self._put_away),
            ("uploads", self._sweep),
            ("figures", self._count),
            ("waiting lists", self._move_up),
        ):
            with _failing(name, failed):
                others += part()
        with _failing("letters", failed):
            letters = tick(self.database, self.office, self.clock)
            waiting = held_up(self.database)
        return Done(letters, others, tuple(failed), waiting)

    def _remind(self) -> Counter[str]:
        now = self.clock()
        agencies = reminding.waiting(self.database, now)
        if not agencies:
            return Counter()
        here = (self.database, self.content(), self.links)
        written: Counter[str] = Counter()
        try:
            written["reminders written"] = reminding.remind_where_due(*here, agencies, now)
        finally:
            written["follow-ups written"] = following_up.write_where_due(*here, agencies, now)
        return written

    def _put_away(self) -> Counter[str]:
        with self.database.transaction() as session:
            return Counter({"old lists put away": put_away_old(session, self.clock())})

    def _count(self) -> Counter[str]:
        taken = board_snapshots.take_missing(
            self.database, lambda: self.content().library, self.clock
        )
        return Counter({"boards’ figures kept": taken})

    def _move_up(self) -> Counter[str]:
        told = event_letters.tell_where_places_fell_free(self.database, self.clock(), self.links)
        return Counter({"told of a place at an event": told})

    def _sweep(self) -> Counter[str]:
        with self.database.reading() as session:
            known = stored_names(session)
        gone = uploads.sweep(self.uploads, known, self.clock() - UPLOADED)
        return Counter({"files without a row thrown away": gone})


@contextmanager
def _failing(name: str, failed: list[str]) -> Iterator[None]:
    try:
        yield
    except Exception:
        logging.getLogger(__name__).exception("this part of the round failed: %s", name)
        failed.append(name)
