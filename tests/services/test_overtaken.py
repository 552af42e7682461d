"""Signing in takes its time; what is decided meanwhile holds."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.services.errors import Refused
from app.services.passwords import Passwords
from app.services.signing_in import sign_in
from app.services.verifying import Attempt
from app.store import accounts, sessions
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import PASSWORD, Someone

TIME_TO_OVERTAKE = 0.5


def test_an_old_password_opens_no_session_while_a_new_one_is_being_set(
    database: Database, passwords: Passwords, clock: FakeClock, person: Someone
) -> None:
    attempt = Attempt(person.username, PASSWORD, "203.0.113.0/24")
    new, earlier = passwords.hash("a new one, long enough"), clock()
    clock.forward(minutes=1)
    with ThreadPoolExecutor(1) as pool:
        with database.transaction() as session:
            accounts.set_password(session, person.id, new, clock())
            sessions.end_sessions(session, person.id, clock())
            other = pool.submit(sign_in, database, passwords, attempt, "Firefox", earlier)
            time.sleep(TIME_TO_OVERTAKE)
        with pytest.raises(Refused):
            other.result()
    with database.reading() as session:
        assert sessions.open_sessions(session, person.id) == ()
