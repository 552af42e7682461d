"""Lines by month, named at their ends. Heights are in rem, so that they grow with the reader's letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from app.web.charts import wordings
from app.web.charts.frame import Figures, Frame
from app.web.charts.labels import spread, wrapped
from app.web.charts.marks import STYLES, LineStyle
from app.web.charts.scales import Axis, axis_of
from app.web.charts.trends import (
    MonthTick,
    Series,
    Trend,
    checked,
    month_rows,
    month_ticks,
    trend,
)

MOST_SERIES = len(STYLES)
HEIGHT, LINE, LETTER, LABEL_ROOM = 15.0, 1.3, 0.85, 10.5
"""Of the plot, of a label's line, of its letters, and beside a label's mark: all in rem."""


@dataclass(frozen=True, slots=True)
class EndLabel:
    style: LineStyle | None
    """None: of the target."""
    value: str
    """What its text begins with; empty for the target."""
    rows: tuple[tuple[float, str], ...]
    """The lines of its text, by the middle of each in percent of the height."""


@dataclass(frozen=True, slots=True)
class DrawnLine:
    style: LineStyle
    label: str
    trend: Trend


@dataclass(frozen=True, slots=True)
class LineChart:
    frame: Frame
    rows: tuple[DrawnLine, ...]
    axis: Axis
    months: tuple[MonthTick, ...]
    target: float | None
    """From the upper edge, in percent."""
    target_label: str
    height: float
    """In rem."""
    labels: tuple[EndLabel, ...]
    short_labels: tuple[EndLabel, ...]
    """Values alone, for narrow pages: the names then stand in a key above."""
    table: Figures

    @property
    def two_rows_of_months(self) -> bool:
        return any(tick.below for tick in self.months)


def lines(
    series: Sequence[Series],
    months: Sequence[date],
    *,
    frame: Frame,
    target: int | None = None,
) -> LineChart:
    if len(series) > MOST_SERIES:
        raise ValueError(f"{len(series)} lines cannot be told apart; take multiples()")
    checked(series, months)
    axis = axis_of(chain.from_iterable(each.known for each in series), target)
    rows = tuple(
        DrawnLine(style, each.label, trend(each, axis))
        for style, each in zip(STYLES, series, strict=False)
    )
    aim = None if target is None else axis.down(target)
    aim_label = "" if target is None else wordings.target(target, axis.shares)
    long, short = _ends(rows, months), _short_ends(rows)
    if aim is not None and target is not None:
        long.append((None, "", aim, (aim_label,)))
        short.append((None, "", aim, (axis.words(target),)))
    height = max(HEIGHT, LINE * sum(len(texts) for *_, texts in long))
    return LineChart(
        frame,
        rows if any(row.trend.end for row in rows) else (),
        axis,
        month_ticks(months),
        aim,
        aim_label,
        height,
        _placed(long, height),
        _placed(short, height),
        Figures(
            (wordings.month_heading(), *(each.label for each in series)),
            month_rows(series, months),
        ),
    )


_End = tuple[LineStyle | None, str, float, tuple[str, ...]]
"""Its style, its value, its line's height in percent, its texts."""


def _ends(rows: Sequence[DrawnLine], months: Sequence[date]) -> list[_End]:
    named = len(rows) > 1
    return [
        (
            row.style,
            row.trend.last.said,
            row.trend.end[1],
            wrapped(_said(row, months, named), LABEL_ROOM, LETTER),
        )
        for row in rows
        if row.trend.end
    ]


def _short_ends(rows: Sequence[DrawnLine]) -> list[_End]:
    return [
        (row.style, row.trend.last.said, row.trend.end[1], (row.trend.last.said,))
        for row in rows
        if row.trend.end
    ]


def _said(row: DrawnLine, months: Sequence[date], named: bool) -> str:
    """The month too, where the line ends before the others."""
    last, value = row.trend.last_month, row.trend.last.said
    if last is not None and last != len(months) - 1:
        value = wordings.as_of(value, months[last])
    return f"{value} {row.label}" if named else value


def _placed(ends: Sequence[_End], height: float) -> tuple[EndLabel, ...]:
    sizes = [LINE * len(texts) for *_, texts in ends]
    wanted = [height * at / 100 for _, _, at, _ in ends]
    middles = spread(wanted, sizes, -LINE / 2, height + LINE / 2)
    return tuple(
        EndLabel(style, value, _lines(texts, middle - size / 2, height))
        for (style, value, _, texts), size, middle in zip(ends, sizes, middles, strict=True)
    )


def _lines(texts: Sequence[str], top: float, height: float) -> tuple[tuple[float, str], ...]:
    return tuple(
        (round(100 * (top + LINE * (line + 0.5)) / height, 2), text)
        for line, text in enumerate(texts)
    )
