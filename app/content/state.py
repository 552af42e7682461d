"""Where a case stands: the scene, the flags that are set, the `once` ways that are used up. Play and search both step by these rules."""

from dataclasses import dataclass
from typing import NamedTuple

from app.content.model.scenario import Choice, Choices, Ending, OnlyWay, Route, Scenario, Scene, Way
from app.ids import ChoiceId, SceneId

Used = tuple[SceneId, str]
"""A `once` way that was taken: its scene, and its choice's id or its place among the scene's ways."""


class State(NamedTuple):
    """A tuple, because a search makes and compares them by the hundred thousand."""

    scene: SceneId
    flags: frozenset[str] = frozenset()
    used: frozenset[Used] = frozenset()


@dataclass(frozen=True, slots=True)
class WayOn:
    """`choice` is None for an only way on and for a route."""

    key: str
    way: Way
    choice: Choice | None = None

    @property
    def choice_id(self) -> ChoiceId | None:
        return self.choice.id if self.choice else None


def beginning(scenario: Scenario) -> State:
    return State(scenario.start.id)


def ways_of(scene: Scene) -> tuple[WayOn, ...]:
    """All, open or not, in the author's order."""
    match scene.onward:
        case Choices(options=options):
            return tuple(WayOn(option.id, option.way, option) for option in options)
        case Route(ways=ways):
            return tuple(WayOn(str(place), way) for place, way in enumerate(ways))
        case OnlyWay(way=way):
            return (WayOn("0", way),)
        case Ending():
            return ()


def open_among(ways: tuple[WayOn, ...], state: State) -> tuple[WayOn, ...]:
    """Of a scene's choices, those on offer in this state; of a route's ways, the one that it takes."""
    open_ = tuple(way_on for way_on in ways if _is_open(way_on, state))
    return open_ if open_ and open_[0].choice else open_[:1]


def ways_on(scenario: Scenario, state: State) -> tuple[WayOn, ...]:
    return open_among(ways_of(scenario.scenes[state.scene]), state)


def follow(state: State, way_on: WayOn) -> State:
    """A flag that one way both clears and sets ends up set."""
    way, flags, used = way_on.way, state.flags, state.used
    if not (way.sets <= flags and way.clears.isdisjoint(flags)):
        flags = (flags - way.clears) | way.sets
    if way.once:
        used |= {(state.scene, way_on.key)}
    return State(way.target, flags, used)


def _is_open(way_on: WayOn, state: State) -> bool:
    way = way_on.way
    if way.once and (state.scene, way_on.key) in state.used:
        return False
    return way.condition is None or way.condition.holds(state.flags)
