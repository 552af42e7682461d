"""The chance of guessing through a quiz, held against marking every answer there is and against many draws."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations, permutations, product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.guessing import chance_of_passing, guessed
from app.content.model.quiz import (
    Match,
    OneOf,
    PutInOrder,
    Question,
    Quiz,
    Scale,
    SeveralOf,
    ShortAnswer,
    Task,
)
from app.content.model.text import PlainText
from app.ids import QuestionId
from app.learning.marking import mark, result
from app.learning.quiz_attempt import Answer, draw
from app.learning.responses import Matched, Ordered, Picked, Response, Ticked
from tests.learning import cases
from tests.learning.cases import items, option, question, quiz, welsh_words
from tests.learning.strategies import matches, one_ofs, orders, several_ofs

YES_NO = OneOf((option("yes", key=True), option("no")))
FOUR = OneOf((option("a", key=True), option("b"), option("c"), option("d")))
WORDS = ShortAnswer((PlainText(("999",)),))


def answers_to(task: Task) -> Iterator[Response]:
    match task:
        case OneOf(options=options):
            yield from (Picked(one.id) for one in options)
        case SeveralOf(options=options):
            ids = [one.id for one in options]
            sets = (combinations(ids, size) for size in range(1, len(ids) + 1))
            yield from (Ticked(frozenset(some)) for some in chain.from_iterable(sets))
        case PutInOrder(items=placed):
            yield from (Ordered(order) for order in permutations(item.id for item in placed))
        case Match(rows=rows, answers=sides):
            ids = [row.id for row in rows]
            for chosen in product([side.id for side in sides], repeat=len(ids)):
                yield Matched(dict(zip(ids, chosen, strict=True)))


@given(st.one_of(one_ofs(), several_ofs(), orders, matches()))
@settings(max_examples=60, deadline=None)
def test_a_guess_is_any_answer_with_equal_chance(task: Task) -> None:
    marks = Counter(mark(question(task), answer, welsh_words) for answer in answers_to(task))
    wanted = {got: times / marks.total() for got, times in marks.items()}
    assert {got: c for got, c in guessed(task).items() if c} == pytest.approx(wanted)


def chance_of(bank: Quiz, drawn: Sequence[QuestionId]) -> float:
    """By every combination of marks that these questions can get."""
    scored = [id_ for id_ in drawn if bank.questions[id_].scored]
    rows = [list(guessed(bank.questions[id_].task).items()) for id_ in scored]
    return sum(
        prod(chance for _, chance in combination)
        for combination in product(*rows)
        if result(bank, drawn, _answers(scored, [got for got, _ in combination])).passed
    )


def _answers(ids: Sequence[QuestionId], marks: Sequence[Fraction]) -> Mapping[QuestionId, Answer]:
    return {id_: Answer(got) for id_, got in zip(ids, marks, strict=True)}


def bank_of(sizes: Sequence[int], drawn: int | None, pass_percent: int, critical: int = 0) -> Quiz:
    """Topics of so many questions each, of all kinds in turn."""
    kinds: list[Task] = [
        YES_NO,
        FOUR,
        PutInOrder(items("a", "b", "c")),
        WORDS,
        Scale(items("a", "b")),
    ]
    questions = [
        question(kinds[(number + place) % 5], f"q-{place}-{number}", topic=str(place))
        for place, size in enumerate(sizes)
        for number in range(size)
    ]
    always = [question(YES_NO, f"critical-{n}", critical=True, topic="0") for n in range(critical)]
    return quiz([*questions, *always], draw=drawn, pass_percent=pass_percent)


@pytest.mark.parametrize(
    "bank",
    [
        bank_of([3, 2], 3, 50),
        bank_of([4, 1, 1], 2, 50),
        bank_of([4, 3, 2, 1], 5, 40),
        bank_of([3, 3, 2], 4, 50, critical=1),
        bank_of([2, 2], 1, 50, critical=2),
        bank_of([1, 1], 2, 0),
        bank_of([6, 1], 4, 50),
    ],
)
def test_the_draw_is_the_attempts_draw(bank: Quiz) -> None:
    """Within four standard errors of what thousands of seeds draw."""
    seeds = 3000
    counted = Counter(frozenset(draw(bank, str(seed))) for seed in range(seeds))
    chances = {drawn: chance_of(bank, sorted(drawn)) for drawn in counted}
    mean = sum(chances[drawn] * times for drawn, times in counted.items()) / seeds
    spread = sum((chances[d] - mean) ** 2 * times for d, times in counted.items()) / seeds
    found = chance_of_passing(bank)
    assert found is not None
    assert abs(found - mean) <= 4 * (spread / seeds) ** 0.5 + 1e-9


def test_a_rating_does_not_count() -> None:
    bank = quiz([question(YES_NO), question(Scale(items("a", "b")), "s")], pass_percent=100)
    assert chance_of_passing(bank) == 0.5


def test_topics_of_more_questions_are_met_earlier() -> None:
    """Of three to one, the one question that is asked is of the greater topic three times in four."""
    bank = quiz(
        [
            *(question(YES_NO, f"q{n}", topic="great") for n in range(3)),
            question(WORDS, "w", topic="small"),
        ],
        draw=1,
        pass_percent=100,
    )
    assert chance_of_passing(bank) == pytest.approx(3 / 4 / 2)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_without_a_draw_by_every_combination_of_marks(data: st.DataObject) -> None:
    tasks = data.draw(st.lists(st.one_of(one_ofs(), several_ofs(), orders), min_size=1, max_size=4))
    questions: list[Question] = [
        question(task, f"q{n}", critical=data.draw(st.booleans())) for n, task in enumerate(tasks)
    ]
    bank = cases.quiz(questions, pass_percent=data.draw(st.integers(0, 100)))
    assert chance_of_passing(bank) == pytest.approx(chance_of(bank, list(bank.questions)))


@pytest.mark.parametrize(
    ("count", "pass_percent", "chance"),
    [(1, 100, 1 / 4), (2, 50, 7 / 16), (10, 100, 4.0**-10), (20, 50, 0.01386441694)],
)
def test_one_of_four_by_the_binomial(count: int, pass_percent: int, chance: float) -> None:
    bank = quiz([question(FOUR, f"q{n}") for n in range(count)], pass_percent=pass_percent)
    assert chance_of_passing(bank) == pytest.approx(chance, rel=1e-9)


def test_what_takes_too_much_is_left_alone() -> None:
    """Marks of a dozen denominators, which no common one keeps small."""
    kinds = [
        SeveralOf(tuple(option(f"o{n}", key=n < keys) for n in range(keys + wrong)))
        for keys, wrong in [(7, 11), (13, 17), (19, 23), (9, 8)]
    ]
    bank = quiz([question(kinds[n % 4], f"q{n}") for n in range(40)], pass_percent=80)
    assert chance_of_passing(bank) is None
