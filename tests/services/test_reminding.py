"""Reminders on a nursery: who gets a letter, who does not and why, and never two a day."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import PersonId
from app.learning.obligation_facts import Exemption, Pattern, Period, Withdrawn
from app.learning.reminders import ReminderPlan
from app.services import reminder_pages, reminding
from app.services.errors import NotFound, Refused
from app.services.post_offices import Mailbox
from app.services.reminder_pages import Show
from app.services.reminding import Told
from app.services.ticking import tick
from app.store import absences, accounts, assignments, exemptions, posts, requirements
from app.store.letters import State
from app.store.reminder_plans import Reminding, find_reminding
from app.store.requirements import Owner, Terms
from app.store.tables import AccountRow, AuditRow, GrantRow, ReminderPlanRow
from tests.coming_in import LINKS
from tests.conftest import FakeClock, heed_of
from tests.reminded import COURSE, ON_THE_DAY, OTHER, Nursery, open_nursery


@pytest.fixture
def nursery(app: Flask, clock: FakeClock) -> Nursery:
    return open_nursery(heed_of(app), clock)


def test_one_letter_for_all_that_is_asked(nursery: Nursery) -> None:
    carys = nursery.person("Carys Puw")
    nursery.ask(carys)
    nursery.ask(carys, course=OTHER, in_days=-12)
    nursery.switch_on()
    assert nursery.remind() == 1
    [letter] = nursery.letters()
    assert (letter.state, letter.address) == (State.WAITING, "carys.puw@school.example")
    assert letter.subject == "Your safeguarding training: what comes next"
    lines = [line for line in letter.text.splitlines() if line.startswith("- ")]
    assert lines == [
        "- fire-drill: it was due on Wednesday 11 November 2026",
        "- Noticing neglect: by Monday 23 November 2026",
    ]
    assert letter.text.startswith("Hello Carys Puw,\n\nLittle Acorns Nursery asks you")
    assert "http://localhost/training\n" in letter.text


def test_the_agencys_own_words_stand_in_it_braces_and_all(nursery: Nursery) -> None:
    nursery.ask(nursery.person("Carys {name} Puw"))
    nursery.switch_on(words="Diolch! {not a field} – Ruth")
    nursery.remind()
    [letter] = nursery.letters()
    assert "\n\nDiolch! {not a field} – Ruth\n\n" in letter.text
    assert "Hello Carys {name} Puw,\n" in letter.text
    assert "Thank you for taking the time" not in letter.text


def test_a_letter_names_no_child_case_or_mark(nursery: Nursery) -> None:
    carys = nursery.person("Carys Puw")
    nursery.ask(carys)
    nursery.switch_on()
    nursery.remind()
    [letter] = nursery.letters()
    library = nursery.content.library
    words = nursery.content.words(Nation.WALES)
    cases = [case.title.fill(words) for case in library.scenarios.values()]
    assert cases
    for said in (*cases, *library.scenarios, "%", "mark", "score", "attempt"):
        assert said not in letter.text, said


def test_nobody_is_told_before_the_hour_after_it_or_at_the_weekend(nursery: Nursery) -> None:
    nursery.ask(nursery.person("Carys Puw"))
    nursery.switch_on()
    monday = nursery.clock.moment
    for hour, told in ((6, False), (19, False), (7, True), (18, True)):
        nursery.clock.moment = monday.replace(hour=hour)
        assert bool(reminding.waiting(nursery.database, nursery.clock())) is told
    nursery.clock.moment = monday.replace(2027, 7, 5, 6)
    assert reminding.waiting(nursery.database, nursery.clock()), "in summer it is seven by then"
    nursery.clock.moment = monday - timedelta(days=1)
    assert nursery.remind() == 0
    assert nursery.letters() == []


def test_what_falls_into_a_closure_is_told_after_it(nursery: Nursery) -> None:
    closed = ((nursery.today, nursery.today + timedelta(days=1)),)
    nursery.ask(nursery.person("Carys Puw"))
    nursery.switch_on(replace(ON_THE_DAY, closures=closed))
    told = []
    for _ in range(5):
        told.append(nursery.remind())
        nursery.clock.forward(days=1)
    assert told == [0, 0, 1, 0, 0]


def test_no_address_is_a_skip_with_a_reason_and_a_line_on_the_paper_list(nursery: Nursery) -> None:
    carys = nursery.person("Carys Puw", reached=False)
    nursery.ask(carys)
    nursery.ask(nursery.person("Dai Morris"))
    nursery.switch_on()
    assert nursery.remind() == 1
    assert (carys, State.SKIPPED, "no-address") in nursery.outcomes()
    with nursery.database.reading() as session:
        here = (session, nursery.setting.dsp, nursery.agency_id, nursery.clock())
        listed = reminder_pages.paper(*here)
    assert [(each.name, [row.course for row in each.rows]) for each in listed.people] == [
        ("Carys Puw", [COURSE])
    ]


def test_an_address_that_comes_later_on_the_same_day_is_used(nursery: Nursery) -> None:
    carys = nursery.person("Carys Puw", reached=False)
    nursery.ask(carys)
    assert nursery.send(carys) == Told(0, 1)
    with nursery.database.transaction() as session:
        accounts.add_account(session, carys, "carys", "hash", nursery.clock(), "c@example.org")
    assert nursery.send(carys) == Told(1, 0)
    assert nursery.letters()[-1].address == "c@example.org"


def away(nursery: Nursery, person_id: PersonId) -> None:
    with nursery.database.transaction() as session:
        period = (nursery.today - timedelta(days=3), None)
        here = (person_id, nursery.agency_id, *period, None, nursery.clock())
        absences.add_absence(session, *here)


def exempted(nursery: Nursery, person_id: PersonId) -> None:
    with nursery.database.transaction() as session:
        period = Period(nursery.today - timedelta(days=3))
        exemption = Exemption(nursery.agency_id, COURSE, period, "holds another")
        here = (session, person_id, exemption, nursery.setting.lead.id, nursery.clock())
        exemptions.add_exemption(*here)


def withdrawn(nursery: Nursery, person_id: PersonId) -> None:
    with nursery.database.transaction() as session:
        [given] = assignments.given_at(session, nursery.agency_id, limit=10)
        here = (given.id, Withdrawn(), "", nursery.setting.lead.id, nursery.clock())
        assignments.add_event(session, *here)


def covered(nursery: Nursery, person_id: PersonId) -> None:
    nursery.meet(person_id)


Meanwhile = Callable[[Nursery, PersonId], None]


@pytest.mark.parametrize(
    ("meanwhile", "reasons"),
    [(away, ["away"]), (exempted, ["exempted"]), (withdrawn, []), (covered, [])],
)
def test_of_whom_nothing_is_asked_gets_nothing(
    nursery: Nursery, meanwhile: Meanwhile, reasons: list[str]
) -> None:
    carys = nursery.person("Carys Puw")
    nursery.ask(carys)
    meanwhile(nursery, carys)
    nursery.switch_on()
    assert nursery.remind() == 0
    assert nursery.outcomes() == [(carys, State.SKIPPED, reason) for reason in reasons]
    assert nursery.send(carys) == Told(0, 0)
    assert len(nursery.letters()) == len(reasons)


def test_who_is_exempt_from_one_course_is_told_of_the_other_alone(nursery: Nursery) -> None:
    carys = nursery.person("Carys Puw")
    nursery.ask(carys)
    nursery.ask(carys, course=OTHER)
    exempted(nursery, carys)
    nursery.switch_on()
    assert nursery.remind() == 1
    [letter] = nursery.letters()
    assert "fire-drill" in letter.text
    assert "Noticing neglect" not in letter.text


def test_who_holds_it_is_reminded_before_it_runs_out(nursery: Nursery) -> None:
    carys = nursery.person("Carys Puw")
    rule = Terms(
        COURSE, "Everybody", (), 12, 0, 14, Pattern.ROLLING, None, Standing.DRAFT, "", None
    )
    with nursery.database.transaction() as session:
        owner = Owner(agency_id=nursery.agency_id)
        period = Period(date(2025, 1, 1))
        requirements.add_requirement(session, "rule", owner, rule, period, None, nursery.clock())
    nursery.meet(carys, on=date(2025, 11, 29))
    nursery.meet(nursery.setting.lead.id, on=date(2026, 10, 1))
    nursery.switch_on()
    assert nursery.remind() == 1
    [letter] = nursery.letters()
    assert "- Noticing neglect: once more, by Monday 30 November 2026" in letter.text
    assert [each.name for each in nursery.page().waiting] == ["Carys Puw"]


def test_a_second_tick_on_the_same_day_writes_nothing(nursery: Nursery) -> None:
    nursery.ask(nursery.person("Carys Puw"))
    nursery.switch_on()
    assert [nursery.remind(), nursery.remind()] == [1, 0]
    nursery.switch_on(on=False)
    nursery.switch_on()
    assert nursery.remind() == 0, "switched off and on again, nobody hears the same twice"
    assert len(nursery.letters()) == 1


def test_two_ticks_at_once_write_one_letter_each(nursery: Nursery) -> None:
    people = [nursery.person(f"Person {number}") for number in range(5)]
    nursery.ask(*people)
    nursery.switch_on()
    agencies = reminding.waiting(nursery.database, nursery.clock())
    start = Barrier(4)

    def one(_number: int) -> int:
        start.wait()
        here = (nursery.database, nursery.content, LINKS, agencies, nursery.clock())
        return reminding.remind_where_due(*here)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(one, range(4))) == [0, 0, 0, 5]
    assert [each.person_id for each in nursery.letters()] == people


def test_send_now_beside_a_tick_writes_one_letter_each(nursery: Nursery) -> None:
    people = [nursery.person(f"Person {number}") for number in range(5)]
    nursery.ask(*people)
    nursery.switch_on()
    start = Barrier(2)

    def one(act: Callable[[], object]) -> None:
        start.wait()
        act()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, (nursery.remind, lambda: nursery.send(*people))))
    assert sorted(each.person_id for each in nursery.letters()) == people


def test_send_now_twice_a_day_writes_once_and_again_tomorrow(nursery: Nursery) -> None:
    carys = nursery.person("Carys Puw")
    nursery.ask(carys)
    assert [nursery.send(carys), nursery.send(carys)] == [Told(1, 0), Told(0, 0)]
    nursery.clock.forward(days=1)
    assert nursery.send(carys) == Told(1, 0)


def test_send_now_reaches_own_staff_alone_and_is_noted(
    nursery: Nursery, app: Flask, clock: FakeClock
) -> None:
    carys = nursery.person("Carys Puw")
    nursery.ask(carys)
    school = open_nursery(heed_of(app), clock, "High Street School")
    stranger = school.person("Zebedee")
    with pytest.raises(NotFound):
        nursery.send(carys, stranger)
    with pytest.raises(Refused, match="nobody-chosen"):
        nursery.send()
    with pytest.raises(NotFound):
        replace(nursery, setting=replace(nursery.setting, dsp=school.setting.dsp)).send(carys)
    assert nursery.letters() == []
    nursery.send(carys)
    with nursery.database.reading() as session:
        row = session.execute(
            select(AuditRow.actor_id, AuditRow.agency_id, AuditRow.subjects).where(
                AuditRow.action == "reminded"
            )
        ).one()
    assert row == (nursery.setting.lead.id, nursery.agency_id, {"people": [carys]})


def test_changing_the_plan_is_noted_and_kept(nursery: Nursery) -> None:
    closed = ((date(2026, 12, 21), date(2027, 1, 4)),)
    plan = ReminderPlan((30, 7), False, (14,), closed)
    nursery.switch_on(plan, "Diolch")
    with nursery.database.reading() as session:
        kept = find_reminding(session, nursery.agency_id)
        noted = session.scalars(select(AuditRow.action)).all()
    assert kept == Reminding(True, plan, "Diolch", nursery.today - timedelta(days=1))
    assert noted == ["reminders changed"]


@pytest.mark.parametrize(
    ("plan", "words", "reason"),
    [
        (ReminderPlan(days_before=(0,)), "", "days-before-unfit"),
        (ReminderPlan(days_before=tuple(range(1, 8))), "", "days-before-unfit"),
        (ReminderPlan(days_after=(366,)), "", "days-after-unfit"),
        (ReminderPlan((), False, ()), "", "never-told"),
        (ReminderPlan(closures=((date(2027, 1, 4), date(2027, 1, 3)),)), "", "closures-unfit"),
        (ReminderPlan(closures=((date(2027, 1, 4), date(2029, 1, 3)),)), "", "closures-unfit"),
        (ReminderPlan(), "x" * 1001, "words-too-long"),
    ],
)
def test_a_plan_that_cannot_be_kept(
    nursery: Nursery, plan: ReminderPlan, words: str, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        nursery.switch_on(plan, words)


def give_address(nursery: Nursery) -> None:
    with nursery.database.transaction() as session:
        session.execute(
            update(AccountRow)
            .where(AccountRow.person_id == nursery.setting.lead.id)
            .values(address="ruth@school.example")
        )


def test_a_dsp_hears_once_a_week_how_it_stands(nursery: Nursery) -> None:
    give_address(nursery)
    nursery.ask(nursery.person("Carys Puw"))
    nursery.ask(nursery.person("Dai Morris", reached=False), in_days=-9)
    nursery.switch_on(replace(ON_THE_DAY, days_after=(8,)))
    for _ in range(12):
        nursery.remind()
        nursery.clock.forward(days=1)
    first, second = nursery.letters("dsp-digest")
    assert (first.address, first.subject) == (
        "ruth@school.example",
        "Training at Little Acorns Nursery this week",
    )
    assert first.stage.endswith("2026-W48")
    assert second.stage.endswith("2026-W49")
    for words in (
        "Of 2 people who are asked for something",
        "- 1 have something due in the next 30 days",
        "- 1 have something overdue",
        "wrote 1 reminders. 0 were not written",
        f"http://localhost/team/{nursery.agency_id}\n",
    ):
        assert words in first.text, words
    assert "Carys" not in first.text


def test_a_dsp_without_an_address_or_with_nothing_to_tell_is_skipped(nursery: Nursery) -> None:
    nursery.switch_on()
    nursery.remind()
    [letter] = nursery.letters("dsp-digest")
    assert (letter.state, letter.reason) == (State.SKIPPED, "nothing-asked")
    nursery.ask(nursery.person("Carys Puw"))
    nursery.clock.forward(days=7)
    nursery.remind()
    letter = nursery.letters("dsp-digest")[-1]
    assert (letter.state, letter.reason) == (State.SKIPPED, "no-address")


def left(nursery: Nursery, person_id: PersonId) -> None:
    with nursery.database.transaction() as session:
        [post] = posts.posts_at(session, nursery.agency_id, [person_id])
        posts.end_post(session, post, nursery.today - timedelta(days=1), None, nursery.clock())


def late(nursery: Nursery, person_id: PersonId) -> None:
    nursery.clock.forward(days=4)


@pytest.mark.parametrize(
    ("meanwhile", "reason"),
    [
        (covered, "done-meanwhile"),
        (withdrawn, "done-meanwhile"),
        (away, "away"),
        (left, "left"),
        (late, "out-of-date"),
    ],
)
def test_it_is_asked_again_when_the_letter_is_sent(
    nursery: Nursery, meanwhile: Meanwhile, reason: str
) -> None:
    carys = nursery.person("Carys Puw")
    nursery.ask(carys)
    nursery.send(carys)
    meanwhile(nursery, carys)
    assert tick(nursery.database, Mailbox(), nursery.clock) == {State.SKIPPED: 1}
    assert nursery.outcomes() == [(carys, State.SKIPPED, reason)]


def test_what_is_still_asked_is_sent(nursery: Nursery) -> None:
    carys = nursery.person("Carys Puw")
    nursery.ask(carys)
    nursery.ask(carys, course=OTHER)
    nursery.send(carys)
    nursery.meet(carys)
    assert tick(nursery.database, Mailbox(), nursery.clock) == {State.SENT: 1}


@pytest.mark.parametrize(("still", "state"), [(True, State.SENT), (False, State.SKIPPED)])
def test_a_digest_goes_to_who_runs_training_and_need_not_work_there(
    nursery: Nursery, still: bool, state: State
) -> None:
    give_address(nursery)
    nursery.ask(nursery.person("Carys Puw", reached=False))
    nursery.switch_on()
    nursery.remind()
    left(nursery, nursery.setting.lead.id)
    if not still:
        with nursery.database.transaction() as session:
            session.execute(update(GrantRow).values(revoked_at=nursery.clock()))
    assert tick(nursery.database, Mailbox(), nursery.clock) == {state: 1}
    assert nursery.letters("dsp-digest")[0].reason == ("" if still else "no-dsp")


def test_the_page_says_what_is_next_and_who_can_be_told_now(nursery: Nursery) -> None:
    carys, dai = nursery.person("Carys Puw"), nursery.person("Dai Morris", reached=False)
    far = nursery.person("Eira Far")
    nursery.ask(carys, in_days=-2)
    nursery.ask(dai, in_days=12)
    nursery.ask(far, in_days=80)
    nursery.switch_on()
    found = nursery.page()
    assert found.next_time is not None
    assert found.next_time.on == date(2026, 11, 30), "the Saturday's waits for Monday"
    assert [each.name for each in found.next_time.people] == ["Carys Puw", "Dai Morris"]
    for show, names in (
        (Show.SOON, ["Carys Puw", "Dai Morris"]),
        (Show.LATE, ["Carys Puw"]),
        (Show.ALL, ["Carys Puw", "Dai Morris", "Eira Far"]),
    ):
        assert [each.name for each in nursery.page(show).waiting] == names, show
    assert found.sample.startswith("Hello Carys Puw,")
    nursery.send(carys)
    left(nursery, dai)
    found = nursery.page()
    assert [each.name for each in found.letters] == ["Carys Puw"]
    assert found.written == {carys: nursery.clock()}
    left(nursery, carys)
    assert [each.name for each in nursery.page().letters] == [None]


def test_a_closed_agency_and_one_that_is_off_remind_nobody(nursery: Nursery) -> None:
    nursery.ask(nursery.person("Carys Puw"))
    nursery.switch_on(on=False)
    assert reminding.waiting(nursery.database, nursery.clock()) == ()
    here = (nursery.database, nursery.content, LINKS, [nursery.agency_id], nursery.clock())
    assert reminding.remind_where_due(*here) == 0
    assert nursery.letters() == []


def test_an_agency_that_fails_stops_no_other(
    nursery: Nursery, app: Flask, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    school = open_nursery(heed_of(app), clock, "High Street School")
    for each in (nursery, school):
        each.ask(each.person("Carys Puw"))
        each.switch_on()
    with nursery.database.transaction() as session:
        broken = update(ReminderPlanRow).values(closures=[["never", "ever"]])
        session.execute(broken.where(ReminderPlanRow.agency_id == nursery.agency_id))
    with pytest.raises(ExceptionGroup, match="some agencies"):
        nursery.remind()
    assert [each.agency_id for each in nursery.letters()] == [school.agency_id]
    assert f"no reminders at agency {nursery.agency_id}" in caplog.text
