from datetime import timedelta

import pytest

from app.store import throttle
from app.store.database import Database
from app.store.people import Person
from app.store.throttle import FailureCounts
from tests.store.conftest import NOW

MINUTE = timedelta(minutes=1)
HOME, SCHOOL = "192.0.2.0/24", "198.51.100.0/24"


@pytest.fixture
def failures(database: Database) -> None:
    tries = [
        # username, network, known device, minutes ago
        ("sian", HOME, "", 1),
        ("sian", HOME, "", 2),
        ("sian", SCHOOL, "", 1),
        ("joe", HOME, "", 4),
        ("sian", HOME, "laptop", 1),
        ("sian", HOME, "", 5),
        ("sian", HOME, "", 60),
    ]
    with database.transaction() as session:
        for username, network, device, minutes in tries:
            throttle.add_failure(
                session, username, network, NOW - minutes * MINUTE, device_sha256=device
            )


@pytest.mark.parametrize(
    ("username", "network", "device", "expected"),
    [
        ("sian", HOME, "", FailureCounts(2, 3, 4, 0)),
        ("sian", HOME, "laptop", FailureCounts(2, 3, 4, 1)),
        ("sian", HOME, "phone", FailureCounts(2, 3, 4, 0)),
        ("joe", HOME, "", FailureCounts(1, 3, 4, 0)),
        ("joe", SCHOOL, "", FailureCounts(0, 1, 4, 0)),
        ("nobody", "203.0.113.0/24", "", FailureCounts(0, 0, 4, 0)),
    ],
)
def test_failures_are_counted_in_their_buckets_since_five_minutes_ago(
    database: Database,
    failures: None,
    username: str,
    network: str,
    device: str,
    expected: FailureCounts,
) -> None:
    with database.reading() as session:
        counts = throttle.count_failures(
            session, username, network, NOW - 5 * MINUTE, device_sha256=device
        )
    assert counts == expected


def test_nothing_is_counted_where_nothing_failed(database: Database) -> None:
    with database.reading() as session:
        counts = throttle.count_failures(session, "sian", HOME, NOW)
    assert counts == FailureCounts(0, 0, 0, 0)


def test_sweeping_takes_what_is_too_old_to_count(database: Database, failures: None) -> None:
    with database.transaction() as session:
        throttle.sweep_failures(session, NOW - 3 * MINUTE)
        counts = throttle.count_failures(session, "sian", HOME, NOW - timedelta(days=1))
    assert counts == FailureCounts(2, 2, 3, 0)


def test_a_device_is_known_to_its_person_for_a_while(
    database: Database, person: Person, other_person: Person
) -> None:
    with database.transaction() as session:
        throttle.add_known_device(session, "laptop", person.id, NOW)

        def known(who: Person, since: timedelta) -> bool:
            return throttle.is_known_device(session, "laptop", who.id, NOW - since)

        assert known(person, MINUTE)
        assert not known(person, -MINUTE)
        assert not known(other_person, MINUTE)
        throttle.forget_devices(session, person.id)
        assert not known(person, MINUTE)
