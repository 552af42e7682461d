"""Where everything on the map of a case stands. The one module that knows graphlay.

graphlay gives places and lines; templates/components/case_map.html draws them. It is a template, not a string that
is put together here, because then a title is escaped like any other, the page and the file on disk are drawn by the
same hand, and colours come from the stylesheet's classes. Importing this loads no Flask.

What is said at a line is laid out as a box of its own, half-way: graphlay's own labels can come to stand far from
their lines. Only a road that comes straight back to its scene has such a label.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

import graphlay

from app.content.case_map import Bundle, CaseMap, Place, Road, RoadKind
from app.ids import SceneId

TITLE_SIZE, TITLE_LINE, TITLE_WRAP = 15, 20, 24
SMALL_SIZE, SMALL_LINE, SMALL_WRAP = 13, 17, 26
WIDTH_OF_A_LETTER = 0.62
"""In em; system fonts differ, and this is the widest of those in common use."""
PADDING, MARGIN, HEAD, NARROWEST = 12, 16, 9, 120
NOTES_WIDTH, BESIDE = 150, 6
HERE = "here"
OPTIONS = {
    "direction": "topbottom",
    "routing": {"style": "diagonal"},
    "spacing": {"layer_gap": 26.0, "node_gap": 28.0},
    "labels": {"placement": "gap_centre"},
}
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text, by the middle of its baseline."""

    x: float
    y: float
    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    place: Place
    x: float
    y: float
    width: float
    height: float
    title: tuple[Words, ...]
    notes: tuple[Words, ...]
    """Their texts are keys: the template has the words."""

    @property
    def here(self) -> bool:
        return any(note.text == HERE for note in self.notes)


@dataclass(frozen=True, slots=True)
class Line:
    bundle: Bundle
    path: str
    head: str
    labels: tuple[Words, ...]

    @property
    def tone(self) -> str:
        """How sound the roads are, where they agree."""
        tones = {road.soundness for road in self.bundle.roads}
        (only,) = tones if len(tones) == 1 else (None,)
        return only.value if only else "any"


@dataclass(frozen=True, slots=True)
class Drawing:
    map: CaseMap
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw(
    case_map: CaseMap,
    here: SceneId | None = None,
    said: Mapping[tuple[SceneId, SceneId], str] | None = None,
) -> Drawing:
    """`said`: a line of words more at a road, by the scenes that it joins."""
    plan = _Plan(said or {})
    for place in case_map.places:
        plan.add_place(place, here)
    for bundle in case_map.bundles:
        plan.add_bundle(bundle)
    return plan.laid_out(case_map)


class _Plan:
    """What graphlay is asked, and whose place in its answer is whose."""

    def __init__(self, said: Mapping[tuple[SceneId, SceneId], str]) -> None:
        self._said = said
        self._graph = graphlay.Graph()
        self._boxes: list[_PlannedBox] = []
        self._lines: list[_PlannedLine] = []

    def add_place(self, place: Place, here: SceneId | None) -> None:
        title = textwrap.wrap(place.title, TITLE_WRAP) or [""]
        notes = _notes(place, here)
        longest = max(_width(title, TITLE_SIZE), NOTES_WIDTH if notes else 0)
        node = self._graph.node(
            place.id,
            width=max(longest + 2 * PADDING, NARROWEST),
            height=len(title) * TITLE_LINE + len(notes) * SMALL_LINE + 2.0 * PADDING,
        )
        self._boxes.append(_PlannedBox(place, title, notes, node))

    def add_bundle(self, bundle: Bundle) -> None:
        more = Words(0, 0, self._said.get((bundle.source, bundle.target), ""))
        labels = [label for label in (*map(_label, bundle.roads), more) if label.text]
        width = _width([label.text for label in labels], SMALL_SIZE) + 8
        height = len(labels) * SMALL_LINE + 4.0
        if labels and bundle.source != bundle.target:
            between = f"{bundle.source} → {bundle.target}"
            node = self._graph.node(between, width=width, height=height)
            edges = [
                self._graph.edge(bundle.source, between),
                self._graph.edge(between, bundle.target),
            ]
            self._lines.append(_PlannedLine(bundle, labels, edges, node))
        else:
            size = {"width": width, "height": height} if labels else None
            edge = self._graph.edge(bundle.source, bundle.target, label_size=size)
            self._lines.append(_PlannedLine(bundle, labels, [edge], None))

    def laid_out(self, case_map: CaseMap) -> Drawing:
        found = graphlay.layout(self._graph, options=OPTIONS)
        low, high = found.bounds["min"], found.bounds["max"]
        moved = _Moved(MARGIN - low["x"], MARGIN - low["y"])
        lines = tuple(_line(line, found, moved) for line in self._lines)
        ends = [w.x + _width([w.text], SMALL_SIZE) / 2 for line in lines for w in line.labels]
        return Drawing(
            case_map,
            round(max([moved.dx + high["x"], *ends]) + MARGIN),
            round(moved.dy + high["y"] + MARGIN),
            tuple(_box(box, found.nodes[box.node], moved) for box in self._boxes),
            lines,
        )


@dataclass(frozen=True, slots=True)
class _PlannedBox:
    place: Place
    title: Sequence[str]
    notes: Sequence[str]
    node: int


@dataclass(frozen=True, slots=True)
class _PlannedLine:
    bundle: Bundle
    labels: Sequence[Words]
    edges: Sequence[int]
    node: int | None
    """What stands for its words."""


@dataclass(frozen=True, slots=True)
class _Moved:
    """From graphlay's plane to the picture's, whose corner is 0, 0."""

    dx: float
    dy: float

    def __call__(self, point: Any) -> Point:
        return point["x"] + self.dx, point["y"] + self.dy


def _middle(line: _PlannedLine, found: graphlay.Layout) -> Any:
    """Where the words of a line stand; anywhere, for a line without words."""
    if line.node is not None:
        return found.nodes[line.node]["center"]
    edge = found.edges[line.edges[0]]
    return edge["label_anchor"] or edge["points"][0]


def _notes(place: Place, here: SceneId | None) -> list[str]:
    said = [
        HERE if place.id == here else "",
        "start" if place.start else "",
        f"ending-{place.ending}" if place.ending else "",
        "safety" if place.safety else "",
        place.task or "",
    ]
    return [word for word in said if word]


def _label(road: Road) -> Words:
    """What is said at the line, not yet in its place."""
    number = "" if road.kind is RoadKind.ONLY_WAY else f"{road.number} "
    sound = f"{road.soundness}: {road.erring}" if road.erring else road.soundness or ""
    condition = f"if {road.condition}" if road.condition else ""
    text = number + " ".join(filter(None, (sound, condition)))
    return Words(0, 0, textwrap.shorten(text, SMALL_WRAP, placeholder=" …"), road.soundness or "")


def _width(texts: Sequence[str], size: int) -> float:
    return max((len(text) for text in texts), default=0) * size * WIDTH_OF_A_LETTER


def _box(box: _PlannedBox, node: Any, moved: _Moved) -> Box:
    x, y = moved(node["center"])
    width, height = node["size"]["width"], node["size"]["height"]
    top = y - height / 2
    middle = top + PADDING + len(box.title) * TITLE_LINE
    return Box(
        box.place,
        round(x - width / 2, 1),
        round(top, 1),
        round(width, 1),
        round(height, 1),
        _rows(x, top + PADDING, [Words(0, 0, text) for text in box.title], TITLE_LINE),
        _rows(x, middle, [Words(0, 0, text) for text in box.notes], SMALL_LINE),
    )


def _line(line: _PlannedLine, found: graphlay.Layout, moved: _Moved) -> Line:
    """In two strokes where words stand between them."""
    strokes = [[moved(point) for point in found.edges[edge]["points"]] for edge in line.edges]
    last = strokes[-1]
    head, last[-1] = _head(last[-2], last[-1])
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in stroke) for stroke in strokes)
    x, y = moved(_middle(line, found))
    if line.node is None:
        x = _right_of(strokes[0], line.labels)
    top = y - len(line.labels) * SMALL_LINE / 2
    return Line(line.bundle, path, head, _rows(x, top, line.labels, SMALL_LINE))


def _right_of(loop: Sequence[Point], labels: Sequence[Words]) -> float:
    """The middle of words beside a road back to its own scene: graphlay puts them on the line."""
    return max(x for x, _ in loop) + BESIDE + _width([w.text for w in labels], SMALL_SIZE) / 2


def _rows(x: float, top: float, texts: Sequence[Words], height: int) -> tuple[Words, ...]:
    return tuple(
        Words(round(x, 1), round(top + (row + 0.75) * height, 1), words.text, words.tone)
        for row, words in enumerate(texts)
    )


def _head(before: Point, tip: Point) -> tuple[str, Point]:
    """The arrow's head, and where the line ends under it."""
    length = hypot(tip[0] - before[0], tip[1] - before[1]) or 1.0
    x, y = (tip[0] - before[0]) / length * HEAD, (tip[1] - before[1]) / length * HEAD
    base = tip[0] - x, tip[1] - y
    corners = (tip, (base[0] - y / 2, base[1] + x / 2), (base[0] + y / 2, base[1] - x / 2))
    return "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in corners) + "Z", base
