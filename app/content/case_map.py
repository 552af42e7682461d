"""A case as scenes and the roads between them: what a map draws, and what the lists beside it say."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from enum import StrEnum

from app.content.model.conditions import Both, Condition, Either, Flag, Not
from app.content.model.scenario import (
    Choices,
    Ending,
    EndingKind,
    Erring,
    Noticing,
    OnlyWay,
    Route,
    Scenario,
    Scene,
    Soundness,
    Way,
    Writing,
)
from app.content.model.text import Words
from app.ids import SceneId


class RoadKind(StrEnum):
    CHOICE = "choice"
    ONLY_WAY = "only-way"
    ROUTE = "route"


class TaskKind(StrEnum):
    NOTICING = "noticing"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Road:
    """One way on. `number` counts from 1 in the author's order."""

    kind: RoadKind
    number: int
    source: SceneId
    target: SceneId
    label: str = ""
    """Empty for the ways of a route, whose labels nobody reads."""
    soundness: Soundness | None = None
    erring: Erring | None = None
    condition: str = ""
    """As an author writes it; empty: always open."""
    sets: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    once: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A scene, and the roads that leave it."""

    id: SceneId
    title: str
    roads: tuple[Road, ...]
    start: bool = False
    ending: EndingKind | None = None
    safety: bool = False
    task: TaskKind | None = None
    role: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Bundle:
    """All roads from one scene to another: drawn as one line."""

    source: SceneId
    target: SceneId
    roads: tuple[Road, ...]


@dataclass(frozen=True, slots=True)
class CaseMap:
    title: str
    places: tuple[Place, ...]

    @property
    def titles(self) -> dict[SceneId, str]:
        return {place.id: place.title for place in self.places}

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        """In the author's order. A road to a scene that is not there is no line."""
        there = self.titles
        roads: dict[tuple[SceneId, SceneId], list[Road]] = {}
        for place in self.places:
            for road in place.roads:
                if road.target in there:
                    roads.setdefault((road.source, road.target), []).append(road)
        return tuple(Bundle(*ends, tuple(between)) for ends, between in roads.items())


def map_of(scenario: Scenario, words: Words) -> CaseMap:
    """`scenario` is that of a nation (`for_nation`), and `words` are its words."""
    return CaseMap(
        scenario.title.fill(words),
        tuple(
            Place(
                scene.id,
                scene.title.fill(words),
                tuple(_roads(scene, words)),
                start=scene is scenario.start,
                ending=scene.onward.kind if isinstance(scene.onward, Ending) else None,
                safety=scene.safety,
                task=_task(scene),
                role=scene.role.fill(words),
                line=scene.line,
            )
            for scene in scenario.scenes.values()
        ),
    )


def _task(scene: Scene) -> TaskKind | None:
    match scene.task:
        case Noticing():
            return TaskKind.NOTICING
        case Writing():
            return TaskKind.WRITING
        case None:
            return None


def _roads(scene: Scene, words: Words) -> Iterator[Road]:
    match scene.onward:
        case Choices(options=options):
            for number, choice in enumerate(options, 1):
                label, sound = choice.label.fill(words), choice.soundness
                yield _road(RoadKind.CHOICE, number, scene, choice.way, label, sound, choice.erring)
        case OnlyWay(label=label, way=way):
            yield _road(RoadKind.ONLY_WAY, 1, scene, way, label.fill(words))
        case Route(ways=ways):
            for number, way in enumerate(ways, 1):
                yield _road(RoadKind.ROUTE, number, scene, way)
        case Ending():
            return


def _road(
    kind: RoadKind,
    number: int,
    scene: Scene,
    way: Way,
    label: str = "",
    soundness: Soundness | None = None,
    erring: Erring | None = None,
) -> Road:
    return Road(
        kind,
        number,
        scene.id,
        way.target,
        label,
        soundness,
        erring,
        written(way.condition) if way.condition else "",
        tuple(sorted(way.sets)),
        tuple(sorted(way.clears)),
        way.once,
        way.line,
    )


def written(condition: Condition) -> str:
    """With the fewest brackets that keep its meaning."""
    match condition:
        case Flag(name=name):
            return name
        case Not(of=of):
            return f"not {_bracketed(of, {Both, Either})}"
        case Both(left=left, right=right):
            return f"{_bracketed(left, {Either})} and {_bracketed(right, {Either})}"
        case Either(left=left, right=right):
            return f"{written(left)} or {written(right)}"


def _bracketed(condition: Condition, kinds: Set[type]) -> str:
    return f"({written(condition)})" if type(condition) in kinds else written(condition)
