"""What happens by itself: letters that are due are sent. Any number of tickers may run at once."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from app.services.entitled import why_not
from app.services.post_offices import NO_CONNECTION, Came, PostOffice, Receipt
from app.store import letters
from app.store.database import Database
from app.store.letters import HeldUp, Letter, State

STOPPED_AFTER = timedelta(minutes=15)
"""A sender that has held a letter for so long is gone."""
MOST_TRIES = 12
FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=6)
AT_MOST = 500
"""Letters in one tick."""

Clock = Callable[[], datetime]


def tick(database: Database, office: PostOffice | None, clock: Clock) -> Mapping[str, int]:
    """How many letters came to which state. Without an office they wait."""
    counts: Counter[str] = Counter()
    with database.transaction() as session:
        left_over = letters.doubt_left_over(session, clock(), STOPPED_AFTER)
    if left_over:
        counts[State.UNSURE] += left_over
    if office is None:
        return counts
    try:
        for _ in range(AT_MOST):
            state = _send_next(database, office, clock)
            if state is None:
                break
            counts[state] += 1
    finally:
        office.close()
    return counts


def _send_next(database: Database, office: PostOffice, clock: Clock) -> State | None:
    """Claimed in a transaction of its own, so that no other sender has it while this one is on the line."""
    with database.transaction() as session:
        letter = letters.claim_next(session, clock())
    if letter is None:
        return None
    with database.reading() as session:
        reason = why_not(session, letter, clock())
    receipt = None if reason else office.send(letter, clock())
    with database.transaction() as session:
        if receipt is None:
            letters.settle(session, letter, State.SKIPPED, clock(), reason=reason)
            return State.SKIPPED
        if receipt.came is Came.SENT:
            keeps = office.keeps_text
            letters.settle(session, letter, State.SENT, clock(), keep_text=keeps)
            return State.SENT
        if receipt.came is Came.UNSURE:
            letters.doubt(session, letter, receipt.reason)
            return State.UNSURE
        if receipt.came is Came.LATER and letter.tries < MOST_TRIES:
            letters.put_back(session, letter, receipt.reason, clock() + wait_after(letter))
            return State.WAITING
        letters.settle(session, letter, State.FAILED, clock(), reason=_why_failed(receipt))
        return State.FAILED


def held_up(database: Database) -> tuple[HeldUp, ...]:
    """What the mail server, or the way to it, was not ready for: sent by itself once it is."""
    with database.reading() as session:
        found = letters.held_up(session)
    return tuple(
        each for each in found if each.reason == NO_CONNECTION or each.reason.startswith("smtp-")
    )


def wait_after(letter: Letter) -> timedelta:
    """Five minutes, ten, twenty, … six hours."""
    doubled: timedelta = FIRST_WAIT * 2 ** (letter.tries - 1)
    return min(doubled, LONGEST_WAIT)


def _why_failed(receipt: Receipt) -> str:
    return receipt.reason if receipt.came is Came.REFUSED else "given-up"
