"""On a board that runs events."""

import pytest

from app.web.context import Heed
from tests.events_world import hold_events
from tests.people import Someone
from tests.web.nurseries import heed

__all__ = ["heed"]


class Held:
    """People and numbers of tests/events_world.py, by what they are."""

    def __init__(self) -> None:
        self.people: dict[str, Someone] = {}
        self.numbers: dict[str, int] = {}

    def path(self, template: str) -> str:
        return template.format_map(self.numbers)


@pytest.fixture
def held(heed: Heed) -> Held:
    found = Held()
    hold_events(heed, found.people, found.numbers)
    return found
