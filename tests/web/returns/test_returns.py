import re

import pytest

from app.web.context import Heed
from tests.everybody_notices import COURSE
from tests.people import Someone
from tests.returns_world import ask_agencies
from tests.web.browsing import Browsing


@pytest.fixture
def places(heed: Heed) -> dict[str, str]:
    people: dict[str, Someone] = {}
    numbers: dict[str, int] = {}
    places: dict[str, str] = {}
    ask_agencies(heed, people, numbers, places)
    return places | {name: str(number) for name, number in numbers.items()}


EVERYBODY = {"0-everybody-required": "30", "0-everybody-trained": "22"}
WHO = {"declared_by": "Siân Prys", "declared_as": "manager"}


def test_numbers_are_declared_and_put_right(client: Browsing, places: dict[str, str]) -> None:
    form = f"/return/{places['return']}"
    done = client.submit(form, {**EVERYBODY, **WHO}, follow_redirects=True)
    assert "the numbers have arrived" in done.get_data(as_text=True)
    again = client.get(form).get_data(as_text=True)
    assert 'value="22"' in again
    changed = {**EVERYBODY, **WHO, "0-everybody-trained": "23"}
    assert ">23<" in client.submit(form, changed, follow_redirects=True).get_data(as_text=True)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Enter the numbers of at least one line."),
        ({"0-everybody-required": "30"}, "Enter both numbers"),
        ({**EVERYBODY, "0-everybody-trained": "31"}, "More people are in date than need it"),
        ({**EVERYBODY, "headcount": "29"}, "More people need it than work there"),
        ({**EVERYBODY, "0-everybody-trained": "many"}, "Enter a whole number."),
        ({**EVERYBODY, "declared_by": ""}, "Enter your name"),
    ],
)
def test_what_does_not_fit_is_told_and_kept(
    client: Browsing, places: dict[str, str], typed: dict[str, str], told: str
) -> None:
    form = f"/return/{places['return']}"
    answer = client.submit(form, {**WHO, **typed})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert told in page
    kept = [value for value in typed.values() if value]
    assert all(f'value="{value}"' in page for value in kept)
    assert client.get(f"{form}/done").status_code == 302, "nothing was declared"


def test_a_link_that_is_over_says_so(client: Browsing, places: dict[str, str]) -> None:
    form = f"/return/{places['return over']}"
    assert client.get(form).status_code == 410
    assert client.submit(form, {**EVERYBODY, **WHO}).status_code == 410


def test_the_page_asks_for_no_names_of_staff(client: Browsing, places: dict[str, str]) -> None:
    page = client.get(f"/return/{places['return']}").get_data(as_text=True)
    assert not re.search("Nest Alder|Idris Beech", page)
    assert COURSE not in page, "titles, not slugs"
