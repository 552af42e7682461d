"""The rules that ask many files at once."""

from typing import Any

from app.content.checks import course_parts, library, outcomes, translation
from app.content.checks.rule import Rule, error, firm, warning
from app.content.checks.table import FILE_RULES
from app.content.shelf import Shelf

SHELF_RULES: tuple[Rule[Any], ...] = (
    firm("M003", Shelf, library.duplicate_identity),
    firm("C101", Shelf, library.missing_file),
    error("C104", Shelf, course_parts.cannot_be_completed),
    warning("C106", Shelf, course_parts.minutes_do_not_add_up),
    error("C107", Shelf, course_parts.outcome_without_ground),
    error("C108", Shelf, outcomes.unlisted_outcome),
    error("C109", Shelf, outcomes.outcome_without_text),
    warning("T601", Shelf, translation.twin_missing),
    error("T602", Shelf, translation.twin_without_original),
    error("T603", Shelf, translation.shape_differs),
    warning("T604", Shelf, translation.original_moved_on),
)
RULES = (*FILE_RULES, *SHELF_RULES)
