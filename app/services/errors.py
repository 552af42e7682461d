"""The family of domain errors: raised where the trouble is found, translated once, in web/errors.py."""

from app.store.errors import Conflict, DomainError, NotFound, Unavailable, Unstorable

__all__ = [
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


class TooMany(DomainError):
    """Asked too often."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__(f"wait {wait_seconds} s")
        self.wait_seconds = wait_seconds
