"""Targets: set, followed by others, withdrawn, each written down."""

from datetime import date

import pytest

from app.policy.scope import EVERYWHERE
from app.services.auditing import Action
from app.services.board_targets import Targets, listed, set_target, withdraw_target
from app.services.errors import NotFound, Refused
from app.store.audit import entries_in
from app.store.targets import Target
from tests.everybody_notices import COURSE
from tests.services.coverage.conftest import Counted

LATER = date(2027, 4, 1)


def ask(counted: Counted) -> Targets:
    return listed(counted.session, counted.content, counted.analyst, counted.board, counted.now)


def aim(counted: Counted, target: Target) -> None:
    set_target(
        counted.session, counted.content, counted.analyst, counted.board, target, counted.now
    )


def written(counted: Counted) -> list[str]:
    actions = {Action.TARGET_SET, Action.TARGET_WITHDRAWN}
    entries = entries_in(counted.session, EVERYWHERE, counted.now.date())
    return [each.action for each in entries if each.action in actions]


def test_a_target_counts_from_its_day(closed: Counted) -> None:
    [first] = ask(closed).known
    course, later = Target(COURSE, 80, date(2026, 1, 1)), Target(None, 95, LATER)
    for target in (course, later, later):
        aim(closed, target)
    there = ask(closed)
    assert there.known == (later, first, course)
    assert there.holding == {first, course}
    assert written(closed) == [Action.TARGET_SET] * 2, "the same again adds nothing"


def test_one_for_the_same_day_takes_its_place_and_can_be_withdrawn(closed: Counted) -> None:
    [first] = ask(closed).known
    aim(closed, Target(None, 85, first.from_day))
    [instead] = ask(closed).known
    assert instead.percent == 85
    withdraw_target(closed.session, closed.analyst, closed.board, None, first.from_day, closed.now)
    assert ask(closed).known == ()
    assert set(written(closed)) == {Action.TARGET_SET, Action.TARGET_WITHDRAWN}


def test_what_is_not_there_or_not_offered_is_refused(closed: Counted) -> None:
    with pytest.raises(Refused):
        aim(closed, Target("no-such-course", 80, LATER))
    with pytest.raises(NotFound):
        withdraw_target(closed.session, closed.analyst, closed.board, COURSE, LATER, closed.now)
    with pytest.raises(NotFound):
        set_target(
            closed.session,
            closed.content,
            closed.stranger,
            closed.board,
            Target(None, 80, LATER),
            closed.now,
        )
    assert written(closed) == []
