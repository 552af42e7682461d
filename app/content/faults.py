"""What reading a file turns up before any rule is asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    line: int
    code: str
    message: str


class BadValue(Exception):
    """A value that cannot be read; the message says how to mend it."""

    def __init__(self, message: str, code: str = "M001") -> None:
        super().__init__(message)
        self.message = message
        self.code = code
