"""Slips for those without an address, letters for the others, and nobody's account opened by the way."""

import pytest
from sqlalchemy import select

from app.policy.roles import Held, Reach, Role
from app.services.passwords import Passwords
from app.store import grants, people
from app.store.database import Database
from app.store.tables import AuditRow, LetterRow, WayInRow
from tests.conftest import FakeClock
from tests.people import learner
from tests.walking import Walker
from tests.web.beginning.conftest import Beginning
from tests.web.beginning.pasting import add

FOUR = (
    "Siân Parry, teacher, sian@acorns.example\nEira Rhys, teacher, eira@acorns.example\n"
    "Tom Bell, volunteer\nŴyn Ansell, nursery manager"
)


@pytest.fixture
def at_step_4(walker: Walker, empty: Beginning) -> Walker:
    return add(walker, empty, FOUR).go(f"{empty.begin}/ways-in")


def kinds(database: Database) -> list[str]:
    with database.reading() as session:
        return sorted(session.scalars(select(WayInRow.kind)))


def test_slips_for_those_without_an_address_and_letters_for_the_others(
    at_step_4: Walker, empty: Beginning, database: Database
) -> None:
    at_step_4.press("Invite 2 people by mail")
    assert at_step_4.path == f"{empty.begin}/ways-in"
    assert "2 invitations are written." in at_step_4.text
    assert not at_step_4.has_button("Invite")
    at_step_4.press("Make slips for those ticked")
    assert at_step_4.heading == "2 slips to print"
    assert "Ŵyn Ansell" in at_step_4.text
    assert kinds(database) == ["invitation", "invitation", "slip", "slip"]
    with database.reading() as session:
        addresses = set(session.scalars(select(LetterRow.address)))
        noted = sorted(session.scalars(select(AuditRow.action)))
    assert addresses == {"sian@acorns.example", "eira@acorns.example"}
    assert noted.count("invited") == noted.count("slip made") == 2


def test_who_has_a_slip_is_not_ticked_again(at_step_4: Walker, empty: Beginning) -> None:
    at_step_4.press("Make slips for those ticked")
    at_step_4.go(f"{empty.begin}/ways-in")
    assert "printed slip, until Monday 7 December 2026" in at_step_4.text
    assert not at_step_4.page.select("main input[checked]")


def test_only_those_ticked(at_step_4: Walker, database: Database) -> None:
    boxes = at_step_4.page.select("input[name=person]")
    at_step_4.press("Make slips for those ticked", person=[str(boxes[0]["value"])])
    assert kinds(database) == ["slip"]


def test_who_helps_to_run_heed_gets_no_slip_and_who_signed_in_needs_none(
    at_step_4: Walker,
    empty: Beginning,
    database: Database,
    passwords: Passwords,
    clock: FakeClock,
) -> None:
    with database.transaction() as session:
        learner(session, passwords, clock(), name="Bob Inside", at=empty.own)
        helper = people.add_person(session, "Deputy Jones", clock())
        people.add_post(session, helper.id, empty.own, "teacher", clock().date(), clock())
        held = Held(Role.DSP, Reach(agency_id=empty.own))
        grants.add_grant(session, helper.id, held, None, clock())
    at_step_4.go(f"{empty.begin}/ways-in")
    assert "Bob Inside" not in at_step_4.text
    assert "by the letter that gave them the role: Deputy Jones." in at_step_4.text
    assert "Printed slips for 2 people without an address" in at_step_4.text


def test_with_nobody_on_the_list(walker: Walker, empty: Beginning) -> None:
    walker.go(f"{empty.begin}/ways-in")
    assert "Nobody is on your list yet" in walker.text
    walker.follow("Go to step 1")
    assert walker.path == f"{empty.begin}/people"


def test_inviting_again_invites_nobody(
    at_step_4: Walker, empty: Beginning, database: Database
) -> None:
    at_step_4.press("Invite 2 people by mail")
    at_step_4.client.submit(f"{empty.begin}/ways-in/invite")
    assert kinds(database) == ["invitation", "invitation"]
