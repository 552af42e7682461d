"""What becomes of a letter, against a real mail server that is not always well."""

from datetime import timedelta

import pytest

from app.ids import PersonId
from app.services import letters
from app.services.mail_servers import MailServer
from app.services.post_offices import Mailbox, SmtpOffice
from app.services.ticking import MOST_TRIES, tick, wait_after
from app.store.database import Database
from app.store.letters import Letter, State, claim_next
from tests.coming_in import Setting, all_letters
from tests.conftest import FakeClock
from tests.mail_server import DROP, TAKE, Behaviour
from tests.services.letters.conftest import Post


def one(database: Database) -> Letter:
    [letter] = all_letters(database)
    return letter


def test_a_letter_arrives_whole_and_its_text_is_gone(
    database: Database, clock: FakeClock, server: MailServer, behaviour: Behaviour, post: Post
) -> None:
    post()
    written = one(database)
    assert tick(database, SmtpOffice(server), clock) == {State.SENT: 1}
    [came] = behaviour.came
    assert came.get_content().replace("\r\n", "\n") == written.text
    assert came["Subject"] == "Y cwrs: diogelu plant"
    assert came["From"].addresses[0].display_name == "Heed y tîm"
    assert came["To"] == "carys@school.example"
    assert came["Message-ID"] == f"<{written.message_id}@board.example>"
    assert came["Auto-Submitted"] == "auto-generated"
    assert came["List-Unsubscribe"] is None
    assert came.get_content_type() == "text/plain"
    assert behaviour.envelopes == [("heed@board.example", ["carys@school.example"])]
    letter = one(database)
    assert (letter.state, letter.text, letter.sent_at) == (State.SENT, "", clock())


def test_a_second_tick_sends_nothing(
    database: Database, clock: FakeClock, server: MailServer, behaviour: Behaviour, post: Post
) -> None:
    post()
    tick(database, SmtpOffice(server), clock)
    assert tick(database, SmtpOffice(server), clock) == {}
    assert len(behaviour.came) == 1


def test_one_letter_for_a_person_a_kind_and_a_stage(post: Post, database: Database) -> None:
    assert post()
    assert not post()
    assert post("overdue-7/2027-03-01")
    assert len(all_letters(database)) == 2


def test_a_stage_that_was_skipped_on_purpose_is_taken(
    setting: Setting, carys: PersonId, clock: FakeClock, post: Post
) -> None:
    with setting.database.transaction() as session:
        stage = "due-14/2027-03-01"
        letters.skip(session, "note", carys, setting.agency_id, stage, "away", clock())
    assert not post()
    letter = one(setting.database)
    assert (letter.state, letter.reason, letter.text) == (State.SKIPPED, "away", "")


def test_a_connection_that_breaks_after_the_text_leaves_it_to_a_person(
    database: Database, clock: FakeClock, server: MailServer, behaviour: Behaviour, post: Post
) -> None:
    behaviour.answers = [DROP]
    post()
    assert tick(database, SmtpOffice(server), clock) == {State.UNSURE: 1}
    letter = one(database)
    assert (letter.state, letter.reason) == (State.UNSURE, "connection-lost")
    assert letter.text
    clock.forward(days=3)
    assert tick(database, SmtpOffice(server), clock) == {}
    assert len(behaviour.came) == 1


def test_the_letter_after_a_broken_connection_goes_by_a_new_one(
    database: Database, clock: FakeClock, server: MailServer, behaviour: Behaviour, post: Post
) -> None:
    behaviour.answers = [DROP, TAKE]
    post("first")
    post("second")
    assert tick(database, SmtpOffice(server), clock) == {State.UNSURE: 1, State.SENT: 1}


def test_a_server_that_is_not_ready_is_tried_again_later_with_the_same_message_id(
    database: Database, clock: FakeClock, server: MailServer, behaviour: Behaviour, post: Post
) -> None:
    behaviour.answers = ["451 try again", TAKE]
    post()
    assert tick(database, SmtpOffice(server), clock) == {State.WAITING: 1}
    assert one(database).reason == "smtp-451"
    assert tick(database, SmtpOffice(server), clock) == {}
    clock.forward(minutes=5)
    assert tick(database, SmtpOffice(server), clock) == {State.SENT: 1}
    first, second = behaviour.came
    assert first["Message-ID"] == second["Message-ID"]
    assert (one(database).state, one(database).reason) == (State.SENT, "")


def test_waits_grow_and_end(
    database: Database, clock: FakeClock, server: MailServer, behaviour: Behaviour, post: Post
) -> None:
    behaviour.to_recipients = "450 greylisted"
    post()
    waits = []
    for _ in range(MOST_TRIES - 1):
        assert tick(database, SmtpOffice(server), clock) == {State.WAITING: 1}
        waits.append(wait_after(one(database)))
        clock.moment += waits[-1] - timedelta(seconds=1)
        assert tick(database, SmtpOffice(server), clock) == {}
        clock.forward(seconds=1)
    assert tick(database, SmtpOffice(server), clock) == {State.FAILED: 1}
    assert [wait.total_seconds() / 60 for wait in waits[:4]] == [5, 10, 20, 40]
    assert waits[-1] == timedelta(hours=6)
    assert one(database).reason == "given-up"
    assert not behaviour.came


@pytest.mark.parametrize("where", ["text", "recipient"])
def test_what_the_server_refuses_has_failed_and_says_why(
    database: Database,
    clock: FakeClock,
    server: MailServer,
    behaviour: Behaviour,
    post: Post,
    where: str,
) -> None:
    if where == "text":
        behaviour.answers = ["550 no such person"]
    else:
        behaviour.to_recipients = "550 no such person"
    post()
    assert tick(database, SmtpOffice(server), clock) == {State.FAILED: 1}
    letter = one(database)
    assert (letter.state, letter.reason, letter.text) == (State.FAILED, "smtp-550", "")


def test_a_sender_whom_the_server_will_not_have_is_no_fault_of_the_letter(
    database: Database, clock: FakeClock, server: MailServer, behaviour: Behaviour, post: Post
) -> None:
    behaviour.to_senders = "553 not from here"
    post()
    assert tick(database, SmtpOffice(server), clock) == {State.WAITING: 1}


def test_no_server_there(database: Database, clock: FakeClock, post: Post) -> None:
    nowhere = MailServer("127.0.0.1", 1, "none", "heed@board.example", patience=2.0)
    post()
    assert tick(database, SmtpOffice(nowhere), clock) == {State.WAITING: 1}
    assert one(database).reason == "no-connection"


def test_a_server_without_tls_gets_nothing_where_tls_is_asked_for(
    database: Database, clock: FakeClock, server: MailServer, behaviour: Behaviour, post: Post
) -> None:
    strict = MailServer(server.host, server.port, "starttls", server.sender, patience=2.0)
    post()
    assert tick(database, SmtpOffice(strict), clock) == {State.WAITING: 1}
    assert not behaviour.came


def test_without_an_office_letters_wait(database: Database, clock: FakeClock, post: Post) -> None:
    post()
    assert tick(database, None, clock) == {}
    assert one(database).state is State.WAITING


def test_what_is_no_address_harms_no_other_letter(
    database: Database, clock: FakeClock, server: MailServer, behaviour: Behaviour, post: Post
) -> None:
    post("first", "ŵyn@school.example")
    post("second", "a@b\nBcc: everybody@school.example")
    post("third")
    told = tick(database, SmtpOffice(server), clock)
    assert told == {State.FAILED: 2, State.SENT: 1}
    assert [each["To"] for each in behaviour.came] == ["carys@school.example"]


def test_a_sender_that_was_stopped_leaves_its_letter_to_a_person(
    database: Database, clock: FakeClock, server: MailServer, behaviour: Behaviour, post: Post
) -> None:
    post()
    with database.transaction() as session:
        assert claim_next(session, clock())
    clock.forward(minutes=14)
    assert tick(database, SmtpOffice(server), clock) == {}
    clock.forward(minutes=1)
    assert tick(database, SmtpOffice(server), clock) == {State.UNSURE: 1}
    assert (one(database).state, one(database).reason) == (State.UNSURE, "stopped")
    assert not behaviour.came


def test_the_demos_mailbox_keeps_what_it_gets(
    database: Database, clock: FakeClock, post: Post
) -> None:
    post()
    assert tick(database, Mailbox(), clock) == {State.SENT: 1}
    assert one(database).text.startswith("Bore da Carys")
