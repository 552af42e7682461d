"""Whether a letter may still go, asked again when it is sent: what was true when it was written may be over."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from app.ids import WayInId
from app.services import asking_returns, event_letters, following_up, report_letters
from app.services.civil_time import civil_date
from app.services.reminder_digests import DIGEST, is_dsp
from app.services.reminder_staff import away_on, why_not_asked
from app.services.reminding import REMINDER
from app.store import accounts, ways_in
from app.store.database import Session
from app.store.letters import Letter
from app.store.staff_ways_in import is_merged, people_at
from app.store.ways_in import WayIn

FRESH = timedelta(days=3)
"""A reminder that could not go for longer says what may be over, and the next is not far."""

Entitled = Callable[[Session, Letter, datetime], str]
"""'' where it may go; else the reason why not, as a key."""


def still_way_in(session: Session, letter: Letter, now: datetime) -> str:
    found = _way_in_of(session, letter)
    if found is None:
        return "withdrawn"
    if found.merged:
        return "merged"
    state = found.state(now)
    return "" if state == "open" else state


def still_invited(session: Session, letter: Letter, now: datetime) -> str:
    found = _way_in_of(session, letter)
    if found is not None and found.held is not None:
        return still_way_in(session, letter, now)
    return still_way_in(session, letter, now) or still_staff(session, letter, now)


def still_open_account(session: Session, letter: Letter, now: datetime) -> str:
    account = accounts.find_account_of(session, letter.person_id)
    closed = account is None or account.disabled_at is not None
    return "account-closed" if closed else still_way_in(session, letter, now)


def still_staff(session: Session, letter: Letter, now: datetime) -> str:
    """For letters of an agency to its people: who has left, or turned out to be somebody else, gets none."""
    if is_merged(session, letter.person_id):
        return "merged"
    if letter.agency_id is None:
        return ""
    there = people_at(session, letter.agency_id, civil_date(now), [letter.person_id])
    return "" if there else "left"


def still_asked(session: Session, letter: Letter, now: datetime) -> str:
    if letter.agency_id is None or now - letter.made_at > FRESH:
        return "out-of-date"
    return still_staff(session, letter, now) or why_not_asked(
        session, letter.agency_id, letter.person_id, now
    )


def still_dsp(session: Session, letter: Letter, now: datetime) -> str:
    """Who runs training somewhere need not work there."""
    if letter.agency_id is None or now - letter.made_at > FRESH:
        return "out-of-date"
    return "" if is_dsp(session, letter.person_id, letter.agency_id) else "no-dsp"


def still_to_follow_up(session: Session, letter: Letter, now: datetime) -> str:
    if letter.agency_id is None or now - letter.made_at > following_up.OPEN_FOR:
        return "out-of-date"
    away = away_on(session, letter.agency_id, [letter.person_id], civil_date(now))
    return still_staff(session, letter, now) or ("away" if away else "")


def always(_session: Session, _letter: Letter, _now: datetime) -> str:
    return ""


ENTITLED: Mapping[str, Entitled] = {
    "invitation": still_invited,
    "reset": still_open_account,
    "new-address": still_open_account,
    "old-address": always,
    "slip-printed": always,
    REMINDER: still_asked,
    DIGEST: still_dsp,
    following_up.FOLLOW_UP: still_to_follow_up,
    asking_returns.LETTER: asking_returns.still_wanted,
    event_letters.BOOKED: event_letters.still_booked,
    event_letters.WAITING: event_letters.still_booked,
    event_letters.MOVED_UP: event_letters.still_booked,
    event_letters.CHANGED: event_letters.still_booked,
    report_letters.LETTER: report_letters.still_wanted,
}
"""By kind of letter; a kind that is not here goes to staff alone."""


def why_not(session: Session, letter: Letter, now: datetime) -> str:
    return ENTITLED.get(letter.kind, still_staff)(session, letter, now)


def _way_in_of(session: Session, letter: Letter) -> WayIn | None:
    number = letter.stage.removeprefix("way-in/")
    return ways_in.find_way_in(session, WayInId(int(number))) if number.isdecimal() else None
