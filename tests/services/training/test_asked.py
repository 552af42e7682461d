"""What is asked of a learner moves her courses: what comes first, when one is asked for anew, how often she may try."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import AgencyId
from app.learning.obligation_facts import Exemption, Pattern, Period
from app.learning.obligations import Status
from app.learning.responses import Picked, Ticked
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.training import CourseStanding
from app.store import exemptions, extra_attempts, people, requirements
from app.store.requirements import Owner, Terms
from tests.services.training.learning import COURSE, SECOND, TWO_TRIES, Learning

PLAIN: dict[str, Any] = {
    "title": "A rule",
    "job_roles": (),
    "validity_months": 12,
    "grace_days": 0,
    "starter_days": 28,
    "pattern": Pattern.ROLLING,
    "fixed_day": None,
    "standing": Standing.DRAFT,
    "source": "",
    "transition_on": None,
}


@pytest.fixture
def nursery(learning: Learning) -> AgencyId:
    """Where the learner began today."""
    with learning.database.transaction() as session:
        nursery = people.add_agency(session, "Little Acorns", "nursery", Nation.WALES, {}).id
        begun = civil_date(learning.now)
        people.add_post(session, learning.actor.person_id, nursery, "teacher", begun, learning.now)
    return nursery


def require(learning: Learning, nursery: AgencyId, course: str, **terms: Any) -> None:
    with learning.database.transaction() as session:
        requirements.add_requirement(
            session,
            course,
            Owner(agency_id=nursery),
            Terms(course=course, **{**PLAIN, **terms}),
            Period(date(2026, 1, 1)),
            None,
            learning.now,
        )


def standing_of(learning: Learning, course: str) -> CourseStanding:
    return learning.course_page(course).standing


def fail(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES, SECOND)
    while True:
        here = learning.taking(attempt)
        question = here.question(here.step).task
        wrong = next(option.id for option in question.options if not option.key)  # type: ignore[union-attr]
        several = type(question).__name__ == "SeveralOf"
        response = Ticked(frozenset({wrong})) if several else Picked(wrong)
        learning.later(seconds=30)
        if learning.reply(attempt, response).ended:
            return


def test_what_is_asked_comes_first_by_its_day(learning: Learning, nursery: AgencyId) -> None:
    assert learning.home().to_do[0].course.slug == COURSE
    require(learning, nursery, SECOND)
    first, *rest = learning.home().to_do
    assert first.course.slug == SECOND
    assert first.pressing is not None
    assert first.pressing.due_on == civil_date(learning.now) + timedelta(days=28)
    assert [standing.pressing for standing in rest] == [None] * len(rest)


def test_a_rule_lets_an_award_serve_longer_than_its_course(
    learning: Learning, nursery: AgencyId
) -> None:
    require(learning, nursery, COURSE, validity_months=24)
    learning.take(learning.course(), 3)
    learning.later(days=400)
    standing = standing_of(learning, COURSE)
    assert standing.done
    assert standing.in_date
    assert standing.until == date(2028, 11, 23)


def test_a_rule_asks_anew_what_a_course_lets_serve_for_good(
    learning: Learning, nursery: AgencyId
) -> None:
    require(learning, nursery, SECOND)
    learning.take(learning.course(SECOND), 2)
    assert standing_of(learning, SECOND).done
    learning.later(days=367)
    standing = standing_of(learning, SECOND)
    assert not standing.done
    assert standing.asked is not None
    assert standing.asked.status is Status.OVERDUE
    learning.take(learning.course(SECOND), 2)
    assert standing_of(learning, SECOND).done
    assert len(learning.history().awards) == 2


def test_it_can_be_renewed_in_the_last_sixty_days(learning: Learning, nursery: AgencyId) -> None:
    require(learning, nursery, SECOND)
    learning.take(learning.course(SECOND), 2)
    learning.later(days=304)
    assert standing_of(learning, SECOND).done
    learning.later(days=2)
    standing = standing_of(learning, SECOND)
    assert not standing.done
    assert standing.in_date
    assert standing.pressing is not None
    assert standing.pressing.status is Status.COVERED


def test_nothing_is_asked_of_who_is_exempt(learning: Learning, nursery: AgencyId) -> None:
    require(learning, nursery, SECOND)
    with learning.database.transaction() as session:
        me = learning.actor.person_id
        exemption = Exemption(nursery, SECOND, Period(date(2026, 1, 1)), "a reason")
        exemptions.add_exemption(session, me, exemption, me, learning.now)
    standing = standing_of(learning, SECOND)
    assert standing.asked is not None
    assert standing.pressing is None


def test_a_renewal_has_attempts_of_its_own(learning: Learning, nursery: AgencyId) -> None:
    require(learning, nursery, SECOND)
    learning.play(learning.course(SECOND), "a-bruise-at-the-door")
    fail(learning)
    learning.answer(learning.course(SECOND), TWO_TRIES)
    assert len(learning.history().awards) == 1
    learning.later(days=400)
    learning.take(learning.course(SECOND), 2)
    assert len(learning.history().awards) == 2


def test_another_attempt_lets_her_go_on(learning: Learning) -> None:
    learning.play(learning.course(SECOND), "a-bruise-at-the-door")
    fail(learning)
    fail(learning)
    with pytest.raises(Refused):
        learning.begin(TWO_TRIES, SECOND)
    with learning.database.transaction() as session:
        me = learning.actor.person_id
        nursery = people.add_agency(session, "Little Acorns", "nursery", Nation.WALES, {}).id
        extra_attempts.add_extra_attempt(session, me, TWO_TRIES, nursery, me, learning.now)
    learning.later(minutes=1)
    learning.answer(learning.course(SECOND), TWO_TRIES)
    assert len(learning.history().awards) == 1


def test_an_attempt_given_in_one_round_is_not_there_in_the_next(
    learning: Learning, nursery: AgencyId
) -> None:
    test_another_attempt_lets_her_go_on(learning)
    require(learning, nursery, SECOND)
    learning.later(days=400)
    learning.play(learning.course(SECOND), "a-bruise-at-the-door")
    fail(learning)
    fail(learning)
    with pytest.raises(Refused):
        learning.begin(TWO_TRIES, SECOND)


def test_the_key_stays_open_for_the_round_that_was_passed(
    learning: Learning, nursery: AgencyId
) -> None:
    require(learning, nursery, SECOND)
    learning.take(learning.course(SECOND), 2)
    [attempt] = [go.attempt.id for go in learning.history().attempts if go.submission]
    assert learning.answered(attempt, 0).key is not None
    learning.later(days=400)
    learning.play(learning.course(SECOND), "a-bruise-at-the-door")
    again = learning.begin(TWO_TRIES, SECOND)
    learning.reply_rightly(again)
    assert learning.answered(again, 0).key is None
    assert learning.answered(attempt, 0).key is not None
