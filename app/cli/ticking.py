"""A ticker inside the process that serves: the demo's. Installations have `heed tick` and a timer."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from app.services.rounds import Round

EVERY = 3.0
"""Seconds."""


@contextmanager
def ticking(going: Round) -> Iterator[None]:
    """While the block runs; the round under way is finished first."""
    stop = Event()
    thread = Thread(target=_go_until, args=(stop, going), name="ticking")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _go_until(stop: Event, going: Round) -> None:
    """What fails is logged, and tried again in the next round."""
    while not stop.wait(EVERY):
        going.go()
