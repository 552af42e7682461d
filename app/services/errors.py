"""The family of domain errors: raised where the trouble is found, translated once, in web/errors.py."""

from datetime import date

from app.store.errors import Conflict, DomainError, NotFound, Unavailable, Unstorable

__all__ = [
    "AgencyClosed",
    "Conflict",
    "DomainError",
    "NotAllowed",
    "NotFound",
    "Refused",
    "TooMany",
    "Unavailable",
    "Unstorable",
]


class NotAllowed(DomainError):
    """The asker is known, and may not."""


class Refused(DomainError):
    """What was asked for breaks a rule. `reason` is a key; the web layer has the words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AgencyClosed(DomainError):
    """Something was to be added to an agency, or changed about it, after its last day."""

    def __init__(self, name: str, closed_on: date) -> None:
        super().__init__(f"closed on {closed_on}")
        self.name = name
        self.closed_on = closed_on


class TooMany(DomainError):
    """Asked too often."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__(f"wait {wait_seconds} s")
        self.wait_seconds = wait_seconds
