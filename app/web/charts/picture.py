"""A chart as a picture of fixed size, for paper: every mark with its place, every text with its width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.web.charts.frame import Frame
from app.web.charts.labels import width_of, within, wrapped

WIDTH, LETTER, LINE = 680.0, 13.0, 17.0
DROP = 0.32
"""From the middle of a text's line to its baseline, in em."""


class Ink(StrEnum):
    """Colours of the light tokens; tests hold them to the stylesheet."""

    TEXT = "#14212a"
    SOFT = "#4a5a65"
    LINE = "#71828d"
    FAINT = "#d3dce0"
    ACCENT = "#0b5568"
    GROUND = "#ffffff"
    SURFACE = "#f3f6f7"


@dataclass(frozen=True, slots=True)
class Text:
    x: float
    y: float
    """Of the baseline."""
    words: str
    anchor: str = "start"
    ink: Ink = Ink.TEXT
    bold: bool = False
    kind: str = "text"

    @property
    def left(self) -> float:
        width = width_of(self.words, LETTER)
        return self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]

    @property
    def right(self) -> float:
        return self.left + width_of(self.words, LETTER)

    @property
    def top(self) -> float:
        return self.y - LETTER * (DROP + 0.5)

    @property
    def bottom(self) -> float:
        return self.top + LETTER


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    fill: Ink = Ink.ACCENT
    hatched: bool = False
    kind: str = "rect"


@dataclass(frozen=True, slots=True)
class Stroke:
    path: str
    ink: Ink = Ink.ACCENT
    width: float = 1
    dashes: str = ""
    kind: str = "stroke"


@dataclass(frozen=True, slots=True)
class Shape:
    """Filled."""

    path: str
    ink: Ink = Ink.ACCENT
    kind: str = "shape"


Mark = Text | Rect | Stroke | Shape


@dataclass(frozen=True, slots=True)
class Picture:
    frame: Frame
    width: float
    height: float
    marks: tuple[Mark, ...]


def baseline(middle: float) -> float:
    return round(middle + LETTER * DROP, 2)


def block(
    x: float, middle: float, lines: Sequence[str], ink: Ink = Ink.TEXT, bold: bool = False
) -> Iterator[Text]:
    """Lines of text around a middle."""
    top = middle - LINE * (len(lines) - 1) / 2
    for line, words in enumerate(lines):
        yield Text(x, baseline(top + LINE * line), words, ink=ink, bold=bold)


def centred(x: float, middle: float, words: str, low: float, high: float) -> Text:
    return Text(
        round(within(x, width_of(words, LETTER), low, high), 2), baseline(middle), words, "middle"
    )


def fitted(words: str, room: float) -> tuple[str, ...]:
    return wrapped(words, room, LETTER)


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"M{x1:g} {y1:g}L{x2:g} {y2:g}"


def empty(frame: Frame) -> Picture:
    lines = fitted(frame.empty, WIDTH)
    height = LINE * len(lines) + 8
    return Picture(frame, WIDTH, height, tuple(block(0, height / 2, lines, Ink.SOFT)))
