"""What Heed's engine is asked to do, and beside it the least that could be done in its place."""

import hashlib
from collections.abc import Iterator

from markdown_it import MarkdownIt

from app.content.checking import words_for
from app.content.compiling import compile_scenario
from app.content.library import SourceText
from app.content.model.header import Kind
from app.content.model.scenario import Scenario
from app.content.model.terms import Terms
from app.content.state import ways_of
from app.content.state_graph import MOST_STATES, StateGraph
from app.content.state_search import Search, search
from app.ids import Sha256
from app.learning.moves import Move
from app.learning.scenario_run import available, begin, choose, replay
from app.paths import CONTENT
from bench import cases

ROADS_A_TURN = 10


class Faulty(Exception):
    """A generated case that the check does not pass measures nothing."""


def compiled(text: str, terms: Terms, slug: str = "bench") -> Scenario:
    digest = Sha256(hashlib.sha256(text.encode()).hexdigest())
    source = SourceText(Kind.SCENARIO, slug, f"scenarios/{slug}.md", digest, text)
    found = compile_scenario(source, terms)
    if found.value is None:
        raise Faulty(found.diagnostics)
    return found.value


def batches(count: int, a_turn: int) -> Iterator[list[str]]:
    texts = [cases.case_text(number) for number in range(count)]
    return (texts[start : start + a_turn] for start in range(0, count, a_turn))


class BareParse:
    """markdown-it-py's `js-default`: tokens, and each text's let go before the next."""

    def __init__(self, count: int, a_turn: int) -> None:
        self._batches = batches(count, a_turn)
        self._parser = MarkdownIt("js-default")

    def turn(self) -> int:
        batch = next(self._batches)
        for text in batch:
            self._parser.parse(text)
        return len(batch) * cases.SCENES


class Compile:
    """Checked by every rule that asks one file, and built; all cases are kept, as a library keeps them."""

    def __init__(self, count: int, a_turn: int) -> None:
        self._batches = batches(count, a_turn)
        self._terms = words_for(CONTENT, CONTENT)
        self._library: list[Scenario] = []

    def turn(self) -> int:
        made = [compiled(text, self._terms) for text in next(self._batches)]
        self._library += made
        return sum(len(case.scenes) for case in made)


def long_case(decisions: int) -> Scenario:
    return compiled(cases.long_text(decisions), words_for(CONTENT, CONTENT))


def long_road(case: Scenario) -> tuple[Move, ...]:
    """To the ending, by the last choice on offer in each scene."""
    run = begin(case)
    while open_ := available(case, run):
        run = choose(case, run, open_[-1].id)
    return run.moves


class BareWalk:
    """Of the same road over plain dicts, each choice put at the end of a list."""

    def __init__(self, decisions: int) -> None:
        case = long_case(decisions)
        self._road = [move.choice for move in long_road(case)]
        self._start = str(case.start.id)
        self._table = {
            str(scene.id): {
                str(way_on.choice_id): str(way_on.way.target) for way_on in ways_of(scene)
            }
            for scene in case.scenes.values()
        }

    def turn(self) -> int:
        for _ in range(ROADS_A_TURN):
            here, made = self._start, []
            for choice in self._road:
                here = self._table[here][choice]
                made.append(choice)
        return ROADS_A_TURN * len(self._road)


class Choose:
    """One choice after the other, each on the run that the one before it gave."""

    def __init__(self, decisions: int) -> None:
        self._case = long_case(decisions)
        self._road = [move.choice for move in long_road(self._case)]

    def turn(self) -> int:
        for _ in range(ROADS_A_TURN):
            run = begin(self._case)
            for choice in self._road:
                run = choose(self._case, run, choice)
        return ROADS_A_TURN * len(self._road)


class Replay:
    """As a request has to: the moves as they are stored are read, and all played again."""

    def __init__(self, decisions: int) -> None:
        self._case = long_case(decisions)
        self._stored = [move.encode() for move in long_road(self._case)]

    def turn(self) -> int:
        for _ in range(ROADS_A_TURN):
            replay(self._case, map(Move.decode, self._stored))
        return ROADS_A_TURN * len(self._stored)


def tangled_case(flags: int, scenes: int) -> Scenario:
    return compiled(cases.tangled_text(flags, scenes), words_for(CONTENT, CONTENT))


def searched(case: Scenario) -> Search:
    found = search(case, MOST_STATES)
    if found is None:
        raise Faulty("too many states")
    return found


class BareSweep:
    """Of the same states, where it is known beforehand which leads to which."""

    def __init__(self, flags: int, scenes: int) -> None:
        self._targets = searched(tangled_case(flags, scenes)).targets

    def turn(self) -> int:
        seen, order = {0}, [0]
        for place in order:  # grows while it is walked
            for target in self._targets[place]:
                if target not in seen:
                    seen.add(target)
                    order.append(target)
        return len(order)


class StateSearch:
    def __init__(self, flags: int, scenes: int) -> None:
        self._case = tangled_case(flags, scenes)
        self._found: Search | None = None

    def turn(self) -> int:
        self._found = searched(self._case)
        return len(self._found.numbers)


class StateValues:
    """The search, and from every state the least cost to an ending, as a review needs it."""

    def __init__(self, flags: int, scenes: int) -> None:
        self._case = tangled_case(flags, scenes)
        self._graph: StateGraph | None = None

    def turn(self) -> int:
        self._graph = StateGraph.of(self._case)
        if self._graph.search is None or self._graph.prospect_at(0) is None:
            raise Faulty("no road ends")
        return len(self._graph.search.numbers)
