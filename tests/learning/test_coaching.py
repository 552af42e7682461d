from dataclasses import replace

import pytest

from app.content.model.conditions import Flag
from app.content.model.header import Coaching
from app.content.model.scenario import Choice, Choices, EndingKind, Scenario
from app.learning.coaching import Feedback, feedback
from app.learning.scenario_run import Move, replay
from tests.learning import cases
from tests.learning.cases import best, decision, ending, fair, html, poor, way


def explained(choice: Choice) -> Choice:
    return replace(choice, consequence=html(f"{choice.id} came"), why=html(f"{choice.id} why"))


def case_of(coaching: Coaching) -> Scenario:
    options = (
        explained(poor("promise", way("end"))),
        explained(best("listen", way("end"))),
        explained(best("ring", way("end", when=Flag("told")))),
        explained(best("write", way("end"))),
    )
    return cases.scenario(
        decision("start", *options),
        ending("end", EndingKind.MIXED),
        flags="told",
        coaching=coaching,
    )


def told(case: Scenario, move: str) -> Feedback:
    found = feedback(case, replay(case, [Move.decode(move)]).road[0])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("coaching", "why", "experts"),
    [
        (Coaching.WORKED, "promise why", ["listen", "write"]),
        (Coaching.GUIDED, "promise why", []),
        (Coaching.UNAIDED, "", []),
    ],
)
def test_what_is_told_straight_after_a_choice(
    coaching: Coaching, why: str, experts: list[str]
) -> None:
    """An expert's choice is one that was on offer."""
    seen = told(case_of(coaching), "choose:promise")

    assert "".join(map(str, seen.consequence.parts)) == "promise came"
    assert "".join(map(str, seen.why.parts)) == why
    assert [choice.id for choice in seen.expert] == experts


def test_where_nothing_best_is_on_offer_the_expert_takes_the_soundest() -> None:
    case = cases.scenario(
        decision("start", poor("wait", way("end")), fair("write", way("end"))),
        ending("end", EndingKind.MIXED),
        coaching=Coaching.WORKED,
    )
    assert [choice.id for choice in told(case, "choose:wait").expert] == ["write"]


def test_nothing_is_told_of_what_was_no_decision() -> None:
    case = cases.scenario(
        cases.only_way("start", way("end")),
        ending("end", EndingKind.GOOD),
        coaching=Coaching.GUIDED,
    )
    assert feedback(case, replay(case, [Move.going_on()]).road[0]) is None


def test_no_choice_of_a_worked_case_gives_away_what_it_explains() -> None:
    """The whole explanation is there for the review, whatever the coaching."""
    case = case_of(Coaching.UNAIDED)
    onward = case.start.onward
    assert isinstance(onward, Choices)
    assert ["".join(map(str, c.explanation.parts)) for c in onward.options][:2] == [
        "promise camepromise why",
        "listen camelisten why",
    ]
