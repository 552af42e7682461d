"""One human with two entries: what an agency recorded of the second becomes hers, and only by her own hand."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

import pytest
from sqlalchemy import select

from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import PersonId, SessionId
from app.learning.obligation_facts import Exemption, Extended, Period
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.roles import Held, Reach, Role
from app.policy.scope import EVERYWHERE, scope_of
from app.services import coming_in, doors, signing_in, ways_in
from app.services.civil_time import civil_date
from app.services.coming_in import Chosen
from app.services.doors import Step
from app.services.errors import NotFound, Refused
from app.services.passwords import Passwords
from app.services.verifying import Attempt
from app.store import (
    absences,
    accounts,
    assignments,
    audit,
    awards,
    exemptions,
    grants,
    posts,
    sessions,
    staff_entries,
)
from app.store.awards import AwardFacts, Source
from app.store.database import Session
from app.store.scoping import require_people
from app.store.staff_entries import Known
from app.store.tables import PersonRow
from tests.area import actor_of
from tests.coming_in import (
    BEGAN,
    HERE,
    LINKS,
    PASSWORD,
    Setting,
    all_letters,
    on_the_list,
    token_in,
)
from tests.conftest import FakeClock
from tests.people import PASSWORD as OLD_PASSWORD
from tests.people import Someone, learner

MET = date(2026, 10, 5)
TAUGHT = AwardFacts(
    course="noticing-neglect",
    course_title="Noticing neglect",
    release_sha256=None,
    terms_sha256="t" * 64,
    nation=Nation.WALES,
    language="en",
    standing=Standing.REVIEWED,
    met_on=MET,
    course_valid_months=24,
    source=Source.LIST,
    provider="The county",
    own_until=date(2027, 10, 4),
)


@dataclass(frozen=True)
class Two:
    """Siân works at the school and has an account; the nursery has her on its list, and does not know that."""

    setting: Setting
    school: Setting
    sian: Someone
    shell: PersonId
    clock: FakeClock

    def actor(self) -> Actor:
        with self.setting.database.transaction() as session:
            signing_in.establish_session(session, self.sian.id, "X", self.clock())
            found = actor_of(session, self.sian)
            [*_, browser] = sessions_of(session, self.sian.id)
        return replace(found, session_id=browser)

    def invitation(self, address: str = "sian@school.example", held: Held | None = None) -> str:
        with self.setting.database.transaction() as session:
            by = None if held else self.setting.dsp
            arguments = (by, self.shell, self.setting.agency_id, address)
            ways_in.invite(session, *arguments, self.clock(), links=LINKS, held=held)
        return token_in(all_letters(self.setting.database)[0])

    def slip(self) -> str:
        with self.setting.database.transaction() as session:
            arguments = (self.setting.dsp, self.setting.agency_id, [self.shell], self.clock())
            [slip] = ways_in.make_slips(session, *arguments, links=LINKS)
        return slip.code

    def take_over(self, token: str) -> signing_in.Entry | None:
        actor = self.actor()
        door = doors.look(self.setting.database, token, actor, HERE, self.clock())
        with self.setting.database.transaction() as session:
            return coming_in.use_signed_in(session, actor, door, "X", self.clock())


def sessions_of(session: Session, person_id: PersonId) -> list[SessionId]:
    return [each.session_id for each in sessions.open_sessions(session, person_id)]


@pytest.fixture
def two(setting: Setting, school: Setting, passwords: Passwords, clock: FakeClock) -> Two:
    with setting.database.transaction() as session:
        sian = learner(session, passwords, clock(), name="Siân Parry", at=school.agency_id)
    shell = on_the_list(setting, "S. Parry", clock(), "sian@school.example")
    return Two(setting, school, sian, shell, clock)


def add_records(session: Session, two: Two) -> None:
    """Everything that a nursery can record of somebody who has never signed in."""
    by, agency_id, now = two.setting.lead.id, two.setting.agency_id, two.clock()
    award = awards.add_award(session, two.shell, TAUGHT, now, by)
    assert award.facts == TAUGHT
    absences.add_absence(session, two.shell, agency_id, date(2026, 9, 7), None, by, now)
    exemption = Exemption(
        agency_id, "online-harm", Period(date(2026, 9, 1), None), "On the other site"
    )
    exemptions.add_exemption(session, two.shell, exemption, by, now)
    asked = (agency_id, "noticing-neglect", BEGAN, date(2026, 12, 1), "Please", "batch", by, now)
    assignments.add_assignments(session, [two.shell], *asked)
    [given] = assignments.given_at(session, agency_id, limit=9)
    event = Extended(date(2026, 12, 24))
    assignments.add_event(session, given.id, event, "The play", by, now)


def test_all_that_was_recorded_is_hers(two: Two) -> None:
    with two.setting.database.transaction() as session:
        add_records(session, two)
    two.clock.forward(days=1)
    two.take_over(two.invitation())
    agency_id = two.setting.agency_id
    with two.setting.database.reading() as session:
        hers = posts.posts_at(session, agency_id, [two.sian.id])
        assert [(post.held.job_role, post.held.starts_on) for post in hers] == [
            ("nursery practitioner", BEGAN)
        ]
        assert posts.posts_at(session, agency_id, [two.shell]) == ()
        [entry] = staff_entries.entries_of(session, agency_id, [two.sian.id])
        assert entry.known == Known("S. Parry", "sian@school.example")
        [award] = awards.awards_of(session, two.sian.id)
        assert (award.facts, award.recorded_at) == (TAUGHT, two.clock())
        assert awards.awards_of(session, two.shell) == ()
        assert [each.starts_on for each in absences.absences_at(session, agency_id, [two.sian.id])]
        assert [each.course for each in exemptions.exemptions_of(session, two.sian.id)]
        assert exemptions.exemptions_of(session, two.shell) == ()
        standing = [
            each for each in assignments.given_at(session, agency_id, limit=9) if not each.withdrawn
        ]
        assert [(each.person_id, each.due_on, each.note) for each in standing] == [
            (two.sian.id, date(2026, 12, 24), "Please")
        ]
        merged = session.scalar(select(PersonRow.merged_into_id).where(PersonRow.id == two.shell))
        assert merged == two.sian.id


def test_the_voided_award_says_why(two: Two) -> None:
    with two.setting.database.transaction() as session:
        first = awards.add_award(session, two.shell, TAUGHT, two.clock(), two.setting.lead.id)
    two.take_over(two.invitation())
    with two.setting.database.reading() as session:
        left = awards.get_award(session, two.shell, first.id)
        [new] = awards.awards_of(session, two.sian.id)
    assert (left.void_reason, left.voided_at) == ("merged", two.clock())
    assert new.id != first.id


def test_what_she_held_already_is_not_given_twice(two: Two) -> None:
    with two.setting.database.transaction() as session:
        for person_id in (two.shell, two.sian.id):
            awards.add_award(session, person_id, TAUGHT, two.clock(), two.setting.lead.id)
    two.take_over(two.invitation())
    with two.setting.database.reading() as session:
        assert len(awards.awards_of(session, two.sian.id)) == 1


def test_the_nursery_sees_her_and_the_school_still_does(two: Two) -> None:
    two.take_over(two.invitation())
    for setting in (two.setting, two.school):
        scope = scope_of(setting.dsp, Permission.SEE_STAFF)
        with setting.database.reading() as session:
            require_people(session, scope, [two.sian.id], civil_date(two.clock()))
            with pytest.raises(NotFound):
                require_people(session, scope, [two.shell], civil_date(two.clock()))


def test_the_same_post_twice_becomes_one(two: Two) -> None:
    """The second entry began earlier, and is not to end."""
    agency_id, now = two.setting.agency_id, two.clock()
    with two.setting.database.transaction() as session:
        known = posts.Held("nursery practitioner", date(2026, 10, 1), date(2027, 7, 31))
        posts.add_post(session, two.sian.id, agency_id, known, None, now)
        other = posts.Held("nursery manager", date(2026, 10, 1))
        posts.add_post(session, two.shell, agency_id, other, None, now)
        own = {two.sian.id: Known("Siân Parry", None, "P-17")}
        staff_entries.put_entries(session, agency_id, own, now)
    two.take_over(two.invitation())
    with two.setting.database.reading() as session:
        hers = posts.posts_at(session, agency_id, [two.sian.id])
        [entry] = staff_entries.entries_of(session, agency_id, [two.sian.id])
    assert {post.held for post in hers} == {
        posts.Held("nursery practitioner", BEGAN),
        posts.Held("nursery manager", date(2026, 10, 1)),
    }
    assert entry.known == Known("Siân Parry", "sian@school.example", "P-17")


def test_an_invitation_shows_the_address_to_be_hers_and_a_slip_shows_none(two: Two) -> None:
    two.take_over(two.slip())
    with two.setting.database.reading() as session:
        assert accounts.get_account(session, two.sian.id).address is None
    other = on_the_list(two.setting, "Sian P", two.clock())
    again = replace(two, shell=other)
    again.take_over(again.invitation("sian.p@school.example"))
    with two.setting.database.reading() as session:
        assert accounts.get_account(session, two.sian.id).address == "sian.p@school.example"


def test_a_role_that_stood_for_the_second_entry_is_hers_and_she_signs_in_anew(two: Two) -> None:
    held = Held(Role.DSP, Reach(agency_id=two.setting.agency_id))
    with two.setting.database.transaction() as session:
        grants.add_grant(session, two.shell, held, None, two.clock())
    entry = two.take_over(two.invitation(held=held))
    assert entry is not None
    with two.setting.database.reading() as session:
        assert grants.grants_of(session, two.sian.id) == (held,)
        assert grants.grants_of(session, two.shell) == ()
        assert len(sessions_of(session, two.sian.id)) == 1
        assert signing_in.find_actor(session, entry.token, Nation.WALES, two.clock())


def test_without_a_new_role_she_stays_signed_in(two: Two) -> None:
    assert two.take_over(two.invitation()) is None


def test_it_is_in_the_trail(two: Two) -> None:
    two.take_over(two.invitation())
    with two.setting.database.reading() as session:
        entries = audit.entries_in(session, EVERYWHERE, civil_date(two.clock()))
    found = {entry.action: entry for entry in entries}
    merged = found["second entry taken over"]
    assert merged.actor_id == two.sian.id
    assert merged.subjects == {"person": two.sian.id, "second_entry": two.shell}
    assert merged.agency_id == two.setting.agency_id


def test_a_person_with_an_account_is_never_merged(two: Two, passwords: Passwords) -> None:
    token, actor = two.invitation(), two.actor()
    door = doors.look(two.setting.database, token, actor, HERE, two.clock())
    assert door.step is Step.TAKE_OVER
    with two.setting.database.transaction() as session:
        accounts.add_account(session, two.shell, "s.parry", passwords.hash("x" * 12), two.clock())
    with pytest.raises(Refused, match="way-in-over"), two.setting.database.transaction() as session:
        coming_in.use_signed_in(session, actor, door, "X", two.clock())
    after = doors.look(two.setting.database, token, actor, HERE, two.clock())
    assert (after.state, after.step) == ("open", Step.SOMEBODY_ELSE)


def test_of_taking_over_and_beginning_anew_at_the_same_time_one_happens(
    two: Two, passwords: Passwords
) -> None:
    """By the letter and by the slip, which are two ways in."""
    letter, slip = two.invitation(), two.slip()
    actor, database, now = two.actor(), two.setting.database, two.clock()
    signed_in = doors.look(database, letter, actor, HERE, now)
    nobody = doors.look(database, slip, None, HERE, now)

    def take_over() -> None:
        with database.transaction() as session:
            coming_in.use_signed_in(session, actor, signed_in, "X", now)

    def begin() -> None:
        chosen = Chosen(PASSWORD, "s.parry", shared=True)
        coming_in.use_with_password(database, passwords, nobody, chosen, "X", now)

    def outcome(act: Callable[[], None]) -> str:
        try:
            act()
        except Refused as refusal:
            return refusal.reason
        return "done"

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(outcome, (take_over, begin)))
    assert sorted(told) == ["done", "way-in-over"]


def test_whose_address_has_an_account_is_asked_to_sign_in_and_cannot_make_a_second(
    two: Two, passwords: Passwords
) -> None:
    with two.setting.database.transaction() as session:
        account = accounts.get_account(session, two.sian.id)
        accounts.set_address(session, account, "sian@school.example")
    token = two.invitation()
    door = doors.look(two.setting.database, token, None, HERE, two.clock())
    assert door.step is Step.SIGN_IN
    forced = replace(door, step=Step.CHOOSE)
    chosen = Chosen(PASSWORD, "", shared=False)
    with pytest.raises(Refused, match="address-taken"):
        coming_in.use_with_password(
            two.setting.database, passwords, forced, chosen, "X", two.clock()
        )
    attempt = Attempt(two.sian.username, OLD_PASSWORD, HERE)
    assert signing_in.sign_in(two.setting.database, passwords, attempt, "X", two.clock()).token
