"""Lines and small multiples on paper."""

import re
from collections.abc import Callable, Iterator

from app.web.charts.lines import LETTER as REM_LETTER
from app.web.charts.lines import EndLabel, LineChart
from app.web.charts.marks import TARGET_DASHES, LineStyle
from app.web.charts.multiples import MultiplesChart, Panel
from app.web.charts.picture import (
    LETTER,
    LINE,
    WIDTH,
    Ink,
    Mark,
    Picture,
    Shape,
    Stroke,
    Text,
    baseline,
    block,
    empty,
    fitted,
    line,
)
from app.web.charts.trends import MonthTick, Place

REM = LETTER / REM_LETTER
LEFT, LABELS, TOP = 52.0, 190.0, 16.0
PLOT = WIDTH - LEFT - LABELS
ACROSS, GAP, PANEL_HEIGHT, BESIDE = 3, 28.0, 70.0, 6.0
PANEL = (WIDTH - GAP * (ACROSS - 1) - 2 * BESIDE) / ACROSS
_PLACE = re.compile(r"([ML])([\d.e-]+) ([\d.e-]+)")


def lines_picture(chart: LineChart) -> Picture:
    if not chart.rows:
        return empty(chart.frame)
    height = chart.height * REM

    def place(at: Place) -> Place:
        return round(LEFT + PLOT * at[0] / 100, 2), round(TOP + height * at[1] / 100, 2)

    marks = [
        *_grid(chart, place),
        *_months(chart.months, place),
        *_target(chart.target, place),
        *(
            Stroke(
                _moved(row.trend.path, place),
                width=row.style.width,
                dashes=row.style.dashes,
            )
            for row in chart.rows
        ),
        *(_shape(row.style, place(row.trend.end)) for row in chart.rows if row.trend.end),
        *(mark for label in chart.labels for mark in _label(label, place)),
    ]
    return Picture(
        chart.frame,
        WIDTH,
        TOP + height + LINE * (2 if chart.two_rows_of_months else 1) + 12,
        tuple(marks),
    )


def multiples_picture(chart: MultiplesChart) -> Picture:
    if not chart.rows:
        return empty(chart.frame)
    marks: list[Mark] = []
    top = 0.0
    if chart.target_label:
        marks.append(Stroke(line(BESIDE, LINE / 2, 34, LINE / 2), Ink.TEXT, 1.5, TARGET_DASHES))
        marks += block(42, LINE / 2, (chart.target_label,), Ink.SOFT)
        top = 1.5 * LINE
    for start in range(0, len(chart.rows), ACROSS):
        row = chart.rows[start : start + ACROSS]
        heads = [(*fitted(panel.label, PANEL), *fitted(panel.said, PANEL)) for panel in row]
        below = top + LINE * max(map(len, heads)) + 6
        for column, (panel, head) in enumerate(zip(row, heads, strict=True)):
            left = BESIDE + column * (PANEL + GAP)
            marks += block(left, top + LINE * len(head) / 2, head)
            marks += _panel(chart, panel, left, below)
        top = below + PANEL_HEIGHT + LINE + 18
    return Picture(chart.frame, WIDTH, top, tuple(marks))


Placing = Callable[[Place], Place]


def _moved(path: str, place: Placing) -> str:
    """The same path, from a box of 100 by 100 into the picture."""

    def move(found: re.Match[str]) -> str:
        x, y = place((float(found[2]), float(found[3])))
        return f"{found[1]}{x:g} {y:g}"

    return _PLACE.sub(move, path)


def _grid(chart: LineChart, place: Placing) -> Iterator[Mark]:
    for tick in chart.axis.ticks:
        (left, y), (right, _) = (place((x, chart.axis.down(tick))) for x in (0, 100))
        yield Stroke(line(left, y, right, y), Ink.FAINT if tick else Ink.LINE)
        yield Text(LEFT - 8, baseline(y), chart.axis.words(tick), "end", Ink.SOFT)


def _months(ticks: tuple[MonthTick, ...], place: Placing) -> Iterator[Mark]:
    for tick in ticks:
        x, bottom = place((tick.x, 100))
        yield Stroke(line(x, bottom, x, bottom + 5), Ink.LINE)
        for row, words in enumerate(filter(None, (tick.words, tick.below))):
            yield Text(x, baseline(bottom + 6 + LINE * (row + 0.5)), words, tick.anchor, Ink.SOFT)


def _target(target: float | None, place: Placing) -> Iterator[Mark]:
    if target is not None:
        (left, y), (right, _) = place((0, target)), place((100, target))
        yield Stroke(line(left, y, right, y), Ink.TEXT, 1.5, TARGET_DASHES)


def _shape(style: LineStyle, at: Place) -> Shape:
    x, y = at
    return Shape(_shifted(style.mark.removesuffix("Z"), x, y) + "Z")


def _shifted(path: str, x: float, y: float) -> str:
    """A mark's path around another point. Marks have M, L, H, V and A with radii first."""
    found = re.findall(r"([MLHVA])([^MLHVA]+)", path)
    return "".join(_step(letter, [float(n) for n in rest.split()], x, y) for letter, rest in found)


def _step(letter: str, numbers: list[float], x: float, y: float) -> str:
    if letter == "H":
        moved = [numbers[0] + x]
    elif letter == "V":
        moved = [numbers[0] + y]
    else:
        moved = [*numbers[:-2], numbers[-2] + x, numbers[-1] + y]
    return letter + " ".join(f"{n:g}" for n in moved)


def _label(label: EndLabel, place: Placing) -> Iterator[Mark]:
    left = WIDTH - LABELS + 14
    y = place((0, label.rows[0][0]))[1]
    if label.style is None:
        yield Stroke(line(left, y, left + 14, y), Ink.TEXT, 1.5, TARGET_DASHES)
    else:
        yield _shape(label.style, (left + 7, y))
    for at, words in label.rows:
        yield Text(left + 20, baseline(place((0, at))[1]), words)


def _panel(chart: MultiplesChart, panel: Panel, left: float, top: float) -> Iterator[Mark]:
    def place(at: Place) -> Place:
        return round(left + PANEL * at[0] / 100, 2), round(top + PANEL_HEIGHT * at[1] / 100, 2)

    if not panel.trend.end:
        return
    bottom = top + PANEL_HEIGHT
    yield Stroke(line(left, bottom, left + PANEL, bottom), Ink.LINE)
    yield from _target(chart.target, place)
    yield Stroke(_moved(panel.trend.path, place), width=2)
    yield _shape(chart.style, place(panel.trend.end))
    below = baseline(bottom + 4 + LINE / 2)
    yield Text(left, below, chart.first, ink=Ink.SOFT)
    yield Text(left + PANEL, below, chart.last, "end", Ink.SOFT)
