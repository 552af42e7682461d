"""Jobs that take turns, each in a process of its own: none pays for another's memory, and a busy moment falls on all."""

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Protocol

from bench.memory import resident


class Job(Protocol):
    def turn(self) -> int:
        """Does its next share of the work; how many things that was."""


MakeJob = Callable[[], Job]
"""Called in the new process, so it must be importable from there; what it does is not counted."""


@dataclass(frozen=True, slots=True)
class Spent:
    done: int
    seconds: float
    """Of processor time: a busy machine makes them longer by little."""
    kept_mib: float
    """By how much the process has grown; what the job made is still there."""
    peak_mib: float

    @property
    def rate(self) -> float:
        return self.done / self.seconds


def take_turns(jobs: Mapping[str, MakeJob], turns: int) -> dict[str, Spent]:
    with _started(jobs) as pipes:
        for _ in range(turns):
            for pipe in pipes.values():
                _ask(pipe, True)
        return {name: _ask(pipe, False) for name, pipe in pipes.items()}


def _ask(pipe: Connection, more: bool) -> Spent:
    with suppress(BrokenPipeError):  # who fell has said why
        pipe.send(more)
    answer: Spent | Exception = pipe.recv()
    if isinstance(answer, Exception):
        raise answer
    return answer


@contextmanager
def _started(jobs: Mapping[str, MakeJob]) -> Iterator[dict[str, Connection]]:
    context = get_context("spawn")
    pipes, processes = {}, []
    for name, make_job in jobs.items():
        pipes[name], theirs = context.Pipe()
        process = context.Process(target=_work, args=(make_job, theirs), daemon=True)
        process.start()
        theirs.close()
        processes.append(process)
    try:
        yield pipes
    finally:
        for pipe in pipes.values():
            pipe.close()
        for process in processes:
            process.join(timeout=10)


def _work(make_job: MakeJob, pipe: Connection) -> None:
    try:
        _take_part(make_job(), pipe)
    except EOFError:
        return
    except Exception as error:
        pipe.send(error)


def _take_part(job: Job, pipe: Connection) -> None:
    gc.collect()
    before = resident().now
    done, seconds = 0, 0.0
    more = True
    while more:
        more = pipe.recv()
        if more:
            began = time.process_time()
            done += job.turn()
            seconds += time.process_time() - began
        else:
            gc.collect()
        after = resident()
        pipe.send(Spent(done, seconds, after.now - before, after.peak - before))
