"""How often somebody may try to get in, by whatever door: passwords, codes, and letters asked for."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from app.services.errors import NotFound, TooMany
from app.services.tokens import hashed
from app.store import throttle
from app.store.database import Database, Session
from app.store.holding import hold_throttle

WINDOW = timedelta(minutes=5)
PER_ACCOUNT_AND_NETWORK = 10
PER_DEVICE = 10
PER_NETWORK = 60
"""A school's staff room is one network."""
EVERYWHERE = 1000
FAILURES_KEPT = timedelta(days=1)
SIGNING_IN = ""
JOINING = "join"
"""A bucket of its own: a staff room that asks to be on the list by its code does not shut itself out."""
FORGOTTEN = "forgotten"
"""Likewise: who asks for letters with a new password shuts nobody out who knows hers."""
Found = TypeVar("Found")


def begin_try(
    session: Session,
    what: str,
    network: str,
    now: datetime,
    *,
    device: str = "",
    bucket: str = SIGNING_IN,
) -> int:
    """TooMany, or the number under which it counts as failed until `forgive` is called.

    `what`: a hash of the name or code that is tried; `device`: of a known device, which has its own bucket.
    """
    hold_throttle(session)
    refuse_too_many(session, what, network, now, device=device, bucket=bucket)
    throttle.sweep_failures(session, now - FAILURES_KEPT)
    return throttle.add_failure(session, what, network, now, device_sha256=device, bucket=bucket)


def refuse_too_many(
    session: Session,
    what: str,
    network: str,
    now: datetime,
    *,
    device: str = "",
    bucket: str = SIGNING_IN,
) -> None:
    counts = throttle.count_failures(
        session, what, network, now - WINDOW, device_sha256=device, bucket=bucket
    )
    full = (
        counts.device >= PER_DEVICE
        if device
        else counts.account_and_network >= PER_ACCOUNT_AND_NETWORK
        or counts.network >= PER_NETWORK
        or counts.everywhere >= EVERYWHERE
    )
    if full:
        raise TooMany(int(WINDOW.total_seconds()))


def forgive(session: Session, number: int) -> None:
    throttle.drop_failure(session, number)


def look_up(
    database: Database,
    code: str,
    network: str,
    now: datetime,
    find: Callable[[Session], Found | None],
    *,
    bucket: str = SIGNING_IN,
) -> Found:
    """A link's token or a typed code. NotFound is counted; what leads somewhere is read, and nothing is written.

    Guesses of different codes meet the network's limit; forty colleagues who mistype theirs do not.
    """
    what = hashed(f"code:{code}")
    with database.reading() as session:
        refuse_too_many(session, what, network, now, bucket=bucket)
        found = find(session)
    if found is not None:
        return found
    with database.transaction() as session:
        begin_try(session, what, network, now, bucket=bucket)
    raise NotFound("no such code")
