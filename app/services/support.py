"""Whom people turn to where they work, and what those are called there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from app.ids import AgencyId, BoardId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.organisations import get_agency, get_board
from app.store import organisations
from app.store import support as store
from app.store.database import Session
from app.store.support import Level

CONTACTS = (
    "DSP",
    "deputy",
    "social services",
    "out of hours",
    "recording system",
    "staff support",
)
WORDS = ("DSP", "social services")
"""What a board or an agency may call by a name of its own. Training texts keep the nation's words."""
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Told:
    text: str
    by: str
    """The agency or board that says so."""


@dataclass(frozen=True, slots=True)
class Support:
    """A key that nobody has set is missing."""

    contacts: Mapping[str, Told] = field(default_factory=dict)
    words: Mapping[str, Told] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Own:
    """As an agency or a board sets it for itself."""

    contacts: Mapping[str, str]
    words: Mapping[str, str]


def support_of(session: Session, actor: Actor, now: datetime) -> Support:
    """For a person's own help page: of the present post's agency; nothing for someone without a post."""
    if actor.agency is None:
        return Support()
    return _merged(store.support_chain(session, actor.agency.id, civil_date(now)).levels)


def support_at(session: Session, agency_id: AgencyId, now: datetime) -> Support:
    """What people there are shown. The caller has found the agency in scope."""
    return _merged(store.support_chain(session, agency_id, civil_date(now)).levels)


def inherited(session: Session, agency_id: AgencyId, now: datetime) -> Support:
    """What holds where the agency sets nothing. The caller has found it in scope."""
    return _merged(store.support_chain(session, agency_id, civil_date(now)).levels[1:])


def set_for_agency(
    session: Session, actor: Actor, agency_id: AgencyId, own: Own, now: datetime
) -> None:
    get_agency(session, actor, agency_id, now, Permission.SET_AGENCY)
    fit = _fit(own)
    organisations.set_agency_support(session, agency_id, fit.contacts, fit.words)
    record(session, actor, Action.CONTACTS_CHANGED, now, agency=agency_id)


def set_for_board(
    session: Session, actor: Actor, board_id: BoardId, own: Own, now: datetime
) -> None:
    get_board(session, actor, board_id, Permission.SET_BOARD)
    fit = _fit(own)
    organisations.set_board_support(session, board_id, fit.contacts, fit.words)
    record(session, actor, Action.CONTACTS_CHANGED, now, board=board_id)


def _merged(levels: Iterable[Level]) -> Support:
    contacts: dict[str, Told] = {}
    words: dict[str, Told] = {}
    for level in levels:
        for key in CONTACTS:
            if text := str(level.contacts.get(key, "")).strip():
                contacts.setdefault(key, Told(text, level.name))
        for key in WORDS:
            if text := str(level.words.get(key, "")).strip():
                words.setdefault(key, Told(text, level.name))
    return Support(contacts, words)


def _fit(own: Own) -> Own:
    """Without what is empty. Refused for what is too long, or for a link that is none."""
    contacts = _filled(own.contacts, CONTACTS)
    if (link := contacts.get("recording system")) and not _is_link(link):
        raise Refused("link-unfit")
    return Own(contacts, _filled(own.words, WORDS))


def _filled(given: Mapping[str, str], keys: Iterable[str]) -> dict[str, str]:
    found = {key: " ".join(given.get(key, "").split()) for key in keys}
    if any(len(text) > LONGEST for text in found.values()):
        raise Refused("contact-too-long")
    return {key: text for key, text in found.items() if text}


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.netloc) and " " not in text
