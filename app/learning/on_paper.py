"""A case as a room plays it from paper: its scenes numbered, its choices lettered, what has to be noted on the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from app.content.model.scenario import (
    Choice,
    Choices,
    Ending,
    Noticing,
    OnlyWay,
    Route,
    Scenario,
    Scene,
    Sign,
    Way,
)
from app.ids import SceneId
from app.learning.ordering import choices_shown, signs_shown

LETTERS = (*ascii_uppercase, *(a + b for a in ascii_uppercase for b in ascii_uppercase))
SEED = "handout"
"""Everybody gets the same letters, and they do not follow the author's order."""


@dataclass(frozen=True, slots=True)
class Lettered:
    letter: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Numbered:
    number: int
    scene: Scene
    options: tuple[Lettered, ...]
    signs: tuple[Sign, ...]

    @property
    def is_ending(self) -> bool:
        return isinstance(self.scene.onward, Ending)


@dataclass(frozen=True, slots=True)
class OnPaper:
    scenario: Scenario
    scenes: tuple[Numbered, ...]
    """In reading order, the endings last."""
    notes: tuple[str, ...]
    """The flags that decide something on the way."""

    @property
    def numbers(self) -> Mapping[SceneId, int]:
        return {each.scene.id: each.number for each in self.scenes}

    @property
    def played(self) -> tuple[Numbered, ...]:
        return tuple(each for each in self.scenes if not each.is_ending)

    @property
    def endings(self) -> tuple[Numbered, ...]:
        return tuple(each for each in self.scenes if each.is_ending)


def on_paper(scenario: Scenario) -> OnPaper:
    """`scenario` is that of a nation (`for_nation`)."""
    order = sorted(_reached(scenario), key=lambda scene: isinstance(scene.onward, Ending))
    return OnPaper(
        scenario,
        tuple(_numbered(number, scene) for number, scene in enumerate(order, 1)),
        tuple(flag for flag in scenario.header.flags if flag in _asked(order)),
    )


def ways_of(scene: Scene) -> tuple[Way, ...]:
    match scene.onward:
        case Choices(options=options):
            return tuple(option.way for option in options)
        case OnlyWay(way=way):
            return (way,)
        case Route(ways=ways):
            return ways
        case Ending():
            return ()


def _numbered(number: int, scene: Scene) -> Numbered:
    choices = scene.onward.options if isinstance(scene.onward, Choices) else ()
    shown = choices_shown(SEED, scene, choices)
    signs = signs_shown(SEED, scene, scene.task) if isinstance(scene.task, Noticing) else ()
    return Numbered(number, scene, tuple(map(Lettered, LETTERS, shown)), signs)


def _reached(scenario: Scenario) -> Iterator[Scene]:
    """In the author's order."""
    found, waiting = {scenario.start.id}, [scenario.start]
    while waiting:
        new = {way.target for way in ways_of(waiting.pop())} - found
        found |= new
        waiting += [scenario.scenes[target] for target in new]
    return (scene for scene in scenario.scenes.values() if scene.id in found)


def _asked(scenes: list[Scene]) -> frozenset[str]:
    conditions = (way.condition for scene in scenes for way in ways_of(scene))
    return frozenset().union(*(each.names() for each in conditions if each))
