"""The map of a case that has errors, as far as its scenes and ways can be read."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.content.case_map import CaseMap, Place, Road, RoadKind
from app.content.decisions import ChoiceDraft
from app.content.model.scenario import EndingKind, Soundness
from app.content.model.text import Words
from app.content.rendering import plain
from app.content.scenario import CaseDraft
from app.content.scene import SceneDraft
from app.content.ways import LinkLine
from app.ids import SceneId

_ENDINGS = {kind.value: kind for kind in EndingKind}


@dataclass(frozen=True, slots=True)
class Sketch:
    map: CaseMap
    astray: int
    """Ways to scenes that are not there. No line can be drawn for them."""


def sketch(draft: CaseDraft, words: Words) -> Sketch:
    """Of two scenes with one title the first is drawn."""
    scenes = {scene.slug: scene for scene in reversed(draft.scenes)}
    drawn = [scene for scene in draft.scenes if scenes[scene.slug] is scene]
    places = tuple(_place(scene, scene is drawn[0], words) for scene in drawn)
    roads = [road for place in places for road in place.roads]
    return Sketch(
        CaseMap(draft.page.title.fill(words), places),
        sum(road.target not in scenes for road in roads),
    )


def _place(scene: SceneDraft, start: bool, words: Words) -> Place:
    return Place(
        scene.slug,
        scene.title.fill(words) or "…",
        tuple(_roads(scene, words)),
        start=start,
        ending=_ENDINGS.get(scene.ending or ""),
        safety=scene.argument("safety") is not None,
        line=scene.line,
    )


def _roads(scene: SceneDraft, words: Words) -> Iterator[Road]:
    choices = [choice for group in scene.choices for choice in group]
    for number, choice in enumerate(choices, 1):
        sound = _soundness(choice)
        yield _road(RoadKind.CHOICE, number, scene.slug, choice.line, words, sound)
    for number, line in enumerate(scene.only_ways, 1):
        yield _road(RoadKind.ONLY_WAY, number, scene.slug, line, words)
    for number, line in enumerate((line for route in scene.routes for line in route), 1):
        yield _road(RoadKind.ROUTE, number, scene.slug, line, words)


def _road(
    kind: RoadKind,
    number: int,
    source: SceneId,
    line: LinkLine,
    words: Words,
    soundness: Soundness | None = None,
) -> Road:
    return Road(
        kind,
        number,
        source,
        line.target,
        plain(line.label).fill(words),
        soundness,
        condition=line.argument("if") or "",
        line=line.line,
    )


def _soundness(choice: ChoiceDraft) -> Soundness | None:
    """None where it is not said, or said twice."""
    return choice.soundness[0] if len(choice.soundness) == 1 else None
