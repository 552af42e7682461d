"""What the title over the sectors' small charts says, and what stays a gap."""

from datetime import date

import pytest
from flask import Flask

from app.learning.coverage import Counts
from app.reporting.trends import SectorMonth
from app.web.coverage.sector_panels import finding

LAST = date(2026, 10, 31)
Shares = dict[str, tuple[int, int]]


def month(year: int, number: int, shares: Shares | None) -> SectorMonth:
    sectors = None if shares is None else {name: counts(*each) for name, each in shares.items()}
    return SectorMonth(date(year, number, 28), sectors)


def counts(covered: int, required: int) -> Counts:
    return Counts(covered=covered, overdue=required - covered)


def year_between(first: Shares | None, last: Shares | None) -> list[SectorMonth]:
    """October to October, nothing kept between."""
    between = [month(2025 + (9 + n) // 12, (9 + n) % 12 + 1, None) for n in range(1, 12)]
    return [month(2025, 10, first), *between, month(2026, 10, last)]


THEN: Shares = {"school": (10, 20), "nursery": (5, 10)}


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (
            {"school": (12, 20), "nursery": (9, 10)},
            "Up since October 2025 in 2 of 2 sectors; most in nursery, from 50 % to 90 %",
        ),
        (
            {"school": (11, 20), "nursery": (2, 10)},
            "Up since October 2025 in 1 of 2 sectors; most in school, from 50 % to 55 %",
        ),
        (
            {"school": (10, 20), "nursery": (4, 10)},
            "Up since October 2025 in no sector; down most in nursery, from 50 % to 40 %",
        ),
        ({"school": (11, 20)}, "Up since October 2025 in the only sector, school: from 50 % to 55"),
        ({"school": (10, 20), "nursery": (5, 10)}, "No sector has moved since October 2025"),
        ({"school": (509, 1000), "nursery": (5, 10)}, "No sector has moved since October 2025"),
        ({"nursery": (0, 0), "police": (3, 3)}, "Sector by sector, month by month"),
        ({}, "Sector by sector, month by month"),
        (None, "Sector by sector, month by month"),
    ],
)
def test_the_title_says_where_it_is_getting_better(
    app: Flask, last: Shares | None, said: str
) -> None:
    with app.test_request_context("/"):
        assert finding(year_between(THEN, last)).replace("\N{NO-BREAK SPACE}", " ").startswith(said)


def test_the_title_looks_a_year_back_and_no_further(app: Flask) -> None:
    months = [month(2025, 9, {"school": (1, 20)}), *year_between(THEN, THEN)]
    with app.test_request_context("/"):
        assert finding(months) == "No sector has moved since October 2025"
        assert finding(months[:1]) == "Sector by sector, month by month"
