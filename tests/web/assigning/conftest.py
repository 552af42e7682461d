"""On two nurseries, and a board that serves one of them."""

from datetime import date

import pytest
from flask import Flask

from app.content.model.terms import Nation
from app.ids import BoardId
from app.policy.roles import Reach, Role
from app.services.passwords import Passwords
from app.store import memberships, organisations
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import granted, learner
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.nurseries import Nurseries, dsp, heed, nurseries

__all__ = ["dsp", "heed", "nurseries"]


@pytest.fixture
def walker(dsp: Browsing) -> Walker:
    """The DSP."""
    return Walker(dsp)


@pytest.fixture
def board(database: Database, nurseries: Nurseries, clock: FakeClock) -> BoardId:
    with database.transaction() as session:
        board = organisations.add_board(session, "Menai Board", Nation.WALES, clock())
        begun = date(2026, 1, 1)
        memberships.add_membership(session, board, nurseries.own, begun, None, clock())
        return board


@pytest.fixture
def administrator(
    app: Flask, database: Database, passwords: Passwords, clock: FakeClock, board: BoardId
) -> Walker:
    with database.transaction() as session:
        someone = learner(session, passwords, clock(), name="Ada Board")
        granted(session, someone, Role.ADMINISTRATOR, Reach(board_id=board), clock())
    client = app.test_client()
    assert isinstance(client, Browsing)
    client.sign_in(someone)
    return Walker(client)


@pytest.fixture
def overdue(app: Flask, nurseries: Nurseries) -> Walker:
    """Carys Puw, at My training."""
    client = app.test_client()
    assert isinstance(client, Browsing)
    client.sign_in(nurseries.overdue)
    return Walker(client)
