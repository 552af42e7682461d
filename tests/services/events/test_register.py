from datetime import timedelta

import pytest

from app.learning.training_events import Register
from app.policy.scope import EVERYWHERE
from app.services import board_events, event_register, own_events
from app.services.auditing import Action
from app.services.board_events import Tally
from app.services.errors import NotFound, Refused
from app.store.audit import entries_in
from app.store.awards import Source, awards_of
from app.store.merging import merge
from app.store.merging_rows import Merge
from tests.events_world import COURSE
from tests.services.events.conftest import DAY, ON_THE_DAY, Events
from tests.store.conftest import NOW

LAST = ON_THE_DAY + timedelta(days=14)
FINE = {"useful": 4, "clear": 5, "sure": 3}


def register(
    events: Events, now: object = ON_THE_DAY, who: str = "Analyst"
) -> event_register.RegisterPage:
    return event_register.page(
        events.session,
        events.actor(who),
        events.board,
        events.event,
        now,  # type: ignore[arg-type]
    )


def open_it(events: Events, now: object = ON_THE_DAY, who: str = "Analyst") -> None:
    event_register.open_register(
        events.session,
        events.actor(who),
        events.board,
        events.event,
        now,  # type: ignore[arg-type]
    )


def page(events: Events, now: object = ON_THE_DAY) -> board_events.EventPage:
    return board_events.event(
        events.session,
        events.actor("Analyst"),
        events.board,
        events.event,
        now,  # type: ignore[arg-type]
    )


@pytest.fixture
def booked(events: Events) -> Events:
    events.book("oak", "Ann", "Ben")
    events.book("elm", "Eve")
    return events


def test_names_are_read_from_the_day_on_for_two_weeks(booked: Events) -> None:
    for now, state in (
        (ON_THE_DAY - timedelta(days=1), Register.BEFORE),
        (LAST + timedelta(days=1), Register.OVER),
    ):
        with pytest.raises(Refused, match="register-shut"):
            open_it(booked, now)
        found = register(booked, now)
        assert (found.state, found.lines, found.booked) == (state, (), 3)
    for now in (ON_THE_DAY, LAST):
        open_it(booked, now)
        assert [line.name for line in register(booked, now).lines] == ["Ann", "Ben", "Eve"]


def test_names_are_not_read_before_it_was_opened_by_oneself_today(booked: Events) -> None:
    assert register(booked).lines == ()
    open_it(booked)
    assert register(booked).lines
    assert register(booked, ON_THE_DAY + timedelta(days=1)).lines == ()


def test_opening_is_written_down_once_a_day(booked: Events) -> None:
    open_it(booked)
    open_it(booked, ON_THE_DAY + timedelta(hours=1))
    trail = entries_in(booked.session, EVERYWHERE, DAY)
    opened = [each for each in trail if each.action == Action.REGISTER_OPENED]
    assert [(each.board_id, each.subjects) for each in opened] == [
        (booked.board, {"event": booked.event})
    ]


def test_the_counts_hold_no_name(booked: Events) -> None:
    booked.record("Ann")
    for said in (
        repr(page(booked)),
        repr(board_events.events(booked.session, booked.actor("Analyst"), booked.board, NOW)),
    ):
        assert not any(repr(name) in said for name in ("Ann", "Ben", "Eve"))


def test_who_was_there_and_who_was_not_by_agency(booked: Events) -> None:
    booked.record("Ann", "Eve")
    found = page(booked)
    assert {each.name: each.tally for each in found.agencies} == {
        "Elm School": Tally(booked=0, waiting=1, attended=1, absent=0),
        "Oak School": Tally(booked=2, waiting=0, attended=1, absent=1),
    }
    assert found.line.tally == Tally(2, 1, 2, 1)


def test_being_there_gives_an_award_and_a_tick_taken_back_takes_it(booked: Events) -> None:
    booked.record("Ann", "Ben")
    [award] = awards_of(booked.session, booked.people["Ann"].id)
    assert (award.facts.course, award.facts.source, award.facts.met_on) == (
        COURSE,
        Source.SESSION,
        DAY,
    )
    assert awards_of(booked.session, booked.people["Eve"].id) == ()
    booked.record("Ben")
    assert awards_of(booked.session, booked.people["Ann"].id) == ()
    assert len(awards_of(booked.session, booked.people["Ben"].id)) == 1
    booked.record("Ann", "Ben")
    assert len(awards_of(booked.session, booked.people["Ann"].id)) == 1


def test_recording_the_same_again_gives_nothing_twice(booked: Events) -> None:
    booked.record("Ann")
    booked.record("Ann")
    assert len(awards_of(booked.session, booked.people["Ann"].id)) == 1


def test_recording_is_in_the_trail_with_what_it_took_back(booked: Events) -> None:
    booked.record("Ann")
    booked.record()
    done = [each.action for each in entries_in(booked.session, EVERYWHERE, DAY)]
    assert done[:3] == [
        Action.REGISTER_RECORDED,
        Action.AWARD_VOIDED,
        Action.REGISTER_RECORDED,
    ]


def test_nobody_is_added_and_no_other_day_records(booked: Events) -> None:
    ann = booked.actor("Analyst")
    here = (booked.session, booked.content, ann, booked.board, booked.event)
    strange = [9999]
    with pytest.raises(NotFound):
        event_register.record_register(*here, strange, strange, ON_THE_DAY)  # type: ignore[arg-type]
    there = [booked.booking("Ann").id]
    with pytest.raises(NotFound):
        event_register.record_register(*here, [], there, ON_THE_DAY)
    for now in (NOW, LAST + timedelta(days=1)):
        with pytest.raises(Refused, match="register-shut"):
            booked.record("Ann", now=now)


def test_only_the_boards_own_analyst_opens_it(booked: Events) -> None:
    for name in ("Stranger", "oak lead", "Ann"):
        with pytest.raises(NotFound):
            open_it(booked, who=name)
        with pytest.raises(NotFound):
            register(booked, who=name)


def test_attendance_stays_when_a_second_entry_is_joined(booked: Events) -> None:
    booked.record("Ann")
    ann, ben = booked.people["Ann"].id, booked.people["Ben"].id
    merge(booked.session, Merge(ann, ben, ON_THE_DAY))
    assert page(booked).line.tally.attended == 1
    assert len(awards_of(booked.session, ben)) == 1
    shown = [each.id for each in booked.bookings]
    analyst = booked.actor("Analyst")
    here = (booked.session, booked.content, analyst, booked.board, booked.event)
    event_register.record_register(*here, shown, [], ON_THE_DAY)
    assert awards_of(booked.session, ben) == ()


def test_who_was_there_is_asked_once_how_it_was(booked: Events) -> None:
    booked.record("Ann")
    session, ann = booked.session, booked.actor("Ann")
    [own] = own_events.mine(session, ann, ON_THE_DAY)
    assert own.is_asked
    own_events.answer(session, ann, own.booking.id, FINE, ON_THE_DAY)
    own_events.answer(session, ann, own.booking.id, FINE | {"useful": 1}, ON_THE_DAY)
    assert not own_events.get(session, ann, own.booking.id, ON_THE_DAY).is_asked
    found = page(booked).evaluation
    assert (found.people, found.of, found.answers) == (1, 1, {})
    ben = booked.booking("Ben").id
    with pytest.raises(Refused, match="answers-over"):
        own_events.answer(session, booked.actor("Ben"), ben, FINE, ON_THE_DAY)


@pytest.mark.parametrize("answers", [{}, {"useful": 4}, FINE | {"sure": 6}, FINE | {"more": 1}])
def test_all_three_are_answered_on_the_scale(booked: Events, answers: dict[str, int]) -> None:
    booked.record("Ann")
    own = (booked.session, booked.actor("Ann"), booked.booking("Ann").id)
    with pytest.raises(Refused, match="answer-missing"):
        own_events.answer(*own, answers, ON_THE_DAY)


def test_answers_are_shown_from_ten_people_on(
    booked: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    booked.record("Ann", "Ben")
    for name in ("Ann", "Ben"):
        mine = booked.booking(name).id
        own_events.answer(booked.session, booked.actor(name), mine, FINE, ON_THE_DAY)
    monkeypatch.setattr(board_events, "FEWEST", 3)
    assert page(booked).evaluation.answers == {}
    monkeypatch.setattr(board_events, "FEWEST", 2)
    assert page(booked).evaluation.answers["useful"] == {4: 2}
