"""A way in that closes while somebody is on it."""

from collections.abc import Callable

import pytest

from app.services.errors import Refused
from app.services.passwords import Passwords
from app.services.signing_in import sign_in
from app.services.verifying import Attempt
from app.store import accounts, sessions
from app.store.database import Database, Session
from tests.conftest import CHEAP, FakeClock
from tests.people import PASSWORD, Someone

Act = Callable[[Session, Someone, FakeClock], None]


class Slow(Passwords):
    """Real, and long at it: something happens just before the answer."""

    meanwhile: Callable[[], None]

    def matches(self, password_hash: str | None, password: str) -> bool:
        told = super().matches(password_hash, password)
        self.meanwhile()
        return told


def close(session: Session, person: Someone, clock: FakeClock) -> None:
    accounts.disable_account(session, person.id, clock())


def change(session: Session, person: Someone, clock: FakeClock) -> None:
    clock.forward(seconds=1)
    accounts.set_password(session, person.id, Passwords(CHEAP).hash("another one"), clock())


@pytest.mark.parametrize("act", [close, change])
def test_what_ends_all_sessions_ends_the_one_that_is_just_beginning(
    database: Database, clock: FakeClock, person: Someone, act: Act
) -> None:
    def meanwhile() -> None:
        with database.transaction() as session:
            act(session, person, clock)
            sessions.end_sessions(session, person.id, clock())

    passwords = Slow(CHEAP)
    passwords.meanwhile = meanwhile
    attempt = Attempt(person.username, PASSWORD, "203.0.113.0/24")
    with pytest.raises(Refused, match="wrong-name-or-password"):
        sign_in(database, passwords, attempt, "Firefox", clock())
    with database.reading() as session:
        assert sessions.open_sessions(session, person.id) == ()
