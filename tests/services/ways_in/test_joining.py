"""Joining by an agency's code: anybody may ask who knows it, and the DSP decides."""

import pytest

from app.ids import JoinRequestId, PersonId
from app.services import joining, throttling
from app.services.errors import NotFound, Refused, TooMany
from app.services.joining import Welcomed
from app.services.passwords import Passwords
from app.services.verifying import Attempt, verify
from app.store import join_requests, posts, staff_entries
from app.store.join_requests import JoinRequest
from app.store.staff_entries import Known
from tests.coming_in import HERE, LINKS, Setting, all_letters, on_the_list
from tests.conftest import FakeClock
from tests.people import PASSWORD, learner

CARYS = joining.fit(" Carys  Puw ", "teacher", "")
WITH_ADDRESS = joining.fit("Carys Puw", "teacher", "Carys@School.example")


@pytest.fixture
def code(setting: Setting, clock: FakeClock) -> str:
    return switch(setting, clock)


def switch(setting: Setting, clock: FakeClock, *, on: bool = True) -> str:
    with setting.database.transaction() as session:
        joining.change_code(session, setting.dsp, setting.agency_id, clock(), on=on)
        return join_requests.get_code(session, setting.agency_id) or ""


def requests(setting: Setting) -> tuple[JoinRequest, ...]:
    with setting.database.reading() as session:
        return join_requests.open_requests(session, setting.agency_id)


def approve(setting: Setting, clock: FakeClock, known: PersonId | None = None) -> Welcomed:
    [request] = requests(setting)
    with setting.database.transaction() as session:
        arguments = (session, setting.dsp, setting.agency_id, request.id, clock())
        return joining.approve(*arguments, links=LINKS, known=known)


def test_a_code_is_found_however_it_is_typed(setting: Setting, clock: FakeClock, code: str) -> None:
    assert len(code) == 8
    for typed in (code, code.lower(), f"{code[:4]}-{code[4:]}", f" {code[:4]} {code[4:]} "):
        assert joining.find(setting.database, typed, HERE, clock()).name == "Little Acorns Nursery"


def test_a_code_that_was_changed_or_switched_off_opens_nothing(
    setting: Setting, clock: FakeClock, code: str
) -> None:
    second = switch(setting, clock)
    with pytest.raises(NotFound):
        joining.find(setting.database, code, HERE, clock())
    switch(setting, clock, on=False)
    for gone in (second, ""):
        with pytest.raises(NotFound):
            joining.find(setting.database, gone, HERE, clock())


def test_the_code_is_the_dsps_to_change(
    setting: Setting, school: Setting, clock: FakeClock
) -> None:
    with pytest.raises(NotFound), setting.database.transaction() as session:
        joining.change_code(session, school.dsp, setting.agency_id, clock(), on=True)


def test_without_an_address_she_gets_a_slip_and_is_on_the_list(
    setting: Setting, clock: FakeClock, code: str
) -> None:
    joining.ask(setting.database, code, CARYS, HERE, clock())
    welcomed = approve(setting, clock)
    assert welcomed.slip is not None
    assert welcomed.slip.name == "Carys Puw"
    with setting.database.reading() as session:
        [post] = posts.posts_at(session, setting.agency_id, [welcomed.person_id])
    assert post.held.job_role == "teacher"
    assert requests(setting) == ()


def test_with_an_address_she_gets_a_letter(setting: Setting, clock: FakeClock, code: str) -> None:
    joining.ask(setting.database, code, WITH_ADDRESS, HERE, clock())
    welcomed = approve(setting, clock)
    [letter] = all_letters(setting.database)
    assert (letter.address, letter.person_id) == ("carys@school.example", welcomed.person_id)
    with setting.database.reading() as session:
        [entry] = staff_entries.entries_of(session, setting.agency_id, [welcomed.person_id])
    assert entry.known == Known("Carys Puw", "carys@school.example")


def test_who_is_on_the_list_already_is_not_added_twice(
    setting: Setting, clock: FakeClock, code: str
) -> None:
    by_address = on_the_list(setting, "C. Puw", clock(), "carys@school.example")
    by_name = on_the_list(setting, "Carys Puw", clock())
    joining.ask(setting.database, code, WITH_ADDRESS, HERE, clock())
    assert approve(setting, clock).person_id == by_address
    joining.ask(setting.database, code, CARYS, HERE, clock())
    assert approve(setting, clock, known=by_name).person_id == by_name


def test_who_has_an_account_gets_no_way_into_it(
    setting: Setting, passwords: Passwords, clock: FakeClock, code: str
) -> None:
    with setting.database.transaction() as session:
        aled = learner(session, passwords, clock(), name="Aled Prosser", at=setting.agency_id)
    joining.ask(setting.database, code, CARYS, HERE, clock())
    welcomed = approve(setting, clock, known=aled.id)
    assert (welcomed.slip, welcomed.invited_at) == (None, None)
    assert all_letters(setting.database) == ()


def test_somebody_elses_staff_cannot_be_named(
    setting: Setting, school: Setting, clock: FakeClock, code: str
) -> None:
    stranger = on_the_list(school, "Carys Puw", clock())
    joining.ask(setting.database, code, CARYS, HERE, clock())
    with pytest.raises(Refused, match="not-on-the-list"):
        approve(setting, clock, known=stranger)


def test_who_was_turned_down_is_on_no_list(setting: Setting, clock: FakeClock, code: str) -> None:
    joining.ask(setting.database, code, CARYS, HERE, clock())
    [request] = requests(setting)
    with setting.database.transaction() as session:
        joining.turn_down(session, setting.dsp, setting.agency_id, request.id, clock())
    assert requests(setting) == ()
    arguments = (setting.dsp, setting.agency_id, request.id, clock())
    with pytest.raises(NotFound), setting.database.transaction() as session:
        joining.approve(session, *arguments, links=LINKS)


def test_another_agencys_request_is_not_there(
    setting: Setting, school: Setting, clock: FakeClock, code: str
) -> None:
    joining.ask(setting.database, code, CARYS, HERE, clock())
    [request] = requests(setting)
    for agency_id in (setting.agency_id, school.agency_id):
        with pytest.raises(NotFound), setting.database.transaction() as session:
            joining.approve(session, school.dsp, agency_id, request.id, clock(), links=LINKS)


def test_asking_twice_is_asking_once(setting: Setting, clock: FakeClock, code: str) -> None:
    for _ in range(3):
        joining.ask(setting.database, code, CARYS, HERE, clock())
    assert len(requests(setting)) == 1


def test_a_whole_staff_room_can_ask_and_a_flood_cannot(
    setting: Setting, clock: FakeClock, code: str
) -> None:
    for number in range(60):
        asking = joining.fit(f"Carys {number}", "teacher", "")
        joining.ask(setting.database, code, asking, HERE, clock())
    with pytest.raises(TooMany):
        joining.ask(setting.database, code, CARYS, HERE, clock())


def test_guessing_meets_the_throttle_and_the_right_code_too(
    setting: Setting, clock: FakeClock, code: str
) -> None:
    for number in range(60):
        with pytest.raises(NotFound):
            joining.find(setting.database, f"AAAA-{number:04}", HERE, clock())
    with pytest.raises(TooMany):
        joining.find(setting.database, code, HERE, clock())


@pytest.mark.parametrize(
    ("name", "job_role", "address", "reason"),
    [
        (" ", "teacher", "", "name-missing"),
        ("x" * 101, "teacher", "", "name-missing"),
        ("Carys", "wizard", "", "job-role-unknown"),
        ("Carys", "teacher", "carys", "address-unfit"),
    ],
)
def test_what_nobody_could_be_written_down_as(
    name: str, job_role: str, address: str, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        joining.fit(name, job_role, address)


def test_a_number_that_is_no_request(setting: Setting, clock: FakeClock) -> None:
    arguments = (setting.dsp, setting.agency_id, JoinRequestId(99), clock())
    with pytest.raises(NotFound), setting.database.transaction() as session:
        joining.turn_down(session, *arguments)


def test_a_staff_room_that_joins_by_its_code_can_still_sign_in(
    setting: Setting, passwords: Passwords, clock: FakeClock, code: str
) -> None:
    """And one that mistypes it."""
    for number in range(throttling.PER_NETWORK):
        asking = joining.fit(f"Colleague {number}", "teacher", "")
        joining.ask(setting.database, code, asking, HERE, clock())
    with pytest.raises(TooMany):
        joining.ask(setting.database, code, CARYS, HERE, clock())
    with pytest.raises(TooMany):
        joining.find(setting.database, "NOBODYS1", HERE, clock())
    attempt = Attempt(setting.lead.username, PASSWORD, HERE)
    assert verify(setting.database, passwords, attempt, clock()).id == setting.lead.id


def test_who_cannot_sign_in_can_still_join(
    setting: Setting, passwords: Passwords, clock: FakeClock, code: str
) -> None:
    for number in range(throttling.PER_NETWORK):
        with pytest.raises(Refused):
            verify(setting.database, passwords, Attempt(f"{number}", "wrong", HERE), clock())
    with pytest.raises(TooMany):
        verify(setting.database, passwords, Attempt("x", "wrong", HERE), clock())
    joining.ask(setting.database, code, CARYS, HERE, clock())
    assert len(requests(setting)) == 1
