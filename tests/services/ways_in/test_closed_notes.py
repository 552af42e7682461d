"""A slip opens the account, and not what its person had written for herself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.policy.actor import Actor
from app.services import closed_notes, coming_in, doors, resetting, ways_in
from app.services.coming_in import Chosen
from app.services.errors import Refused, TooMany
from app.services.passwords import Passwords
from app.store import accounts, drafts, kept_forms, plans, reflections
from app.store.closed_notes import Closure
from app.store.database import Database
from app.store.kept_forms import KeptForm
from app.store.plans import Intention, Outcome
from tests.area import actor_of
from tests.coming_in import HERE, LINKS, PASSWORD, Setting, all_letters, on_the_list, token_in
from tests.conftest import FakeClock
from tests.people import PASSWORD as FIRST
from tests.people import Someone, learner

SECOND = PASSWORD
PLACE = "lesson/noticing-neglect/signs/reflect-1"
PLAN = Intention("bruises", "Mair", "tomorrow")
Come = Callable[[str], None]


@pytest.fixture
def aled(setting: Setting, passwords: Passwords, clock: FakeClock) -> Someone:
    with setting.database.transaction() as session:
        return learner(session, passwords, clock(), name="Aled Prosser", at=setting.agency_id)


@pytest.fixture
def actor(database: Database, aled: Someone) -> Actor:
    with database.reading() as session:
        return actor_of(session, aled)


@pytest.fixture
def come_in(setting: Setting, passwords: Passwords, clock: FakeClock, aled: Someone) -> Come:
    """By a slip, with this new password."""

    def use(password: str) -> None:
        clock.forward(minutes=1)
        with setting.database.transaction() as session:
            arguments = (session, setting.dsp, setting.agency_id, [aled.id], clock())
            [slip] = ways_in.make_slips(*arguments, links=LINKS)
        door = doors.look(setting.database, slip.code, None, HERE, clock())
        chosen = Chosen(password, "ignored", shared=True)
        coming_in.use_with_password(setting.database, passwords, door, chosen, "X", clock())

    return use


def note(database: Database, actor: Actor, clock: FakeClock, text: str) -> None:
    said = {"title": "Signs", "prompt": "What did you see?"}
    with database.transaction() as session:
        reflections.save_reflection(session, actor.person_id, PLACE, text, clock(), **said)


def notes(database: Database, actor: Actor) -> list[str]:
    with database.reading() as session:
        return sorted(each.text for each in reflections.reflections_of(session, actor.person_id))


def closures(database: Database, actor: Actor) -> tuple[Closure, ...]:
    with database.reading() as session:
        return closed_notes.mine(session, actor)


@pytest.fixture
def open_with(
    database: Database, passwords: Passwords, clock: FakeClock, actor: Actor
) -> Callable[[str], None]:
    return lambda typed: closed_notes.open_with(database, passwords, actor, typed, HERE, clock())


def test_whoever_uses_a_slip_finds_nothing_that_was_written_before(
    database: Database, actor: Actor, come_in: Come, clock: FakeClock
) -> None:
    note(database, actor, clock, "private")
    who = actor.person_id
    form = KeptForm(who, "play.debrief", {}, {"text": ["private"]}, clock())
    with database.transaction() as session:
        plans.save_plan(session, who, "lesson/x/plan-1", PLAN, clock(), course="c", title="t")
        drafts.save_draft(session, who, "attempt/1", {"text": ["private"]}, clock())
        kept_forms.add_kept_form(session, "token", form)
    come_in(SECOND)
    with database.reading() as session:
        assert reflections.reflections_of(session, who) == ()
        assert plans.plans_of(session, who) == ()
        assert drafts.find_draft(session, who, "attempt/1") is None
        assert kept_forms.find_kept_form(session, "token", who, clock.moment - timedelta(1)) is None


def test_the_password_from_then_brings_all_of_it_back_as_it_was(
    database: Database,
    actor: Actor,
    come_in: Come,
    open_with: Callable[[str], None],
    clock: FakeClock,
) -> None:
    note(database, actor, clock, "private ŵ 😟")
    who = actor.person_id
    with database.transaction() as session:
        plans.save_plan(session, who, "lesson/x/plan-1", PLAN, clock(), course="c", title="t")
        [plan] = plans.plans_of(session, who)
        plans.answer_plan(session, who, plan.id, Outcome.IN_PART, "a little", clock())
        drafts.save_draft(session, who, f"plan/{plan.id}/follow-up", {"note": ["more"]}, clock())
        before = (reflections.reflections_of(session, who), plans.plans_of(session, who))
    come_in(SECOND)
    clock.forward(hours=3)
    open_with(FIRST)
    with database.reading() as session:
        [back] = reflections.reflections_of(session, who)
        [plan] = plans.plans_of(session, who)
        assert (replace(back, id=before[0][0].id), replace(plan, id=before[1][0].id)) == (
            before[0][0],
            before[1][0],
        )
        draft = drafts.find_draft(session, who, f"plan/{plan.id}/follow-up")
        assert draft is not None
        assert draft.fields == {"note": ["more"]}
    assert [each.opened_at for each in closures(database, actor)] == [clock()]


def test_another_number_is_given_where_the_old_one_is_somebody_elses_by_now(
    database: Database,
    setting: Setting,
    actor: Actor,
    come_in: Come,
    open_with: Callable[[str], None],
    clock: FakeClock,
) -> None:
    note(database, actor, clock, "hers")
    with database.transaction() as session:
        [kept] = reflections.reflections_of(session, actor.person_id)
        drafts.save_draft(
            session, actor.person_id, f"reflection/{kept.id}", {"text": ["longer"]}, clock()
        )
    come_in(SECOND)
    note(database, setting.dsp, clock, "somebody else's")
    open_with(FIRST)
    with database.reading() as session:
        [back] = reflections.reflections_of(session, actor.person_id)
        draft = drafts.find_draft(session, actor.person_id, f"reflection/{back.id}")
        assert draft is not None
    assert notes(database, actor) == ["hers"]
    assert notes(database, setting.dsp) == ["somebody else's"]


def test_what_was_written_in_the_same_place_since_stays_beside_it(
    database: Database,
    actor: Actor,
    come_in: Come,
    open_with: Callable[[str], None],
    clock: FakeClock,
) -> None:
    note(database, actor, clock, "before")
    come_in(SECOND)
    note(database, actor, clock, "after")
    open_with(FIRST)
    assert notes(database, actor) == ["after", "before"]
    with database.reading() as session:
        found = reflections.find_reflection(session, actor.person_id, PLACE)
        assert found is not None
        assert found.text == "after"


def test_several_slips_each_close_what_was_written_since_the_one_before(
    database: Database,
    actor: Actor,
    come_in: Come,
    open_with: Callable[[str], None],
    clock: FakeClock,
) -> None:
    third = "nine slow trains at dusk"
    note(database, actor, clock, "one")
    come_in(SECOND)
    note(database, actor, clock, "two")
    come_in(third)
    note(database, actor, clock, "three")
    with pytest.raises(Refused, match="wrong-former-password"):
        open_with(third)
    open_with(FIRST)
    assert notes(database, actor) == ["one", "three"]
    with pytest.raises(Refused, match="wrong-former-password"):
        open_with(FIRST)
    open_with(SECOND)
    assert notes(database, actor) == ["one", "three", "two"]


def test_it_says_who_gave_the_slip_and_when_whether_or_not_there_were_notes(
    database: Database, setting: Setting, actor: Actor, come_in: Come, clock: FakeClock
) -> None:
    assert closures(database, actor) == ()
    come_in(SECOND)
    [closure] = closures(database, actor)
    assert (closure.giver, closure.place) == (setting.lead.name, "Little Acorns Nursery")
    with database.reading() as session:
        assert closed_notes.lately(session, actor, clock()) == closure
        assert closed_notes.lately(session, actor, clock() + closed_notes.TOLD_FOR) is None


def test_passwords_are_guessed_no_faster_than_at_the_front_door(
    actor: Actor, come_in: Come, open_with: Callable[[str], None], clock: FakeClock
) -> None:
    come_in(SECOND)
    for _ in range(10):
        with pytest.raises(Refused, match="wrong-former-password"):
            open_with("not the password")
    with pytest.raises(TooMany):
        open_with(FIRST)
    clock.forward(minutes=6)
    open_with(FIRST)


def test_nobody_opens_another_persons_notes(
    database: Database,
    setting: Setting,
    passwords: Passwords,
    actor: Actor,
    come_in: Come,
    clock: FakeClock,
) -> None:
    """The invented people all have the same first password."""
    note(database, actor, clock, "private")
    come_in(SECOND)
    with pytest.raises(Refused, match="wrong-former-password"):
        closed_notes.open_with(database, passwords, setting.dsp, FIRST, HERE, clock())
    assert notes(database, actor) == []


def test_a_letter_to_an_address_that_is_hers_closes_nothing(
    database: Database, passwords: Passwords, actor: Actor, clock: FakeClock
) -> None:
    note(database, actor, clock, "private")
    with database.transaction() as session:
        account = accounts.get_account(session, actor.person_id)
        accounts.set_address(session, account, "aled@home.example")
    resetting.ask_for_reset(database, "aled@home.example", HERE, clock(), LINKS)
    token = token_in(all_letters(database)[0])
    door = doors.look(database, token, None, HERE, clock())
    chosen = Chosen(SECOND, "", shared=False)
    coming_in.use_with_password(database, passwords, door, chosen, "X", clock())
    assert notes(database, actor) == ["private"]
    assert closures(database, actor) == ()


def test_a_first_slip_closes_nothing(
    database: Database, setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    with database.transaction() as session:
        arguments = (session, setting.dsp, setting.agency_id, [carys], clock())
        [slip] = ways_in.make_slips(*arguments, links=LINKS)
    door = doors.look(database, slip.code, None, HERE, clock())
    chosen = Chosen(SECOND, "carys", shared=True)
    coming_in.use_with_password(database, passwords, door, chosen, "X", clock())
    assert closures(database, replace(setting.dsp, person_id=carys)) == ()
