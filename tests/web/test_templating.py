from datetime import UTC, date, datetime

import pytest
from flask import Flask

from app.web.templating import long_date, long_time


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (date(2027, 3, 3), "Wednesday 3 March 2027"),
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), "Tuesday 30 June 2026"),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), "Wednesday 1 July 2026"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "Thursday 31 December 2026"),
    ],
)
def test_days_are_londons(app: Flask, moment: date, words: str) -> None:
    with app.test_request_context():
        assert long_date(moment) == words


def test_times_are_londons_too(app: Flask) -> None:
    with app.test_request_context():
        moment = datetime(2026, 6, 30, 23, 5, tzinfo=UTC)
        assert long_time(moment) == "Wednesday 1 July 2026, 00:05"
