"""Bars and intervals on paper: a row a name, the plot, the figure."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.web.charts import wordings
from app.web.charts.bars import BarChart, DrawnBar
from app.web.charts.intervals import DrawnEstimate, IntervalChart
from app.web.charts.marks import TARGET_DASHES
from app.web.charts.picture import (
    LINE,
    WIDTH,
    Ink,
    Mark,
    Picture,
    Rect,
    Shape,
    Stroke,
    block,
    centred,
    empty,
    fitted,
    line,
)

NAMES, PLOT, FIGURES = 190.0, 270.0, 180.0
PLOT_AT, FIGURES_AT = NAMES + 10, NAMES + PLOT + 30
THICK, BETWEEN, HEAD = 15.0, 9.0, 22.0
TICKS = (0, 50, 100)


@dataclass(frozen=True, slots=True)
class _Row:
    """What of a row is text; where it stands is known once all heights are."""

    name: tuple[str, ...]
    figure: tuple[str, ...]
    drawn: bool

    @property
    def height(self) -> float:
        return max(len(self.name), len(self.figure)) * LINE + BETWEEN

    def texts(self, middle: float) -> Iterator[Mark]:
        yield from block(0, middle, self.name)
        if self.drawn:
            yield from block(FIGURES_AT, middle, self.figure)
        else:
            yield from block(PLOT_AT, middle, self.figure, Ink.SOFT)


def bars_picture(chart: BarChart) -> Picture:
    if not chart.rows:
        return empty(chart.frame)
    marks: list[Mark] = []
    top = 0.0
    if chart.target:
        marks.append(centred(_at(chart.target.at), HEAD / 2, chart.target.label, 0, WIDTH))
        top = HEAD
    for drawn in chart.rows:
        row = _bar_row(drawn)
        marks += _bar(drawn, chart, top, top + row.height)
        marks += row.texts(top + row.height / 2)
        top += row.height
    return Picture(chart.frame, WIDTH, top, tuple(marks))


def intervals_picture(chart: IntervalChart) -> Picture:
    if not chart.rows:
        return empty(chart.frame)
    marks: list[Mark] = [
        centred(_at(tick), HEAD / 2, wordings.percent(tick), 0, WIDTH) for tick in TICKS
    ]
    top = HEAD
    for drawn in chart.rows:
        row = _estimate_row(drawn)
        marks += _whisker(drawn, top, top + row.height)
        marks += row.texts(top + row.height / 2)
        top += row.height
    return Picture(chart.frame, WIDTH, top, tuple(marks))


def _at(percent: float) -> float:
    return round(PLOT_AT + PLOT * percent / 100, 2)


def _bar_row(row: DrawnBar) -> _Row:
    drawn, part = row.length is not None, row.part
    room = FIGURES if drawn else PLOT + FIGURES
    said = " · ".join(filter(None, (part.said, part.counted)))
    figure = (*fitted(said, room), *(fitted(part.origin, room) if part.origin else ()))
    return _Row(fitted(row.label, NAMES), figure, drawn)


def _bar(row: DrawnBar, chart: BarChart, top: float, bottom: float) -> Iterator[Mark]:
    """Zero and the target go through the rows of bars alone, not through words."""
    if row.length is None:
        return
    upper = round((top + bottom - THICK) / 2, 2)
    if chart.axis.shares:
        yield Rect(PLOT_AT, upper, PLOT, THICK, Ink.SURFACE)
    if row.length:
        width = round(PLOT * row.length / 100, 2)
        yield Rect(PLOT_AT, upper, width, THICK, hatched=bool(row.part.origin))
    yield Stroke(line(PLOT_AT, top, PLOT_AT, bottom), Ink.LINE)
    if chart.target:
        path = line(_at(chart.target.at), top, _at(chart.target.at), bottom)
        yield Stroke(path, Ink.GROUND, 4)
        yield Stroke(path, Ink.TEXT, 1.5, TARGET_DASHES)


def _estimate_row(row: DrawnEstimate) -> _Row:
    if row.at is None:
        return _Row(fitted(row.label, NAMES), fitted(row.said, PLOT + FIGURES), drawn=False)
    figure = (*fitted(f"{row.said} · {row.of}", FIGURES), *fitted(row.between, FIGURES))
    return _Row(fitted(row.label, NAMES), figure, drawn=True)


def _whisker(row: DrawnEstimate, top: float, bottom: float) -> Iterator[Mark]:
    if row.at is None:
        return
    for tick in TICKS:
        yield Stroke(line(_at(tick), top, _at(tick), bottom), Ink.FAINT)
    middle = (top + bottom) / 2
    low, high, x = _at(row.low), _at(row.high), _at(row.at)
    caps = "".join(line(end, middle - 5, end, middle + 5) for end in (low, high))
    yield Stroke(line(low, middle, high, middle) + caps, width=2)
    yield Shape(f"M{x - 5:g} {middle:g}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z")
