"""The rules that ask many files at once."""

from typing import Any

from app.content.checks import library
from app.content.checks.rule import Rule, firm
from app.content.checks.table import FILE_RULES
from app.content.shelf import Shelf

SHELF_RULES: tuple[Rule[Any], ...] = (
    firm("M003", Shelf, library.duplicate_identity),
    firm("C101", Shelf, library.missing_file),
)
RULES = (*FILE_RULES, *SHELF_RULES)
