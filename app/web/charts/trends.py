"""Figures by month: where each stands, and which months are named below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.web.charts import wordings
from app.web.charts.parts import NOTHING, Part
from app.web.charts.scales import Axis

STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)
ROOM = 22.0
"""What a month's name takes of the narrowest plot, in percent."""
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Series:
    label: str
    parts: Sequence[Part | None]
    """One a month. None: no figure, which is a gap and never zero."""

    @property
    def known(self) -> tuple[Part, ...]:
        return tuple(part or NOTHING for part in self.parts)


@dataclass(frozen=True, slots=True)
class Trend:
    path: str
    """In a box of 100 by 100. A month between two gaps is a dot."""
    end: Place | None
    last: Part
    last_month: int | None
    """Of the last figure. None: there is none."""


@dataclass(frozen=True, slots=True)
class MonthTick:
    x: float
    words: str
    below: str
    anchor: str


def trend(series: Series, axis: Axis) -> Trend:
    places = _places(series.known, axis)
    found = [month for month, place in enumerate(places) if place]
    last = found[-1] if found else None
    return Trend(
        "".join(_path(places)),
        None if last is None else places[last],
        NOTHING if last is None else series.known[last],
        last,
    )


def across(month: int, months: int) -> float:
    return 100.0 if months == 1 else round(100 * month / (months - 1), 2)


def month_ticks(months: Sequence[date]) -> tuple[MonthTick, ...]:
    """As many as can be read side by side on a phone; whole years where these are many."""
    for step in STEPS:
        ticks = [i for i, day in enumerate(months) if (day.year * 12 + day.month - 1) % step == 0]
        places = [_edges(across(tick, len(months))) for tick in ticks]
        if ticks and all(a[1] <= b[0] for a, b in pairwise(places)):
            return tuple(_tick(months, tick, step, first=tick == ticks[0]) for tick in ticks)
    return (_tick(months, 0, 1, first=True),) if months else ()


def checked(series: Sequence[Series], months: Sequence[date]) -> None:
    for each in series:
        if len(each.parts) != len(months):
            raise ValueError(f"{each.label}: {len(each.parts)} figures for {len(months)} months")


def month_rows(series: Sequence[Series], months: Sequence[date]) -> tuple[tuple[str, ...], ...]:
    """Newest first."""
    rows = [
        (wordings.long_month(day), *(_cell(each.known[month]) for each in series))
        for month, day in enumerate(months)
    ]
    return tuple(reversed(rows))


def _cell(part: Part) -> str:
    extra = ", ".join(filter(None, (part.counted, part.origin)))
    return f"{part.said} ({extra})" if extra else part.said


def _places(parts: Sequence[Part], axis: Axis) -> list[Place | None]:
    return [
        None if part.size is None else (across(month, len(parts)), axis.down(part.size))
        for month, part in enumerate(parts)
    ]


def _path(places: Sequence[Place | None]) -> Iterator[str]:
    for month, place in enumerate(places):
        if place is None:
            continue
        follows = month > 0 and places[month - 1] is not None
        alone = not follows and (month + 1 == len(places) or places[month + 1] is None)
        yield f"{'L' if follows else 'M'}{place[0]:g} {place[1]:g}{'h0' if alone else ''}"


def _edges(x: float) -> tuple[float, float]:
    start = x if _anchor(x) == "start" else x - ROOM
    return start, start + ROOM


def _anchor(x: float) -> str:
    return "start" if x <= 100 - ROOM else "end"


def _tick(months: Sequence[date], tick: int, step: int, first: bool) -> MonthTick:
    day, x = months[tick], across(tick, len(months))
    if step >= 12:
        return MonthTick(x, str(day.year), "", _anchor(x))
    year = str(day.year) if first or day.month <= step else ""
    return MonthTick(x, wordings.short_month(day), year, _anchor(x))
