"""Random cases, some of them worse than the checker would let pass: play must be total on those too."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations

from hypothesis import settings
from hypothesis import strategies as st

from app.content.model.conditions import Both, Condition, Either, Flag, Not
from app.content.model.header import Coaching
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
from app.content.model.scenario import (
    Choices,
    Ending,
    EndingKind,
    Noticing,
    OnlyWay,
    Onward,
    Route,
    Scenario,
    Soundness,
    Way,
    Writing,
)
from app.content.model.scenario import Task as SceneTask
from app.content.model.text import PlainText
from app.ids import SceneId
from app.learning.scenario_run import Move, MoveKind, Run, apply, begin
from tests.learning import cases

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

FLAGS = ("a", "b", "c")
SIGNS = ("sign-0", "sign-1", "sign-2")
SEEDS = st.text(min_size=1, max_size=8)
STEERING = st.lists(st.integers(min_value=0, max_value=999), max_size=25)
"""Which of the legal moves is made at each step, modulo their number."""

flags = st.frozensets(st.sampled_from(FLAGS), max_size=2)
conditions: st.SearchStrategy[Condition] = st.recursive(
    st.builds(Flag, st.sampled_from(FLAGS)),
    lambda inner: st.one_of(
        st.builds(Not, inner), st.builds(Both, inner, inner), st.builds(Either, inner, inner)
    ),
    max_leaves=3,
)


def ways(targets: Sequence[str]) -> st.SearchStrategy[Way]:
    return st.builds(
        Way,
        target=st.sampled_from(targets).map(SceneId),
        condition=st.none() | conditions,
        sets=flags,
        clears=flags,
        once=st.booleans(),
    )


def onwards(targets: Sequence[str]) -> st.SearchStrategy[Onward]:
    options = st.lists(
        st.tuples(st.sampled_from(Soundness), ways(targets)), min_size=1, max_size=4
    ).map(
        lambda drawn: tuple(
            cases.choice(f"choice-{place}", soundness, way)
            for place, (soundness, way) in enumerate(drawn)
        )
    )
    return st.one_of(
        st.builds(Choices, options),
        st.builds(OnlyWay, st.just(PlainText()), ways(targets)),
        st.builds(Route, st.lists(ways(targets), min_size=1, max_size=3).map(tuple)),
        st.builds(Ending, st.sampled_from(EndingKind)),
    )


noticings = st.lists(st.booleans(), max_size=len(SIGNS)).map(
    lambda expected: Noticing(
        tuple(cases.sign(id_, expected=one) for id_, one in zip(SIGNS, expected, strict=False))
    )
)


@st.composite
def scenarios(draw: st.DrawFn, *, acyclic: bool = False) -> Scenario:
    ids = [f"scene-{place}" for place in range(draw(st.integers(2, 6)))]
    scenes = []
    for place, id_ in enumerate(ids[:-1]):
        targets = ids[place + 1 :] if acyclic else ids
        onward, task = draw(onwards(targets)), None
        if isinstance(onward, OnlyWay | Route):
            task = draw(st.none() | st.just(cases.WRITING) | noticings)
        scenes.append(cases.scene(id_, onward, safety=draw(st.booleans()), task=task))
    last = cases.ending(ids[-1], draw(st.sampled_from(EndingKind)))
    coaching = draw(st.sampled_from(Coaching))
    return cases.scenario(*scenes, last, flags=" ".join(FLAGS), coaching=coaching)


def legal_moves(scenario: Scenario, run: Run) -> list[Move]:
    """Read from the model by FORMAT.md's words, not by asking the code whether it would refuse."""
    back = [Move.going_back(place) for place in range(len(run.decisions))]
    latest = run.moves[-1].kind if run.moves else None
    if scenario.header.coaching is Coaching.WORKED and latest is MoveKind.CHOOSE:
        return [Move.having_explained(), *back]
    scene = scenario.scenes[run.scene]
    if scene.task and latest not in (MoveKind.NOTICE, MoveKind.WROTE):
        return [*_task_moves(scene.task), *back]
    match scene.onward:
        case Choices(options=options):
            open_ = [option.id for option in options if _is_open(run, option.id, option.way)]
            return [*map(Move.choosing, open_), *back]
        case Route(ways=ways_):
            opens = any(_is_open(run, str(place), way) for place, way in enumerate(ways_))
        case OnlyWay(way=way):
            opens = _is_open(run, "0", way)
        case Ending():
            opens = False
    return [Move.going_on(), *back] if opens else back


def _task_moves(task: SceneTask) -> list[Move]:
    if isinstance(task, Writing):
        return [Move.having_written()]
    return [Move.noticing(ticked) for ticked in subsets([item.id for item in task.items])]


def subsets(ids: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(ids, size) for size in range(len(ids) + 1))


def _is_open(run: Run, key: str, way: Way) -> bool:
    fresh = not way.once or (run.scene, key) not in run.used
    return fresh and (way.condition is None or way.condition.holds(run.flags))


def walk(scenario: Scenario, steering: Sequence[int]) -> list[Run]:
    """Every run from the beginning to the last move."""
    runs = [begin(scenario)]
    for turn in steering:
        if moves := legal_moves(scenario, runs[-1]):
            runs.append(apply(scenario, runs[-1], moves[turn % len(moves)]))
    return runs


FRACTIONS = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)


def _names(least: int, most: int) -> st.SearchStrategy[list[str]]:
    count = st.integers(least, most)
    return count.map(lambda number: [f"option-{place}" for place in range(number)])


@st.composite
def one_ofs(draw: st.DrawFn) -> OneOf:
    names = draw(_names(2, 5))
    key = draw(st.sampled_from(names))
    share = st.fractions(min_value=0, max_value=1, max_denominator=4)
    options = tuple(
        cases.option(name, key=name == key, share=1 if name == key else draw(share))
        for name in names
    )
    return OneOf(options, keep_order=draw(st.booleans()))


@st.composite
def several_ofs(draw: st.DrawFn) -> SeveralOf:
    names = draw(_names(2, 6))
    keys = draw(st.sets(st.sampled_from(names), min_size=1))
    return SeveralOf(tuple(cases.option(name, key=name in keys) for name in names))


@st.composite
def matches(draw: st.DrawFn) -> Match:
    rows = cases.items(*(f"row-{place}" for place in range(draw(st.integers(1, 5)))))
    answers = cases.items(*draw(_names(2, 6)))
    pairs = {row.id: draw(st.sampled_from(answers)).id for row in rows}
    return Match(PlainText(("Sign",)), PlainText(("Meaning",)), rows, answers, pairs)


orders = _names(1, 6).map(lambda names: PutInOrder(cases.items(*names)))
short_answers = st.lists(
    st.text(min_size=1, max_size=12).filter(lambda text: text.strip(" .\n\t").isalnum()),
    min_size=1,
    max_size=3,
).map(lambda texts: ShortAnswer(tuple(PlainText((text,)) for text in texts)))
numbers = st.builds(
    NumberAnswer,
    st.decimals(-1000, 1000, places=2)
    .map(lambda value: value.as_integer_ratio())
    .map(lambda ratio: Fraction(*ratio)),
    st.fractions(min_value=0, max_value=5, max_denominator=10),
)
scales = _names(2, 7).map(lambda names: Scale(cases.items(*names)))
tasks: st.SearchStrategy[Task] = st.one_of(
    one_ofs(), several_ofs(), orders, matches(), short_answers, numbers, scales
)


@st.composite
def questions(draw: st.DrawFn, id_: str = "q") -> Question:
    topic = draw(st.sampled_from(("", "signs", "records", "help")))
    return cases.question(draw(tasks), id_, critical=draw(st.booleans()), topic=topic)


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    count = draw(st.integers(1, 10))
    return cases.quiz(
        [draw(questions(f"q{place}")) for place in range(count)],
        draw=draw(st.none() | st.integers(1, count)),
        pass_percent=draw(st.none() | st.integers(0, 100)),
    )
