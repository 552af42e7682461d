"""Timed visits: several browsers, each a process of its own, that take turns at the same pages."""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Protocol


class Journey(Protocol):
    def visit(self) -> float:
        """Seconds of the one step that is measured; what leads up to it does not count."""


MakeJourneys = Callable[[int], dict[str, Journey]]
"""Of a worker, by its number: each has journeys (and people) of its own."""


WARM_UP = 2
"""Visits that are not counted."""


@dataclass(frozen=True, slots=True)
class Timing:
    journey: str
    concurrency: int
    visits: int
    mean: float
    p95: float
    p99: float

    @classmethod
    def of(cls, journey: str, concurrency: int, seconds: Sequence[float]) -> "Timing":
        ordered = sorted(seconds)
        return cls(
            journey,
            concurrency,
            len(ordered),
            math.fsum(ordered) / len(ordered),
            _percentile(ordered, 95),
            _percentile(ordered, 99),
        )


@dataclass(frozen=True, slots=True)
class Effort:
    rounds: int
    visits: int
    """A journey and browser, in each round."""


def _percentile(ordered: Sequence[float], percent: int) -> float:
    """The nearest rank."""
    return ordered[math.ceil(len(ordered) * percent / 100) - 1]


class Workers:
    def __init__(self, pipes: Sequence[Connection]) -> None:
        self._pipes = pipes

    def measure(
        self, journeys: Sequence[str], concurrency: int, effort: Effort
    ) -> Iterator[Timing]:
        """Round by round through all journeys, so that a slow moment of the machine falls on all alike."""
        seconds: dict[str, list[float]] = {journey: [] for journey in journeys}
        for journey in journeys:
            self._at_once(journey, WARM_UP, concurrency)
        for _ in range(effort.rounds):
            for journey in journeys:
                seconds[journey] += self._at_once(journey, effort.visits, concurrency)
        for journey in journeys:
            yield Timing.of(journey, concurrency, seconds[journey])

    def _at_once(self, journey: str, visits: int, concurrency: int) -> list[float]:
        at_work = self._pipes[:concurrency]
        for pipe in at_work:
            pipe.send((journey, visits))
        answers: list[list[float] | Exception] = [pipe.recv() for pipe in at_work]
        for answer in answers:
            if isinstance(answer, Exception):
                raise answer
        return [seconds for answer in answers if isinstance(answer, list) for seconds in answer]


@contextmanager
def workers(count: int, make_journeys: MakeJourneys) -> Iterator[Workers]:
    """`make_journeys` is called in the new process, so it must be importable from there."""
    context = get_context("spawn")
    pipes, processes = [], []
    for number in range(count):
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(number, make_journeys, theirs), daemon=True)
        process.start()
        theirs.close()
        pipes.append(ours)
        processes.append(process)
    try:
        yield Workers(pipes)
    finally:
        for pipe in pipes:
            pipe.close()
        for process in processes:
            process.join(timeout=10)


def _work(number: int, make_journeys: MakeJourneys, pipe: Connection) -> None:
    journeys = make_journeys(number)
    while True:
        try:
            name, visits = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send([journeys[name].visit() for _ in range(visits)])
        except Exception as error:
            pipe.send(error)
