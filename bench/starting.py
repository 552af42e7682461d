"""One start, in a process of its own. Run as `python -m bench.starting floor|heed DATABASE ROOTS…`; says what it took as JSON.

What is imported is part of a start, so each imports nothing but its own.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from bench.memory import resident


def start_floor(database: str) -> None:
    import_module("bench.floor").create_floor(database)


def start_heed(database: str, *roots: str) -> None:
    create_app = import_module("app.factory").create_app
    settings = import_module("app.settings").Settings(
        database=f"sqlite:///{database}",
        secret_key="of no use to anybody, for nobody is served",  # noqa: S106
        base_url="http://127.0.0.1",
        content=tuple(map(Path, roots)),
    )
    create_app(settings)


STARTS: dict[str, Callable[..., None]] = {"floor": start_floor, "heed": start_heed}


if __name__ == "__main__":
    which, database, *roots = sys.argv[1:]
    STARTS[which](database, *roots)
    seconds = time.process_time()
    gc.collect()
    held = resident()
    taken = {"seconds": seconds, "kept_mib": held.now, "peak_mib": held.peak}
    sys.stdout.write(json.dumps(taken))
