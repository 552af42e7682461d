from collections.abc import Mapping
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.model.quiz import (
    Match,
    NumberAnswer,
    OneOf,
    PutInOrder,
    Question,
    Quiz,
    Scale,
    SeveralOf,
    ShortAnswer,
    Task,
)
from app.content.model.text import PlainText, TermSlot
from app.ids import OptionId, QuestionId
from app.learning.errors import BadResponse
from app.learning.marking import mark, result
from app.learning.quiz_attempt import Answer, Confidence, draw
from app.learning.responses import (
    Matched,
    Numbered,
    Ordered,
    Picked,
    Rated,
    Response,
    Ticked,
    Typed,
)
from tests.learning.cases import english_words, items, option, question, quiz, welsh_words
from tests.learning.strategies import SEEDS, questions, quizzes
from tests.learning.test_responses import matched, ordered, picked, rated, ticked

ONE = OneOf((option("tell", key=True), option("ask", share=Fraction(1, 4)), option("wait")))
SEVERAL = SeveralOf(
    (option("a", key=True), option("b", key=True), option("x"), option("y"), option("z"))
)
ALL_KEYS = SeveralOf((option("a", key=True), option("b", key=True)))
ORDER = PutInOrder(items("a", "b", "c", "d"))
MATCH = Match(
    PlainText(),
    PlainText(),
    items("thin", "tired", "late"),
    items("food", "rest", "toys"),
    {
        OptionId("thin"): OptionId("food"),
        OptionId("tired"): OptionId("rest"),
        OptionId("late"): OptionId("rest"),
    },
)
SHORT = ShortAnswer((PlainText(("999",)), PlainText(("the ", TermSlot("dsp")))))
NUMBER = NumberAnswer(Fraction(3), Fraction(1, 2))


@pytest.mark.parametrize(
    ("task", "response", "expected"),
    [
        (ONE, picked("tell"), 1),
        (ONE, picked("ask"), Fraction(1, 4)),
        (ONE, picked("wait"), 0),
        (SEVERAL, ticked("a", "b"), 1),
        (SEVERAL, ticked("a"), Fraction(1, 2)),
        (SEVERAL, ticked("a", "x"), Fraction(1, 2) - Fraction(1, 3)),
        (SEVERAL, ticked("a", "b", "x"), Fraction(2, 3)),
        (SEVERAL, ticked("x"), 0),
        (SEVERAL, ticked("a", "b", "x", "y", "z"), 0),
        (ALL_KEYS, ticked("a"), Fraction(1, 2)),
        (ALL_KEYS, ticked("a", "b"), 1),
        (ORDER, ordered("a", "b", "c", "d"), 1),
        (ORDER, ordered("d", "c", "b", "a"), 0),
        (ORDER, ordered("b", "c", "d", "a"), Fraction(2, 3)),
        (ORDER, ordered("a", "c", "b", "d"), Fraction(2, 3)),
        (ORDER, ordered("b", "a", "d", "c"), Fraction(1, 3)),
        (PutInOrder(items("a")), ordered("a"), 1),
        (MATCH, matched(thin="food", tired="rest", late="rest"), 1),
        (MATCH, matched(thin="food", tired="toys", late="rest"), Fraction(2, 3)),
        (MATCH, matched(thin="toys", tired="toys", late="toys"), 0),
        (SHORT, Typed("9 9 9."), 1),
        (SHORT, Typed("The dsp"), 1),
        (SHORT, Typed("the dsl"), 0),
        (NUMBER, Numbered("3"), 1),
        (NUMBER, Numbered("3.5"), 1),
        (NUMBER, Numbered("2.5"), 1),
        (NUMBER, Numbered("3.51"), 0),
        (NumberAnswer(Fraction(1, 10)), Numbered("0.1"), 1),
        (Scale(items("low", "high")), rated("high"), None),
    ],
)
def test_marks(task: Task, response: Response, expected: Fraction | None) -> None:
    assert mark(question(task), response, welsh_words) == expected


def test_a_short_answer_is_read_in_the_learners_own_words() -> None:
    assert mark(question(SHORT), Typed("the DSL"), english_words) == 1
    assert mark(question(SHORT), Typed("the DSP"), english_words) == 0


def test_a_response_that_does_not_fit_is_not_marked() -> None:
    with pytest.raises(BadResponse):
        mark(question(ONE), picked("shout"), welsh_words)


def test_only_the_right_order_gets_the_whole_mark() -> None:
    whole = [
        o for o in permutations("abcd") if mark(question(ORDER), ordered(*o), welsh_words) == 1
    ]
    assert whole == [("a", "b", "c", "d")]


def full_response(asked: Question) -> Response:
    match asked.task:
        case OneOf(options=options):
            return Picked(next(option.id for option in options if option.key))
        case SeveralOf(options=options):
            return Ticked(frozenset(option.id for option in options if option.key))
        case PutInOrder(items=in_order):
            return Ordered(tuple(item.id for item in in_order))
        case Match(pairs=pairs):
            return Matched(pairs)
        case ShortAnswer(accepted=accepted):
            return Typed(accepted[-1].fill(welsh_words))
        case NumberAnswer(value=value):
            return Numbered(f"{float(value):.2f}")
        case Scale(points=points):
            return Rated(points[0].id)


def any_response(asked: Question, data: st.DataObject) -> Response:
    match asked.task:
        case OneOf(options=options):
            return Picked(data.draw(st.sampled_from(options)).id)
        case SeveralOf(options=options):
            some = st.sets(st.sampled_from([option.id for option in options]), min_size=1)
            return Ticked(frozenset(data.draw(some)))
        case PutInOrder(items=in_order):
            return Ordered(tuple(data.draw(st.permutations([item.id for item in in_order]))))
        case Match(rows=rows, answers=answers):
            return Matched({row.id: data.draw(st.sampled_from(answers)).id for row in rows})
        case ShortAnswer():
            return Typed(data.draw(st.sampled_from(("999", "nobody", "one two"))))
        case NumberAnswer():
            return Numbered(str(data.draw(st.integers(-1000, 1000))))
        case Scale(points=points):
            return Rated(data.draw(st.sampled_from(points)).id)


@given(questions())
def test_the_key_gets_the_whole_mark(asked: Question) -> None:
    assert mark(asked, full_response(asked), welsh_words) == (1 if asked.scored else None)


@given(questions(), st.data())
def test_every_mark_lies_between_nothing_and_one(asked: Question, data: st.DataObject) -> None:
    got = mark(asked, any_response(asked, data), welsh_words)
    if asked.scored:
        assert isinstance(got, Fraction)
        assert 0 <= got <= 1
    else:
        assert got is None


@given(questions(), st.data())
def test_ticking_a_distractor_never_helps(asked: Question, data: st.DataObject) -> None:
    if isinstance(asked.task, SeveralOf):
        fewer = any_response(asked, data)
        assert isinstance(fewer, Ticked)
        wrong = frozenset(option.id for option in asked.task.options if not option.key)
        more = Ticked(fewer.options | wrong)
        assert (mark(asked, more, welsh_words) or 0) <= (mark(asked, fewer, welsh_words) or 0)


# --- results ----------------------------------------------------------------------------------


def answers(**marks: Fraction | int | None) -> dict[QuestionId, Answer]:
    return {
        QuestionId(id_): Answer(None if got is None else Fraction(got))
        for id_, got in marks.items()
    }


FOUR = [
    question(ONE, "a", topic="signs"),
    question(ONE, "b", topic="records"),
    question(ONE, "c", topic="signs", critical=True),
    question(Scale(items("low", "high")), "d", topic="feelings"),
]
ASKED = tuple(question.id for question in FOUR)


@pytest.mark.parametrize(
    ("pass_percent", "marks", "score", "passed"),
    [
        (80, {"a": 1, "b": 1, "c": 1, "d": None}, 1, True),
        (80, {"a": 0, "b": 1, "c": 1, "d": None}, Fraction(2, 3), False),
        (66, {"a": 0, "b": 1, "c": 1, "d": None}, Fraction(2, 3), True),
        (67, {"a": 0, "b": 1, "c": 1, "d": None}, Fraction(2, 3), False),
        (50, {"a": Fraction(1, 4), "b": Fraction(1, 4), "c": 1}, Fraction(1, 2), True),
        (10, {"a": 1, "b": 1, "c": Fraction(3, 4)}, Fraction(11, 12), False),
        (None, {"a": 0, "b": 0, "c": 1}, Fraction(1, 3), True),
        (None, {"a": 1, "b": 1, "c": 0}, Fraction(2, 3), False),
        (30, {"c": 1}, Fraction(1, 3), True),
        (0, {}, 0, False),
    ],
)
def test_passing(
    pass_percent: int | None,
    marks: Mapping[str, Fraction | int | None],
    score: Fraction,
    passed: bool,
) -> None:
    got = result(quiz(FOUR, pass_percent=pass_percent), ASKED, answers(**marks))

    assert (got.score, got.scored, got.passed) == (score, 3, passed)


def test_three_thirds_are_a_whole() -> None:
    """What binary fractions would get wrong: 0.1 + 0.2 is not 0.3."""
    tenths = [question(ONE, f"q{n}") for n in range(3)]
    marks = answers(q0=Fraction(1, 10), q1=Fraction(2, 10), q2=Fraction(6, 10))

    assert result(quiz(tenths, pass_percent=30), [q.id for q in tenths], marks).passed


def test_a_quiz_of_ratings_alone_has_nothing_to_score() -> None:
    ratings = quiz([FOUR[3]])
    got = result(ratings, [QuestionId("d")], answers(d=None))

    assert (got.scored, got.score, got.passed) == (0, Fraction(0), True)


def test_only_what_was_drawn_counts() -> None:
    got = result(quiz(FOUR, pass_percent=100), ASKED[:1], answers(a=1, b=0, c=0))

    assert (got.score, got.scored, got.passed) == (Fraction(1), 1, True)


def test_topics_to_look_at_again_come_with_most_lost_first() -> None:
    five = [
        question(ONE, "a", topic="signs"),
        question(ONE, "b", topic="records"),
        question(ONE, "c", topic="records"),
        question(ONE, "d", topic="help"),
        question(ONE, "e"),
    ]
    asked = [question.id for question in five]
    marks = answers(a=Fraction(3, 4), b=Fraction(1, 4), c=Fraction(1, 2), d=1, e=0)

    assert result(quiz(five), asked, marks).topics == ("records", "signs")


def test_sure_and_mistaken_are_those_said_to_be_sure_and_not_wholly_right() -> None:
    sure, fairly = Confidence.SURE, Confidence.FAIRLY_SURE
    given_ = {
        QuestionId("a"): Answer(Fraction(1, 4), sure),
        QuestionId("b"): Answer(Fraction(0), fairly),
        QuestionId("c"): Answer(Fraction(1), sure),
        QuestionId("d"): Answer(None, sure),
    }
    got = result(quiz(FOUR), ASKED, given_)

    assert got.sure_and_mistaken == ("a",)
    assert got.critical_missed == ()


def test_a_critical_question_that_is_not_wholly_right_is_missed() -> None:
    got = result(quiz(FOUR), ASKED, answers(a=1, b=1, c=Fraction(1, 4)))

    assert got.critical_missed == ("c",)


@given(quizzes(), SEEDS, st.data())
def test_a_pass_is_what_its_definition_says(bank: Quiz, seed: str, data: st.DataObject) -> None:
    drawn = draw(bank, seed)
    marks = {
        id_: mark(bank.questions[id_], any_response(bank.questions[id_], data), welsh_words)
        for id_ in drawn
    }
    got = result(bank, drawn, {id_: Answer(marks[id_]) for id_ in drawn})
    scored = [m for m in marks.values() if m is not None]
    critical_wrong = [
        id_ for id_ in drawn if bank.questions[id_].critical and (marks[id_] or 0) < 1
    ]
    critical_wrong = [id_ for id_ in critical_wrong if bank.questions[id_].scored]

    assert got.score * len(scored) == sum(scored)
    enough = sum(scored) * 100 >= (bank.header.pass_percent or 0) * len(scored)
    if scored:
        assert got.passed == (enough and not critical_wrong)
