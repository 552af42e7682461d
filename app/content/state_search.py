"""The search for every state of a case, on whole numbers: a state is its flags and used-up ways as bits, then its scene.

It finds what `content.state` says a learner can come to, fifty times as fast; a test holds the two together.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from app.content.model.scenario import Choices, Scenario, Scene
from app.content.state import State, Used, WayOn, ways_of
from app.ids import SceneId

LEGS_A_STATE = 5
LOOKS_A_STATE = 10
"""Open ways, and conditions asked, on the average of a search at its limit: a scene with hundreds of choices must
not exhaust the memory, nor one with hundreds of conditions the patience."""


class Step(NamedTuple):
    """What one open way does to a state's number: `number & keep | add`."""

    keep: int
    add: int


class Openings(NamedTuple):
    """What is open in all states of a scene that agree in what its conditions ask."""

    ways: tuple[WayOn, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """States are named by their place in the order of finding; 0 is the beginning."""

    layout: "Layout"
    numbers: list[int]
    openings: list[Openings]
    targets: list[tuple[int, ...]]
    """By state: where each of its open ways leads."""
    found: Mapping[int, int]
    """Place by number."""

    def scene(self, place: int) -> Scene:
        return self.layout.scene(self.numbers[place])

    def ways(self, place: int) -> tuple[WayOn, ...]:
        return self.openings[place].ways

    def state(self, place: int) -> State:
        return self.layout.state(self.numbers[place])

    def place(self, state: State) -> int | None:
        """None for a state that nobody can come to."""
        number = self.layout.number(state)
        return None if number is None else self.found.get(number)

    def sources(self) -> list[list[int]]:
        """By state: from where it is reached, once for each way."""
        back: list[list[int]] = [[] for _ in self.targets]
        for place, targets in enumerate(self.targets):
            for target in targets:
                back[target].append(place)
        return back


def search(scenario: Scenario, most: int) -> Search | None:
    """None once there are more states than `most`, or five times as many legs."""
    layout = Layout.of(scenario)
    asked, low = layout.asked, layout.low
    known: dict[int, Openings] = {}
    numbers, openings, targets = [0], [], []
    found = {0: 0}
    legs_left, looks_left = most * LEGS_A_STATE, most * LOOKS_A_STATE
    for number in numbers:  # grows while it is walked
        key = number & asked[number & low]
        opening = known.get(key)
        if opening is None:
            opening = known[key] = layout.openings(number)
            looks_left -= len(layout.ways[number & low])
        there = []
        for keep, add in opening.steps:
            onward = number & keep | add
            place = found.get(onward)
            if place is None:
                place = found[onward] = len(numbers)
                numbers.append(onward)
            there.append(place)
        openings.append(opening)
        targets.append(tuple(there))
        legs_left -= len(there)
        if len(numbers) > most or legs_left < 0 or looks_left < 0:
            return None
    return Search(layout, numbers, openings, targets, found)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which bit of a state's number means what."""

    scenes: tuple[Scene, ...]
    places: Mapping[SceneId, int]
    ways: tuple[tuple[WayOn, ...], ...]
    """By scene."""
    bits: Mapping[str | Used, int]
    """Flags by name, `once` ways by scene and key."""
    low: int
    """The bits that hold the scene."""
    asked: tuple[int, ...]
    """By scene: the bits that decide what is open there, its own included."""

    @classmethod
    def of(cls, scenario: Scenario) -> "Layout":
        scenes = tuple(scenario.scenes.values())
        ways = tuple(ways_of(scene) for scene in scenes)
        names = dict.fromkeys(name for scene in scenes for name in _names(scene))
        width = (len(scenes) - 1).bit_length()
        bits = {name: 1 << (width + place) for place, name in enumerate(names)}
        low = (1 << width) - 1
        asked = tuple(low | _sum(bits[name] for name in _asked(scene)) for scene in scenes)
        places = {scene.id: place for place, scene in enumerate(scenes)}
        return cls(scenes, places, ways, bits, low, asked)

    def scene(self, number: int) -> Scene:
        return self.scenes[number & self.low]

    def state(self, number: int) -> State:
        names = [name for name, bit in self.bits.items() if number & bit]
        flags = frozenset(name for name in names if isinstance(name, str))
        used = frozenset(name for name in names if not isinstance(name, str))
        return State(self.scene(number).id, flags, used)

    def number(self, state: State) -> int | None:
        """None where the state names what the case does not know."""
        place = self.places.get(state.scene)
        names: Set[str | Used] = state.flags | state.used
        if place is None or not names <= self.bits.keys():
            return None
        return place | _sum(self.bits[name] for name in names)

    def flags(self, number: int) -> set[str]:
        """Those that are set, of all that the scene asks for."""
        ways = self.ways[number & self.low]
        return {name for name in _flags_asked(ways) if number & self.bits[name]}

    def is_used(self, scene: SceneId, way_on: WayOn, number: int) -> bool:
        return way_on.way.once and bool(number & self.bits[scene, way_on.key])

    def openings(self, number: int) -> Openings:
        scene, ways = self.scene(number), self.ways[number & self.low]
        flags = self.flags(number)
        open_ = [way_on for way_on in ways if self._is_open(scene.id, way_on, number, flags)]
        taken = open_ if isinstance(scene.onward, Choices) else open_[:1]
        return Openings(tuple(taken), tuple(self._step(scene.id, way_on) for way_on in taken))

    def _is_open(self, scene: SceneId, way_on: WayOn, number: int, flags: Set[str]) -> bool:
        if self.is_used(scene, way_on, number):
            return False
        return way_on.way.condition is None or way_on.way.condition.holds(flags)

    def _step(self, scene: SceneId, way_on: WayOn) -> Step:
        way = way_on.way
        once = self.bits[scene, way_on.key] if way.once else 0
        cleared = _sum(self.bits[name] for name in way.clears)
        set_ = _sum(self.bits[name] for name in way.sets)
        return Step(~(self.low | cleared), self.places[way.target] | set_ | once)


def _flags_asked(ways: Iterable[WayOn]) -> set[str]:
    conditions = (way_on.way.condition for way_on in ways)
    return {name for condition in conditions if condition for name in condition.names()}


def _asked(scene: Scene) -> set[str | Used]:
    ways = ways_of(scene)
    return _flags_asked(ways) | {(scene.id, way_on.key) for way_on in ways if way_on.way.once}


def _names(scene: Scene) -> Iterator[str | Used]:
    yield from sorted(_asked(scene), key=str)
    for way_on in ways_of(scene):
        yield from sorted(way_on.way.sets | way_on.way.clears)


def _sum(bits: Iterable[int]) -> int:
    return sum(set(bits))
