"""Rows that are written together get their numbers in the order in which they were given."""

from app.store.database import Database
from app.store.inserting import insert_returning_ids
from app.store.people import get_person
from app.store.staff_entries import add_people
from app.store.tables import PersonRow
from tests.store.conftest import NOW


def test_numbers_come_in_the_order_given(database: Database) -> None:
    names = [f"Person {number * 37 % 1_200}" for number in range(1_200)]
    with database.transaction() as session:
        some = add_people(session, names[:7], NOW)
        numbers = some + add_people(session, names[7:], NOW)
        assert [get_person(session, number).name for number in numbers[::97]] == names[::97]
    assert len(set(numbers)) == len(names)


def test_nothing_gives_no_numbers(database: Database) -> None:
    with database.transaction() as session:
        assert insert_returning_ids(session, PersonRow, []) == []
