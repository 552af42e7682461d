"""Errors that the store raises; services re-export them beside their own."""


class DomainError(Exception):
    """What web/errors.py translates, once, into a page."""


class NotFound(DomainError):
    """Not there, or not this person's: nobody is told which."""


class Conflict(DomainError):
    """Something else is recorded in that place already; `stored` is what."""

    def __init__(self, message: str, stored: object = None) -> None:
        super().__init__(message)
        self.stored = stored


class Unavailable(DomainError):
    """The database cannot be reached, is locked for too long, or has no room. Nothing was saved."""


class Unstorable(DomainError):
    """A text or a number that the database cannot hold. Nothing was saved."""


class UnfitDatabase(DomainError):
    """The database does not behave as Heed needs it to; refuse to start."""
