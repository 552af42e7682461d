"""Cells that say nothing of what their column is about: a formula's error, and the 0 of one that finds nothing."""

from app.services.list_columns import Field

ERRORS = frozenset(
    [
        "#blocked!",
        "#busy!",
        "#calc!",
        "#connect!",
        "#div/0!",
        "#error!",
        "#field!",
        "#getting_data",
        "#n/a",
        "#name?",
        "#null!",
        "#num!",
        "#ref!",
        "#spill!",
        "#unknown!",
        "#value!",
    ]
)
"""As spreadsheet programs write them, casefolded."""
_ZERO = "0"
NEVER_ZERO = frozenset(Field) - {Field.PAYROLL, Field.PROVIDER}


def is_error(cell: str) -> bool:
    folded = cell.casefold()
    return folded in ERRORS or (folded.startswith("err:") and folded[4:].isdecimal())


def fault_of(cell: str, field: Field) -> str | None:
    """The key of what is wrong with it, whatever else its column asks."""
    if is_error(cell):
        return "formula-error"
    return "formula-nothing" if cell == _ZERO and field in NEVER_ZERO else None
