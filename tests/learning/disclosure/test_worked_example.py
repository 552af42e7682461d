"""The tables of docs/disclosure.md are what Heed makes of its numbers."""

from app.learning.disclosure.merging import Groups
from app.learning.disclosure.protect import protect
from app.learning.disclosure.protected import Figures
from app.paths import PROJECT
from tests.learning.disclosure.boards import board, rows, words

EXAMPLE = {
    "ash": (38, 2),
    "birch": (4, 2),
    "cedar": (7, 1),
    "dale": (3, 1),
    "elm": (61, 14),
    "fern": (18, 9),
}


def line(label: str, figures: Figures) -> str:
    return f"| {label} | {words(figures)} |"


def test_the_worked_example_is_heed_s_own() -> None:
    page = (PROJECT / "docs" / "disclosure.md").read_text(encoding="utf-8")
    exact = [
        f"| {row.label} | {row.tally.required} | {row.tally.covered} | {row.tally.uncovered} |"
        for row in rows(EXAMPLE)
    ]
    published = protect(board(EXAMPLE), Groups(2026))
    shown = [line(row.label, row.figures) for row in published.tables[0].rows]
    shown.append(line("All agencies", published.total))
    assert "\n".join(exact) in page
    assert "\n".join(shown) in page
