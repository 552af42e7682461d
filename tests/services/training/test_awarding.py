"""What was met is awarded, once, and never changed."""

from dataclasses import replace
from datetime import date

import pytest

from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import Sha256
from app.services.awarding import award_what_is_met, is_valid, valid_until
from app.services.content import Content
from app.store.awards import Award, add_void
from tests.services.training.learning import COURSE, SECOND, Learning


def awards(learning: Learning) -> list[Award]:
    return list(learning.history().awards)


def ask_again(learning: Learning) -> tuple[Award, ...]:
    with learning.database.transaction() as session:
        return award_what_is_met(session, learning.content, learning.actor, learning.now)


def edit(learning: Learning) -> None:
    """As if the course's files had been changed."""
    release = replace(learning.library.releases[COURSE], sha256=Sha256("e" * 64))
    releases = {**learning.library.releases, COURSE: release}
    learning.content = Content(replace(learning.library, releases=releases))


def test_the_last_step_brings_the_award_with_all_that_it_was_met_in(learning: Learning) -> None:
    learning.take(learning.course(), 2)
    assert awards(learning) == []
    learning.take(learning.course(), 3)
    [award] = awards(learning)
    assert award.facts.course_title == "First words"
    assert award.facts.release_sha256 == learning.library.releases[COURSE].sha256
    assert award.facts.terms_sha256 == learning.library.terms.sha256
    assert (award.facts.nation, award.facts.language) == (Nation.WALES, "en")
    assert (award.facts.standing, award.facts.course_valid_months) == (Standing.DRAFT, 12)


def test_the_day_is_londons(learning: Learning) -> None:
    learning.now = learning.now.replace(month=7, hour=23, minute=15)
    learning.take(learning.course(), 3)
    assert awards(learning)[0].facts.met_on == date(2026, 7, 24)


@pytest.mark.parametrize("later", [{"minutes": 1}, {"days": 1}, {"days": 400}])
def test_asking_again_gives_no_second_award(learning: Learning, later: dict[str, float]) -> None:
    learning.take(learning.course(), 3)
    learning.later(**later)
    assert ask_again(learning) == ()
    learning.finish(text="read once more")
    assert len(awards(learning)) == 1


def test_completion_in_another_order_is_completion(learning: Learning) -> None:
    """The case is open in the second course before the first course's lesson was read."""
    learning.take(learning.course(SECOND), 2)
    learning.take(learning.course(), 1)
    learning.answer(learning.course(), "first-words")
    assert {award.facts.course for award in awards(learning)} == {COURSE, SECOND}


def test_one_case_serves_every_course_that_has_it(learning: Learning) -> None:
    learning.take(learning.course(), 3)
    learning.answer(learning.course(SECOND), "two-tries")
    assert {award.facts.course for award in awards(learning)} == {COURSE, SECOND}


def test_a_changed_release_leaves_the_award_and_gives_none(learning: Learning) -> None:
    learning.take(learning.course(), 3)
    edit(learning)
    assert ask_again(learning) == ()
    assert learning.home().done[0].in_date


def test_a_second_round_of_cases_and_quizzes_is_a_second_award(learning: Learning) -> None:
    learning.take(learning.course(), 3)
    learning.later(days=300)
    learning.play(learning.course(), "a-bruise-at-the-door")
    assert len(awards(learning)) == 1, "the quiz is still to come"
    learning.answer(learning.course(), "first-words")
    latest, first = awards(learning)
    assert (latest.facts.met_on - first.facts.met_on).days >= 300


def test_a_course_of_lessons_alone_is_awarded_once(learning: Learning) -> None:
    learning.moves_to(Nation.ENGLAND)
    learning.take(learning.course("england-only"), 1)
    learning.later(days=30)
    assert ask_again(learning) == ()
    assert [award.facts.course for award in awards(learning)] == ["england-only"]


def test_a_case_done_another_way_counts_like_any_other(learning: Learning) -> None:
    learning.finish()
    learning.case_another_way()
    learning.answer(learning.course(), "first-words")
    assert len(awards(learning)) == 1


def test_an_award_that_was_voided_counts_no_more(learning: Learning) -> None:
    learning.take(learning.course(), 3)
    with learning.database.transaction() as session:
        add_void(session, awards(learning)[0].id, "entered for the wrong person", learning.now)
    assert awards(learning) == []


@pytest.mark.parametrize(
    ("met_on", "months", "until"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 12, 1), None, None),
    ],
)
def test_validity(learning: Learning, met_on: date, months: int | None, until: date | None) -> None:
    learning.take(learning.course(), 3)
    [award] = awards(learning)
    facts = replace(award.facts, met_on=met_on, course_valid_months=months)
    award = replace(award, facts=facts)
    assert valid_until(award) == until
    assert is_valid(award, until or date.max)
    assert until is None or not is_valid(award, until.replace(year=until.year + 1))
