"""What may be written of a member of staff, by hand or by list."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from app.learning.job_roles import JOB_ROLES
from app.services.errors import Refused
from app.services.list_cells import is_error
from app.store.posts import Held, KnownPost

LONGEST_NAME = 100
LONGEST_ADDRESS = 254
LONGEST_PAYROLL = 40
EARLIEST = date(1950, 1, 1)
LATEST_START = timedelta(days=2 * 366)
LATEST_END = timedelta(days=10 * 366)
"""Ahead of the day on which it is written."""
_ADDRESS = re.compile(r"[^@\s,;:<>()\"]+@[^@\s,;:<>()\"]+\.[^@\s,;:<>()\".]+")


def is_name(name: str) -> bool:
    return (
        0 < len(name) <= LONGEST_NAME
        and any(letter.isalpha() for letter in name)
        and name[0] not in "=+@"
        and not is_error(name)
    )


def has_lost_letters(name: str) -> bool:
    """A letter that the sheet's encoding has not: saved as a question mark, or as no letter at all."""
    return "?" in name or "\ufffd" in name


def is_address(address: str) -> bool:
    return len(address) <= LONGEST_ADDRESS and bool(_ADDRESS.fullmatch(address))


def refuse_unfit(name: str, address: str | None, payroll_id: str | None) -> None:
    if not is_name(name):
        raise Refused("name-odd")
    if address is not None and not is_address(address):
        raise Refused("address-odd")
    if payroll_id is not None and len(payroll_id) > LONGEST_PAYROLL:
        raise Refused("payroll-too-long")


def may_start(day: date, today: date) -> bool:
    return EARLIEST <= day <= today + LATEST_START


def may_end(day: date, today: date) -> bool:
    return EARLIEST <= day <= today + LATEST_END


def refuse_unfit_post(held: Held, others: Iterable[KnownPost], today: date) -> None:
    """`others`: what the person holds at the agency besides."""
    if held.job_role not in JOB_ROLES:
        raise Refused("role-unknown")
    if not may_start(held.starts_on, today):
        raise Refused("starts-odd")
    if held.ends_on is not None and held.ends_on < held.starts_on:
        raise Refused("ends-before-start")
    if held.ends_on is not None and not may_end(held.ends_on, today):
        raise Refused("ends-odd")
    if any(held.overlaps(other.held) for other in others):
        raise Refused("post-overlaps")
