"""Small charts side by side, all on one scale: sectors, and whatever else is more than four."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from app.web.charts import wordings
from app.web.charts.frame import Figures, Frame
from app.web.charts.marks import STYLES, LineStyle
from app.web.charts.scales import Axis, axis_of
from app.web.charts.trends import Series, Trend, checked, month_rows, trend


@dataclass(frozen=True, slots=True)
class Panel:
    label: str
    trend: Trend
    said: str
    """The last figure; with its month where later ones are missing."""


@dataclass(frozen=True, slots=True)
class MultiplesChart:
    frame: Frame
    rows: tuple[Panel, ...]
    axis: Axis
    target: float | None
    """From the upper edge, in percent."""
    target_label: str
    first: str
    last: str
    """Months at the edges."""
    table: Figures
    style: LineStyle = STYLES[0]


def multiples(
    series: Sequence[Series],
    months: Sequence[date],
    *,
    frame: Frame,
    target: int | None = None,
) -> MultiplesChart:
    checked(series, months)
    axis = axis_of(chain.from_iterable(each.known for each in series), target)
    return MultiplesChart(
        frame,
        tuple(_panel(each, axis, months) for each in series) if months else (),
        axis,
        None if target is None else axis.down(target),
        "" if target is None else wordings.target(target, axis.shares),
        wordings.month(months[0]) if months else "",
        wordings.month(months[-1]) if months else "",
        Figures(
            (wordings.month_heading(), *(each.label for each in series)),
            month_rows(series, months),
        ),
    )


def _panel(series: Series, axis: Axis, months: Sequence[date]) -> Panel:
    drawn = trend(series, axis)
    said = drawn.last.said
    if drawn.last_month is None:
        said = series.known[-1].said
    elif drawn.last_month != len(months) - 1:
        said = wordings.as_of(said, months[drawn.last_month])
    return Panel(series.label, drawn, said)
