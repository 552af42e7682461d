"""Names to sign in with, for people without a work address."""

import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime

from app.ids import PersonId
from app.services.errors import Refused
from app.store import accounts, ways_in
from app.store.database import Session

LONGEST = 100
FITTING = re.compile(r"[^\s@/\\]+")


def suggest(
    session: Session, names: Iterable[tuple[PersonId, str]], now: datetime
) -> dict[PersonId, str]:
    """One each, that nobody has and no open slip says."""
    wanted = {person_id: list(_candidates(name)) for person_id, name in names}
    every = [each for candidates in wanted.values() for each in candidates]
    taken = accounts.usernames_among(session, every)
    taken |= ways_in.suggested_usernames(session, every, now)
    found: dict[PersonId, str] = {}
    for person_id, candidates in wanted.items():
        free = (each for each in candidates if each not in taken)
        found[person_id] = next(free, f"{candidates[0]}{secrets.randbelow(9000) + 1000}")
        taken.add(found[person_id])
    return found


def refuse_unfit(username: str) -> None:
    """A name with an @ would look like an address that its person has shown to be theirs."""
    if not FITTING.fullmatch(username) or len(username) > LONGEST:
        raise Refused("username-unfit")


def _candidates(name: str) -> Iterator[str]:
    """sian.parry, sian.parry2, …"""
    words = [word for part in name.split() if (word := _plain(part))]
    base = ".".join(dict.fromkeys((words[0], words[-1]))) if words else "learner"
    yield base
    yield from (f"{base}{number}" for number in range(2, 10))


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if letter.isascii() and letter.isalnum())
