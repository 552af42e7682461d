"""The figures, as a table for people and as JSON."""

import os
import platform
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.journeys import FLOOR_READ, FLOOR_WRITE, READS, WRITES
from bench.measuring import Timing
from bench.weighing import Load

TIMES_FLOOR = 2.0
P99_TIMES_MEAN = 5.0
COLD_BYTES = 40 * 1024
COLD_REQUESTS = 5


@dataclass(frozen=True, slots=True)
class Row:
    timing: Timing
    times_floor: float | None
    """None for the floor itself."""

    @property
    def p99_times_mean(self) -> float:
        return self.timing.p99 / self.timing.mean


@dataclass(frozen=True, slots=True)
class Figures:
    rows: tuple[Row, ...]
    cold: tuple[Load, ...]

    @classmethod
    def of(cls, timings: Sequence[Timing], cold: Sequence[Load]) -> "Figures":
        means = {(timing.journey, timing.concurrency): timing.mean for timing in timings}
        return cls(tuple(_row(timing, means) for timing in timings), tuple(cold))

    @property
    def cold_bytes(self) -> int:
        return sum(load.bytes for load in self.cold)


def _row(timing: Timing, means: Mapping[tuple[str, int], float]) -> Row:
    floors = {**dict.fromkeys(READS, FLOOR_READ), **dict.fromkeys(WRITES, FLOOR_WRITE)}
    floor = floors.get(timing.journey)
    ratio = timing.mean / means[floor, timing.concurrency] if floor else None
    return Row(timing, ratio)


def table(figures: Figures) -> str:
    return "\n".join(_lines(figures))


def _lines(figures: Figures) -> Iterator[str]:
    yield f"{'':<20}{'at once':>8}{'visits':>8}{'mean':>9}{'p95':>9}{'p99':>9}{'× floor':>9}{'p99 ÷ mean':>12}"
    for row in figures.rows:
        yield _line(row)
    yield ""
    yield f"Times in milliseconds. Aims: at most {TIMES_FLOOR:g} × floor; p99 at most {P99_TIMES_MEAN:g} × mean at 8 at once."
    yield "An asterisk marks what misses its aim."
    yield ""
    yield "Cold first visit to a case's page:"
    for load in figures.cold:
        yield f"  {load.bytes:>7,} bytes  {load.content_type:<16} {load.path}"
    kib = f"{figures.cold_bytes / 1024:.1f} KiB{star(figures.cold_bytes > COLD_BYTES)}"
    requests = f"{len(figures.cold)} requests{star(len(figures.cold) > COLD_REQUESTS)}"
    yield f"  {kib} in {requests}. Aims: {COLD_BYTES // 1024} KiB, {COLD_REQUESTS} requests."


def _line(row: Row) -> str:
    timing = row.timing
    times = "".join(f"{1000 * each:>9.2f}" for each in (timing.mean, timing.p95, timing.p99))
    ratio = "" if row.times_floor is None else f"{row.times_floor:.2f}"
    ratio += star(row.times_floor is not None and row.times_floor > TIMES_FLOOR)
    tail = f"{row.p99_times_mean:.1f}"
    tail += star(timing.concurrency > 1 and row.p99_times_mean > P99_TIMES_MEAN)
    return (
        f"{timing.journey:<20}{timing.concurrency:>8}{timing.visits:>8}{times}{ratio:>9}{tail:>12}"
    )


def star(missed: bool) -> str:
    return "*" if missed else ""


def machine() -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "system": platform.platform(),
    }


def as_json(figures: Figures) -> dict[str, Any]:
    return {
        "aims": {
            "times_floor": TIMES_FLOOR,
            "p99_times_mean_at_8": P99_TIMES_MEAN,
            "cold_bytes": COLD_BYTES,
            "cold_requests": COLD_REQUESTS,
        },
        "pages": [
            {
                "page": row.timing.journey,
                "at_once": row.timing.concurrency,
                "visits": row.timing.visits,
                "mean_ms": round(1000 * row.timing.mean, 3),
                "p95_ms": round(1000 * row.timing.p95, 3),
                "p99_ms": round(1000 * row.timing.p99, 3),
                "times_floor": row.times_floor and round(row.times_floor, 3),
                "p99_times_mean": round(row.p99_times_mean, 3),
            }
            for row in figures.rows
        ],
        "cold_visit": {
            "bytes": figures.cold_bytes,
            "requests": len(figures.cold),
            "loads": [asdict(load) for load in figures.cold],
        },
    }
