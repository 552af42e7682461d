"""How wide a road is drawn on the map of a case, by the share of people who took it."""

from dataclasses import dataclass

from app.web.charts import wordings
from app.web.charts.parts import Part

WIDEST, HAIRLINE = 14.0, 1.0


@dataclass(frozen=True, slots=True)
class Flow:
    width: float
    """Of the stroke, in the map's units: 14 is everybody, 7 is half; a hairline at least, so that the road is seen."""
    label: str
    taken: bool
    """If not, the road is drawn dashed: nobody took it, or it is not said how many did."""


def flow(part: Part) -> Flow:
    size = part.size
    if not size:
        return Flow(HAIRLINE, wordings.nobody() if size == 0 else part.said, taken=False)
    width = round(max(HAIRLINE, WIDEST * size / 100), 2)
    return Flow(width, wordings.flowing(part.said, part.counted), taken=True)
