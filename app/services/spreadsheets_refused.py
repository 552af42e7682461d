"""What is wrong with a file, and where."""

from app.services.errors import Refused


class Unreadable(Refused):
    """One row makes the whole file unfit. `row`: its number as the spreadsheet program shows it."""

    def __init__(self, reason: str, row: int) -> None:
        super().__init__(reason)
        self.row = row
