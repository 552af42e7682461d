from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.learning.training_events import seated
from app.policy.scope import EVERYWHERE
from app.services import event_bookings, own_events, planning_events
from app.services.auditing import Action
from app.services.content import Content
from app.services.entitled import why_not
from app.services.errors import AgencyClosed, NotFound, Refused
from app.services.event_letters import tell_moved_up, tell_where_places_fell_free
from app.store import events as store
from app.store import organisations, people, posts
from app.store.audit import entries_in
from app.store.database import Database, Session
from app.store.letters import latest
from app.store.merging import merge
from app.store.merging_rows import Merge
from tests.events_world import LINKS
from tests.services.events.conftest import DAY, ON_THE_DAY, Events, populate
from tests.store.conftest import NOW

LATER = NOW + timedelta(hours=1)


def leave(events: Events, name: str, agency: str, days: int = 1) -> None:
    [post] = posts.posts_at(events.session, events.agencies[agency], [events.people[name].id])
    last_day = NOW.date() + timedelta(days=days)
    posts.end_post(events.session, post, last_day, None, NOW)


def test_the_last_place_is_anybodys_and_then_they_wait(events: Events) -> None:
    assert events.book("oak", "Ann") == event_bookings.Made(1, 0)
    assert events.book("elm", "Eve", "Flo") == event_bookings.Made(1, 1)
    assert events.standing() == ({"Ann", "Eve"}, ["Flo"])
    assert events.letters("event-booked") == {"Ann", "Eve"}
    assert events.letters("event-waiting") == {"Flo"}


def test_who_waits_longest_moves_up_and_is_told_once(events: Events) -> None:
    events.book("oak", "Ann", "Ben")
    events.book("elm", "Eve")
    events.book("elm", "Flo")
    events.withdraw("oak", "Ann")
    assert events.standing() == ({"Ben", "Eve"}, ["Flo"])
    assert events.letters("event-moved-up") == {"Eve"}
    event = store.get_event(events.session, events.board, events.event)
    assert tell_moved_up(events.session, event, LATER, LINKS) == 0


def test_a_booking_falls_away_with_the_post(events: Events) -> None:
    events.book("oak", "Ann", "Ben")
    events.book("elm", "Eve")
    leave(events, "Ann", "oak")
    assert events.standing() == ({"Ben", "Eve"}, [])


def test_who_leaves_after_the_day_keeps_the_place(events: Events) -> None:
    events.book("oak", "Ann")
    leave(events, "Ann", "oak", days=20)
    assert events.standing() == ({"Ann"}, [])


def test_a_closed_agencys_bookings_fall_away(events: Events) -> None:
    events.book("oak", "Ann")
    events.book("elm", "Eve")
    yesterday = NOW.date() - timedelta(days=1)
    organisations.close_organisation(events.session, events.agencies["oak"], yesterday)
    assert events.standing() == ({"Eve"}, [])
    with pytest.raises(AgencyClosed):
        events.book("oak", "Ben")


def test_somebody_is_booked_once_and_again_after_it_was_taken_back(events: Events) -> None:
    events.book("oak", "Ann")
    assert events.book("oak", "Ann") == event_bookings.Made(0, 0)
    events.withdraw("oak", "Ann")
    assert events.book("oak", "Ann") == event_bookings.Made(1, 0)
    assert len(events.bookings) == 1


def test_a_booking_that_fell_away_is_in_nobodys_way(events: Events) -> None:
    events.book("oak", "Ann")
    leave(events, "Ann", "oak")
    people.add_post(
        events.session, events.people["Ann"].id, events.agencies["elm"], "teacher", NOW.date(), NOW
    )
    assert events.book("elm", "Ann") == event_bookings.Made(1, 0)


def test_after_the_last_day_nothing_is_booked_or_taken_back(events: Events) -> None:
    events.book("oak", "Ann")
    late = NOW + timedelta(days=18)
    for act in (
        lambda: events.book("oak", "Ben", now=late),
        lambda: events.withdraw("oak", "Ann", now=late),
    ):
        with pytest.raises(Refused, match="booking-over"):
            act()
    events.withdraw("oak", "Ann", now=NOW + timedelta(days=17))


def test_another_boards_event_is_not_there(events: Events) -> None:
    with pytest.raises(NotFound):
        event_bookings.one(
            events.session, events.actor("ash lead"), events.agencies["ash"], events.event, NOW
        )
    found = event_bookings.at_agency(
        events.session, events.actor("ash lead"), events.agencies["ash"], NOW
    )
    assert found.coming == ()


def test_only_ones_own_people_and_bookings(events: Events) -> None:
    events.book("elm", "Eve")
    with pytest.raises(NotFound):
        events.book("oak", "Flo")
    with pytest.raises(NotFound):
        events.withdraw("oak", "Eve")
    with pytest.raises(NotFound):
        event_bookings.one(
            events.session, events.actor("elm lead"), events.agencies["oak"], events.event, NOW
        )


def test_the_agency_sees_its_own_people_and_counts_of_the_rest(events: Events) -> None:
    events.book("elm", "Eve", "Flo")
    events.book("oak", "Ann")
    found = event_bookings.one(
        events.session, events.actor("oak lead"), events.agencies["oak"], events.event, NOW
    )
    assert [(each.name, each.place_in_queue) for each in found.booked] == [("Ann", 1)]
    assert (found.offered.free, found.queue) == (0, 1)
    assert [each.name for each in found.staff] == ["Ben", "Cai", "oak lead"]


def test_who_has_left_is_counted_and_not_named_to_the_old_workplace(events: Events) -> None:
    events.book("oak", "Ann")
    leave(events, "Ann", "oak", days=20)
    after = ON_THE_DAY + timedelta(days=2)
    found = event_bookings.one(
        events.session, events.actor("oak lead"), events.agencies["oak"], events.event, after
    )
    assert (found.booked, found.left) == ((), 1)


def test_more_places_let_people_in_and_fewer_throw_nobody_out(events: Events) -> None:
    events.book("oak", "Ann", "Ben", "Cai")
    assert events.standing() == ({"Ann", "Ben"}, ["Cai"])
    change(events, places=3)
    assert events.letters("event-moved-up") == {"Cai"}
    with pytest.raises(Refused, match="places-taken"):
        change(events, places=2)


def test_another_day_is_told_to_all_another_text_to_nobody(events: Events) -> None:
    events.book("oak", "Ann", "Ben", "Cai")
    change(events, about="Something else.")
    assert events.letters("event-changed") == set()
    change(events, place="The library")
    assert events.letters("event-changed") == {"Ann", "Ben", "Cai"}
    assert "The library" in latest(events.session)[0].text


def change(events: Events, **said: object) -> None:
    event = store.get_event(events.session, events.board, events.event)
    planning_events.change(
        events.session,
        events.content,
        events.actor("Analyst"),
        events.board,
        events.event,
        replace(event.facts, **said),  # type: ignore[arg-type]
        NOW,
        links=LINKS,
    )


def cancel(events: Events, why: str = "The room is closed.") -> int:
    ann = events.actor("Analyst")
    return planning_events.cancel(
        events.session, ann, events.board, events.event, why, NOW, links=LINKS
    )


def test_who_is_booked_is_told_why_it_is_cancelled(events: Events) -> None:
    events.book("oak", "Ann", "Ben", "Cai")
    assert cancel(events) == 3
    assert events.letters("event-cancelled") == {"Ann", "Ben", "Cai"}
    assert "The room is closed." in latest(events.session)[0].text
    with pytest.raises(Refused, match="event-cancelled"):
        events.book("elm", "Eve")


def test_a_letter_that_waited_is_not_sent_once_it_is_no_longer_true(events: Events) -> None:
    events.book("oak", "Ann", "Ben")
    by_name = {each.address.partition("@")[0]: each for each in latest(events.session)}
    assert why_not(events.session, by_name["ann"], NOW) == ""
    events.withdraw("oak", "Ann")
    assert why_not(events.session, by_name["ann"], NOW) == "withdrawn"
    assert why_not(events.session, by_name["ben"], ON_THE_DAY + timedelta(days=1)) == "expired"
    cancel(events)
    assert why_not(events.session, by_name["ben"], NOW) == "withdrawn"
    assert why_not(events.session, latest(events.session)[0], NOW) == ""


def test_booking_is_in_the_agencys_trail(events: Events) -> None:
    events.book("oak", "Ann")
    events.withdraw("oak", "Ann")
    done = [each.action for each in entries_in(events.session, EVERYWHERE, NOW.date())]
    assert done[:3] == [Action.BOOKING_WITHDRAWN, Action.EVENT_BOOKED, Action.EVENT_ADDED]


def test_a_second_entry_brings_its_booking_along_and_no_event_twice(events: Events) -> None:
    events.book("oak", "Ann", "Ben")
    ann, ben = events.people["Ann"].id, events.people["Ben"].id
    merge(events.session, Merge(ann, ben, NOW))
    assert [each.person_id for each in events.bookings] == [ben]


def test_the_learner_reads_when_and_where_and_how_she_stands(events: Events) -> None:
    events.book("oak", "Ann", "Ben", "Cai")
    [own] = own_events.mine(events.session, events.actor("Cai"), NOW)
    assert (own.place_in_queue, own.is_coming, own.is_asked) == (1, True, False)
    with pytest.raises(NotFound):
        own_events.get(events.session, events.actor("Ann"), own.booking.id, NOW)


def test_two_who_book_the_last_place_at_once(database: Database, shipped: Content) -> None:
    """The second comes while the first is not committed: she waits for it, and then for a place."""
    with database.transaction() as session:
        populated = populate(session, shipped)
        populated.book("oak", "Cai")
        actors = {name: populated.actor(f"{name} lead") for name in ("oak", "elm")}

    def book(session: Session, agency: str, name: str) -> event_bookings.Made:
        people = [populated.people[name].id]
        here = (session, actors[agency], populated.agencies[agency], populated.event)
        return event_bookings.book(*here, people, NOW, links=LINKS)

    def book_meanwhile() -> event_bookings.Made:
        begun.set()
        with database.transaction() as session:
            return book(session, "elm", "Eve")

    begun = Event()
    with ThreadPoolExecutor(1) as thread:
        with database.transaction() as session:
            assert book(session, "oak", "Ann") == event_bookings.Made(1, 0)
            second = thread.submit(book_meanwhile)
            begun.wait()
            with pytest.raises(TimeoutError):
                second.result(timeout=0.5)
        assert second.result(timeout=10) == event_bookings.Made(0, 1)


def test_a_place_that_fell_free_by_itself_is_told_of(database: Database, shipped: Content) -> None:
    with database.transaction() as session:
        populated = populate(session, shipped)
        populated.book("oak", "Ann", "Ben", "Cai")
        leave(populated, "Ann", "oak")
    assert tell_where_places_fell_free(database, LATER, LINKS) == 1
    assert tell_where_places_fell_free(database, LATER, LINKS) == 0
    with database.reading() as session:
        populated.session = session
        assert populated.letters("event-moved-up") == {"Cai"}


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9))), st.integers(1, 5))
def test_places_are_as_if_each_who_goes_let_the_next_one_in(
    steps: list[tuple[bool, int]], places: int
) -> None:
    """Against a queue that is kept by hand."""
    standing: list[int] = []
    having: list[int] = []
    queue: list[int] = []
    for comes, who in steps:
        if comes and who not in standing:
            standing.append(who)
            (having if len(having) < places else queue).append(who)
        elif not comes and who in standing:
            standing.remove(who)
            (having if who in having else queue).remove(who)
            if len(having) < places and queue:
                having.append(queue.pop(0))
    seats = seated(standing, places)
    assert (set(seats.placed), list(seats.waiting)) == (set(having), queue)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"held_on": NOW.date() - timedelta(days=1)}, "held-past"),
        ({"book_until": DAY + timedelta(days=1)}, "booked-after"),
        ({"ends_at": "09:30"}, "ends-before"),
        ({"places": 0}, "places-unfit"),
        ({"course": "no-such-course"}, "course-unknown"),
        ({"title": ""}, "words-unfit"),
    ],
)
def test_what_cannot_be_is_refused(events: Events, said: dict[str, object], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        change(events, **said)


def test_only_the_boards_own_analyst_changes_it(events: Events) -> None:
    for name in ("Stranger", "oak lead", "Ann"):
        with pytest.raises(NotFound):
            planning_events.cancel(
                events.session,
                events.actor(name),
                events.board,
                events.event,
                "x",
                NOW,
                links=LINKS,
            )
