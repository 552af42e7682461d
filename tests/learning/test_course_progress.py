import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.model.header import Kind
from app.learning.course_progress import Facts, progress
from tests.learning.cases import course, step

NEGLECT = course(
    [
        step(Kind.QUIZ, "how-sure"),
        step(Kind.LESSON, "neglect/what-it-is"),
        step(Kind.LESSON, "neglect/thresholds", required=False),
    ],
    [
        step(Kind.SCENARIO, "long-monday"),
        step(Kind.QUIZ, "noticing", must_pass=True),
        step(Kind.SCENARIO, "the-quiet-one", required=False),
    ],
)
SURE = frozenset({"how-sure"})
LESSON = frozenset({"neglect/what-it-is"})
CASE = frozenset({"long-monday"})
QUIZ = frozenset({"noticing"})


@pytest.mark.parametrize(
    ("facts", "states"),
    [
        pytest.param(Facts(), "next later optional later later optional", id="nothing yet"),
        pytest.param(
            Facts(submitted=SURE), "done next optional later later optional", id="one done"
        ),
        pytest.param(
            Facts(cases=CASE), "next later optional done later optional", id="out of order"
        ),
        pytest.param(
            Facts(LESSON, CASE, SURE), "done done optional done next optional", id="last one left"
        ),
        pytest.param(
            Facts(LESSON, CASE, SURE | QUIZ),
            "done done optional done next optional",
            id="submitted is not passed",
        ),
        pytest.param(
            Facts(LESSON, CASE, SURE | QUIZ, QUIZ),
            "done done optional done done optional",
            id="complete without the optional",
        ),
        pytest.param(
            Facts(frozenset({"neglect/thresholds"}), frozenset({"the-quiet-one"})),
            "next later done later later done",
            id="optional at any time",
        ),
        pytest.param(
            Facts(frozenset({"how-sure", "long-monday"})),
            "next later optional later later optional",
            id="a slug counts only for its own kind",
        ),
        pytest.param(
            Facts(passed=SURE), "done next optional later later optional", id="passed is submitted"
        ),
    ],
)
def test_states(facts: Facts, states: str) -> None:
    assert [step.state.value for step in progress(NEGLECT, facts).steps] == states.split()


def test_counts_and_what_comes_next() -> None:
    half = progress(NEGLECT, Facts(LESSON, cases=frozenset({"the-quiet-one"}), submitted=SURE))

    assert (half.required_done, half.required, half.complete) == (2, 4, False)
    assert half.next == step(Kind.SCENARIO, "long-monday")
    assert [s.number for s in half.steps] == [1, 2, None, 3, 4, None]
    assert [len(section.steps) for section in half.sections] == [3, 3]


def test_complete() -> None:
    whole = progress(NEGLECT, Facts(LESSON, CASE, SURE | QUIZ, QUIZ))

    assert whole.complete
    assert whole.next is None


def test_a_course_that_requires_nothing_cannot_be_completed() -> None:
    extras = course([step(Kind.LESSON, "extras/one", required=False)])

    assert not progress(extras, Facts(frozenset({"extras/one"}))).complete


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=8))
def test_the_first_undone_required_step_is_next(drawn: list[tuple[bool, bool]]) -> None:
    steps = [step(Kind.LESSON, f"c/{n}", required=req) for n, (req, _) in enumerate(drawn)]
    done = frozenset(f"c/{n}" for n, (_, is_done) in enumerate(drawn) if is_done)
    seen = progress(course(steps), Facts(done))
    undone = [s for s in steps if s.required and s.slug not in done]

    assert seen.next == (undone[0] if undone else None)
    assert sum(s.state == "next" for s in seen.steps) == min(1, len(undone))
    assert sum(s.state == "later" for s in seen.steps) == max(0, len(undone) - 1)
    assert seen.complete == (not undone and any(s.required for s in steps))
