from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url
from sqlalchemy.exc import StatementError

from app.store import people
from app.store.database import Database
from app.store.tables import UtcDateTime

ANY_ZONE = st.timezones() | st.builds(
    timezone, st.timedeltas(timedelta(hours=-23), timedelta(hours=23))
)
MOMENTS = st.datetimes(
    datetime(1900, 1, 2),  # noqa: DTZ001
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=ANY_ZONE,
    allow_imaginary=False,
)


@given(MOMENTS)
def test_a_moment_keeps_its_place_in_time_on_either_engine(moment: datetime) -> None:
    kind = UtcDateTime()
    for engine, forgets_the_zone in (("sqlite", True), ("postgresql", False)):
        dialect = make_url(f"{engine}://").get_dialect()()
        stored = kind.process_bind_param(moment, dialect)
        assert stored is not None
        back = stored.replace(tzinfo=None) if forgets_the_zone else stored
        found = kind.process_result_value(back, dialect)
        assert found is not None
        assert (found, found.tzinfo) == (moment.astimezone(UTC), UTC)


def test_moments_sort_by_time_and_not_by_zone(database: Database) -> None:
    west = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=-5)))
    east = datetime(2026, 11, 23, 10, tzinfo=timezone(timedelta(hours=5)))
    with database.transaction() as session:
        later = people.add_person(session, "later", west)
        earlier = people.add_person(session, "earlier", east)
        moments = [people.get_person(session, person.id).created_at for person in (earlier, later)]
    assert moments == sorted(moments) == [east, west]


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with (
        pytest.raises(StatementError, match="without a zone"),
        database.transaction() as session,
    ):
        people.add_person(session, "Siân", datetime(2026, 11, 23, 9))  # noqa: DTZ001
