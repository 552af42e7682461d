"""Between writing and sending the world goes on: a letter that nobody should get any more does not go."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import update

from app.ids import PersonId
from app.services import doors, resetting, ways_in
from app.services.mail_servers import MailServer
from app.services.passwords import Passwords
from app.services.post_offices import SmtpOffice
from app.services.ticking import tick
from app.store import accounts, posts
from app.store import ways_in as store
from app.store.letters import State
from app.store.tables import PersonRow
from tests.coming_in import HERE, LINKS, PASSWORD, Setting, all_letters, token_in
from tests.conftest import FakeClock
from tests.mail_server import Behaviour
from tests.services.letters.conftest import Post

Meanwhile = Callable[[Setting, PersonId, FakeClock], None]


def withdraw(setting: Setting, carys: PersonId, clock: FakeClock) -> None:
    with setting.database.transaction() as session:
        store.withdraw_open(session, [carys], [store.Kind.INVITATION], clock())


def leave(setting: Setting, carys: PersonId, clock: FakeClock) -> None:
    clock.forward(days=1)
    with setting.database.transaction() as session:
        [post] = posts.posts_at(session, setting.agency_id, [carys])
        posts.end_post(session, post, date(2026, 11, 23), setting.lead.id, clock())


def merge(setting: Setting, carys: PersonId, clock: FakeClock) -> None:
    with setting.database.transaction() as session:
        merged = update(PersonRow).where(PersonRow.id == carys)
        session.execute(merged.values(merged_into_id=setting.lead.id))


def wait(setting: Setting, carys: PersonId, clock: FakeClock) -> None:
    clock.forward(days=7)


def use(setting: Setting, carys: PersonId, clock: FakeClock) -> None:
    token = token_in(all_letters(setting.database)[0])
    door = doors.look(setting.database, token, None, HERE, clock())
    with setting.database.transaction() as session:
        store.claim(session, door.way_in.id, clock())


@pytest.mark.parametrize(
    ("meanwhile", "reason"),
    [
        (withdraw, "withdrawn"),
        (leave, "left"),
        (merge, "merged"),
        (wait, "expired"),
        (use, "used"),
    ],
)
def test_an_invitation(
    setting: Setting,
    carys: PersonId,
    clock: FakeClock,
    server: MailServer,
    behaviour: Behaviour,
    meanwhile: Meanwhile,
    reason: str,
) -> None:
    with setting.database.transaction() as session:
        arguments = (setting.dsp, carys, setting.agency_id, "carys@school.example", clock())
        ways_in.invite(session, *arguments, links=LINKS)
    meanwhile(setting, carys, clock)
    assert tick(setting.database, SmtpOffice(server), clock) == {State.SKIPPED: 1}
    [letter] = all_letters(setting.database)
    assert (letter.reason, letter.text) == (reason, "")
    assert not behaviour.came


@pytest.mark.parametrize(("meanwhile", "reason"), [(leave, "left"), (merge, "merged")])
def test_whatever_an_agency_writes_to_its_people(
    setting: Setting,
    carys: PersonId,
    clock: FakeClock,
    server: MailServer,
    behaviour: Behaviour,
    post: Post,
    meanwhile: Meanwhile,
    reason: str,
) -> None:
    post()
    meanwhile(setting, carys, clock)
    assert tick(setting.database, SmtpOffice(server), clock) == {State.SKIPPED: 1}
    assert all_letters(setting.database)[0].reason == reason


def test_a_new_password_for_an_account_that_was_closed(
    setting: Setting,
    carys: PersonId,
    passwords: Passwords,
    clock: FakeClock,
    server: MailServer,
) -> None:
    with setting.database.transaction() as session:
        address = "carys@school.example"
        accounts.add_account(session, carys, address, passwords.hash(PASSWORD), clock(), address)
    resetting.ask_for_reset(setting.database, address, HERE, clock(), LINKS)
    with setting.database.transaction() as session:
        accounts.disable_account(session, carys, clock())
    assert tick(setting.database, SmtpOffice(server), clock) == {State.SKIPPED: 1}
    assert all_letters(setting.database)[0].reason == "account-closed"
