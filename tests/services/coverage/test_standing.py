"""A board's pages say what can be told by hand of forty numbered people, to those in scope who opened the door."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from app.ids import AgencyId
from app.learning.coverage import Counts
from app.learning.intervals import FEWEST
from app.reporting.returns import ListState
from app.services.board_agencies import last_quarter_end
from app.services.board_agency import one_agency
from app.services.board_ahead import ahead, try_change
from app.services.board_figures import NotOpened
from app.services.board_overview import overview
from app.services.board_standing import boards, counts_at, counts_of, standing_of
from app.services.board_weakest import Weakest, weakest
from app.services.board_what_if import Change
from app.services.errors import NotFound
from app.store.requirements import Owner, add_requirement, requirements_of
from app.store.targets import Target, set_target
from tests.coverage_world import AGENCIES, AT_TWO, EXEMPT, IN_GRACE, SILENT
from tests.effect_world import practise_at
from tests.everybody_notices import COURSE
from tests.services.coverage.conftest import Counted


def stands(number: int) -> str:
    """By the rules that tests/coverage_world.py says."""
    if number == EXEMPT:
        return "exempt"
    if number % 9 == 0:
        return "due"
    if number % 5 == 0:
        return "overdue"
    if number == IN_GRACE:
        return "in_grace"
    return "overdue" if number % 4 == 0 else "covered"


def counted_by_hand(numbers: list[int]) -> Counts:
    return Counts(**Counter(map(stands, numbers)), due_soon=0)


def by_agency() -> dict[str, list[int]]:
    found, first = {}, 1
    for name, _, _, staff in AGENCIES:
        found[name] = list(range(first, first + staff))
        first += staff
    found[AGENCIES[0][0]].append(AT_TWO)
    return found | {SILENT: []}


def bare(counts: Counts) -> tuple[int, ...]:
    """Without who is due soon."""
    return counts.covered, counts.due, counts.in_grace, counts.overdue, counts.exempt


def test_everybody_counts_once_in_the_board_and_at_each_agency(counted: Counted) -> None:
    found = overview(
        counted.session, counted.content, counted.analyst, counted.board, None, counted.now
    )
    standing = found.standing
    assert bare(standing.figures.total) == bare(counted_by_hand(list(range(1, 41))))
    said = {e.agency.name: bare(e.counts) for e in standing.figures.agencies}
    assert said == {name: bare(counted_by_hand(who)) for name, who in by_agency().items()}
    rows = sum(each.counts.people for each in standing.figures.agencies)
    assert rows == standing.figures.total.people + standing.figures.overlap.agencies
    silent = [each.name for each in standing.lists if each.state is ListState.SILENT]
    assert silent == [SILENT]
    assert AgencyId(counted.numbers["agency without a list"]) in standing.returns


def test_what_changed_adds_up(counted: Counted) -> None:
    found = overview(
        counted.session, counted.content, counted.analyst, counted.board, None, counted.now
    )
    assert found.change is not None
    explained, total = found.change.explanation, found.standing.figures.total
    assert (explained.before.required, explained.before.covered) == (
        found.points[-1].total.required,
        found.points[-1].total.covered,
    )
    assert (explained.after.required, explained.after.covered) == (total.required, total.covered)
    assert sum(line.covered for line in explained.lines) == (
        explained.after.covered - explained.before.covered
    )
    assert len(found.points) == 14, "from the board’s first month"


def test_one_course_and_all_say_the_same_where_there_is_one(counted: Counted) -> None:
    def ask(course: str | None) -> tuple[Counts, dict[AgencyId, Counts], int | None]:
        found = overview(
            counted.session, counted.content, counted.analyst, counted.board, course, counted.now
        )
        figures = found.standing.figures
        here = counts_of(figures, found.course), counts_at(figures, found.course)
        return *here, found.standing.aim(found.course)

    assert ask(COURSE) == ask(None) == ask("no-such-course")
    assert ask(COURSE)[2] == 90, "a course without a target of its own has the board’s"


def test_a_second_course_is_told_apart(counted: Counted) -> None:
    """Of those whose post is a nursery's, one of them at a school too; and nobody holds it."""
    session, board, now = counted.session, counted.board, counted.now
    other = "a-course-that-is-gone"
    [rule] = requirements_of(session, Owner(board_id=board))
    roles = ("nursery practitioner",)
    terms = replace(rule.terms, course=other, title="Another", job_roles=roles)
    owner = Owner(board_id=board)
    add_requirement(session, "another", owner, terms, rule.period, None, now)
    set_target(session, board, Target(other, 50, rule.period.starts_on), None, now)
    found = overview(session, counted.content, counted.analyst, board, other, now)
    figures = found.standing.figures
    nurseries = {"Eithin Nursery": 8, "Onnen Nursery": 6, "Ysgol Bryn Coch": 1}
    assert found.course == other
    assert counts_of(figures, other).people == 14
    named = {e.agency.id: e.agency.name for e in figures.agencies}
    assert {
        named[agency]: counts.people
        for agency, counts in counts_at(figures, other).items()
        if counts.people
    } == nurseries
    assert bare(counts_of(figures, COURSE)) == bare(counted_by_hand(list(range(1, 41))))
    assert counts_of(figures, None).covered < counts_of(figures, COURSE).covered
    assert (found.standing.aim(other), found.standing.aim(COURSE)) == (50, 90)
    assert found.change is not None
    assert found.change.explanation.after.required == counts_of(figures, other).required
    assert found.change.explanation.after.covered == 0


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 11, 23), date(2026, 9, 30)),
        (date(2026, 1, 1), date(2025, 12, 31)),
        (date(2026, 6, 30), date(2026, 3, 31)),
        (date(2026, 7, 1), date(2026, 6, 30)),
    ],
)
def test_the_last_quarter_is_over(day: date, end: date) -> None:
    assert last_quarter_end(day) == end


def test_a_past_day_is_told_as_it_is_known_now(counted: Counted) -> None:
    day = date(2025, 9, 2)
    past = standing_of(
        counted.session, counted.content, counted.analyst, counted.board, counted.now, day
    )
    assert past.figures.on == day
    assert past.figures.total.covered == 0, "the first learnt on the sixth"


def test_one_agency_says_its_own_counts_and_never_another_boards(counted: Counted) -> None:
    agency = AgencyId(counted.numbers["counted agency"])

    def ask(agency_id: AgencyId) -> Counts:
        found = one_agency(
            counted.session,
            counted.content,
            counted.analyst,
            counted.board,
            agency_id,
            counted.now,
        )
        assert found.figures.total == found.here.counts
        return found.here.counts

    assert bare(ask(agency)) == bare(counted_by_hand(by_agency()["Eithin Nursery"]))
    with pytest.raises(NotFound):
        ask(counted.other)


def test_nothing_is_said_before_the_door_is_opened_and_nothing_to_strangers(
    closed: Counted,
) -> None:
    asked = (closed.board, closed.now)
    with pytest.raises(NotOpened):
        standing_of(closed.session, closed.content, closed.analyst, *asked)
    with pytest.raises(NotFound):
        standing_of(closed.session, closed.content, closed.stranger, *asked)
    with pytest.raises(NotFound):
        one_agency(
            closed.session, closed.content, closed.analyst, closed.board, closed.other, closed.now
        )
    assert [each.id for each in boards(closed.session, closed.analyst)] == [closed.board]


def test_a_what_if_saves_nothing(counted: Counted) -> None:
    found = ahead(counted.session, counted.content, counted.analyst, counted.board, counted.now)
    [rule] = found.requirements
    tried = try_change(
        counted.session,
        counted.analyst,
        counted.board,
        rule.id,
        Change(validity_months=6),
        counted.now,
    )
    assert tried.before.total == found.standing.figures.total
    assert tried.after.total.covered < tried.before.total.covered
    assert [each.months for each in found.forecasts] == [3, 6, 12]
    assert requirements_of(counted.session, Owner(board_id=counted.board)) == (rule,)
    again = ahead(counted.session, counted.content, counted.analyst, counted.board, counted.now)
    assert again.standing.figures.total == found.standing.figures.total


def test_what_people_get_wrong_is_the_weakest_of_enough(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, content = counted.session, counted.content
    agency = AgencyId(counted.numbers["counted agency"])
    practise_at(session, content, agency, "nursery", FEWEST - 1, counted.now)
    board = standing_of(session, content, counted.analyst, counted.board, counted.now).board
    few = weakest(session, content, board, None, counted.now)
    assert few == Weakest()
    practise_at(session, content, agency, "school", 8, counted.now)
    found = weakest(session, content, board, None, counted.now)
    assert found is not None
    assert len(found.decisions) == len(found.questions) == 3
    sound = [each.sound.value for each in found.decisions]
    assert sound == sorted(sound)
    of_course = weakest(session, content, board, COURSE, counted.now)
    assert of_course is not None
    parts = {step.slug for step in content.library.courses[COURSE].steps}
    assert {each.quiz.slug for each in of_course.questions} <= parts
    monkeypatch.setattr("app.services.board_weakest.IN_PASSING", 1)
    assert weakest(session, content, board, None, counted.now) is None
