"""The engine's figures, as tables for people and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from bench.engine import Measured, Trial
from bench.report import star

EXPLAINED = (
    "Seconds are of processor time. × floor compares the time for one thing. MiB are the growth of the process's\n"
    "resident set (RSS) as the system counts it: kept is what stays after collecting garbage, peak the most there was."
)


def tables(trials: Sequence[Trial]) -> str:
    return "\n".join([*(line for trial in trials for line in _lines(trial)), EXPLAINED])


def _lines(trial: Trial) -> Iterator[str]:
    yield f"{trial.title}:"
    heads = (trial.things, "seconds", "a second", "× floor", "MiB kept", "MiB peak")
    yield f"{'':<20}{heads[0]:>10}" + "".join(f"{head:>10}" for head in heads[1:])
    for one in trial.measured:
        yield _line(one, trial.aim)
    yield trial.explained + (f" Aim: at most {trial.aim:g} × floor." if trial.aim else "")
    yield ""


def _line(one: Measured, aim: float | None) -> str:
    spent = one.spent
    ratio = "" if one.times_floor is None else f"{one.times_floor:.2f}"
    ratio += star(_misses(one, aim))
    rate = f"{spent.rate:,.0f}" if spent.rate >= 10 else f"{spent.rate:.3f}"
    memory = f"{spent.kept_mib:>10.1f}{spent.peak_mib:>10.1f}"
    return f"{one.name:<20}{spent.done:>10,}{spent.seconds:>10.2f}{rate:>10}{ratio:>10}{memory}"


def _misses(one: Measured, aim: float | None) -> bool:
    return aim is not None and one.times_floor is not None and one.times_floor > aim


def as_json(trials: Sequence[Trial]) -> list[dict[str, Any]]:
    return [
        {
            "trial": trial.title,
            "things": trial.things,
            "explained": trial.explained,
            "aim_times_floor": trial.aim,
            "measured": [_measured(one) for one in trial.measured],
        }
        for trial in trials
    ]


def _measured(one: Measured) -> dict[str, Any]:
    return {
        "name": one.name,
        "done": one.spent.done,
        "seconds": round(one.spent.seconds, 3),
        "a_second": round(one.spent.rate, 3),
        "times_floor": one.times_floor and round(one.times_floor, 3),
        "kept_mib": round(one.spent.kept_mib, 1),
        "peak_mib": round(one.spent.peak_mib, 1),
    }
