"""On a board that publishes reports."""

import pytest

from app.web.context import Heed
from tests.people import Someone
from tests.reports_world import report
from tests.web.browsing import Browsing
from tests.web.nurseries import heed

__all__ = ["heed"]


@pytest.fixture
def people() -> dict[str, Someone]:
    return {}


@pytest.fixture
def numbers(heed: Heed, people: dict[str, Someone]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    report(heed, people, numbers)
    return numbers


@pytest.fixture
def analyst(client: Browsing, numbers: dict[str, int], people: dict[str, Someone]) -> Browsing:
    client.sign_in(people["reports"])
    return client


@pytest.fixture
def home(numbers: dict[str, int]) -> str:
    return f"/boards/{numbers['reporting board']}/reports"


@pytest.fixture
def here(home: str, numbers: dict[str, int]) -> str:
    return f"{home}/{numbers['report']}"
