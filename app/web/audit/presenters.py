"""The trail in words. A number without a name is somebody or something that the reader does not see."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import LazyString
from flask_babel import gettext as _

from app.services.audit_trail import Known, Trail
from app.store.audit import Entry
from app.web.audit.subjects import numbered, subject_words
from app.web.audit.words import ACTIONS


@dataclass(frozen=True, slots=True)
class EntryView:
    number: int
    happened_at: datetime
    who: str
    action: LazyString | str
    where: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrailView:
    entries: tuple[EntryView, ...]
    older: str | None
    latest: str


def trail_view(trail: Trail) -> TrailView:
    return TrailView(
        tuple(_entry(entry, trail.known) for entry in trail.entries),
        url_for("audit.trail", before=trail.older) if trail.older else None,
        url_for("audit.trail"),
    )


def _entry(entry: Entry, known: Known) -> EntryView:
    return EntryView(
        entry.number,
        entry.happened_at,
        _who(entry, known),
        ACTIONS.get(entry.action, entry.action),
        _where(entry, known),
        tuple(subject_words(kind, value, known) for kind, value in entry.subjects.items()),
    )


def _who(entry: Entry, known: Known) -> str:
    if entry.actor_id is None:
        return _("the command line")
    return known.people.get(entry.actor_id) or numbered("person", entry.actor_id)


def _where(entry: Entry, known: Known) -> str:
    if entry.agency_id is not None:
        return known.agencies.get(entry.agency_id) or numbered("agency", entry.agency_id)
    if entry.board_id is not None:
        return known.boards.get(entry.board_id) or numbered("board", entry.board_id)
    return _("the whole installation")
