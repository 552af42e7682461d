"""The graph of a case as its author wrote it, faults and all: what the S1 rules ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from app.content.components import components
from app.content.scenario import CaseDraft, SceneDraft
from app.ids import SceneId

_NEAR = 0.7
_MOST_GUESSED = 20
"""Guessing is slow: a file with more broken links than this has another trouble."""


@dataclass(frozen=True, slots=True)
class Roads:
    scenes: Mapping[SceneId, SceneDraft]
    start: SceneId
    meant: Mapping[SceneId, SceneId]
    """Missing scene → the one that its links most likely mean."""
    edges: Mapping[SceneId, tuple[SceneId, ...]]

    @property
    def loose(self) -> set[SceneId]:
        """Scenes with a link to a scene that is missing."""
        return {
            slug
            for slug, scene in self.scenes.items()
            if any(way.target not in self.scenes for way in scene.ways)
        }

    @property
    def reachable(self) -> set[SceneId]:
        return reach(self.edges, [self.start])

    def loops_among(self, scenes: set[SceneId]) -> list[SceneId]:
        """The first scene of each loop that leads to no other scene; what leads into it only follows."""
        edges = {s: self.edges[s] for s in self.scenes if s in scenes}
        last = [
            loop
            for loop in components(edges)
            if all(target in loop for scene in loop for target in edges[scene])
        ]
        return [min(loop, key=lambda scene: self.scenes[scene].line) for loop in last]

    def beginnings_of(self, scenes: set[SceneId]) -> list[SceneId]:
        """Of scenes that cannot be reached: those from which the others would be."""
        edges = {
            s: tuple(t for t in self.edges[s] if t in scenes) for s in self.scenes if s in scenes
        }
        led_to: set[SceneId] = set()
        found = []
        for loop in reversed(components(edges)):
            if not led_to & set(loop):
                found.append(min(loop, key=lambda scene: self.scenes[scene].line))
            led_to.update(target for scene in loop for target in edges[scene])
        return found


def reach(edges: Mapping[SceneId, Iterable[SceneId]], origins: Iterable[SceneId]) -> set[SceneId]:
    reached = set(origins)
    waiting = list(reached)
    while waiting:
        for target in edges.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def reversed_edges(
    edges: Mapping[SceneId, Iterable[SceneId]],
) -> dict[SceneId, list[SceneId]]:
    back: dict[SceneId, list[SceneId]] = {}
    for origin, targets in edges.items():
        for target in targets:
            back.setdefault(target, []).append(origin)
    return back


def roads_of(case: CaseDraft) -> Roads | None:
    """None where there is no scene, or a way on leads out or could not be read: then little can be said."""
    scenes: dict[SceneId, SceneDraft] = {}
    for scene in case.scenes:
        scenes.setdefault(scene.slug, scene)
    out = any(not way.link.to_section for scene in case.scenes for way in scene.ways)
    if out or not scenes or case.page.lost or any(case.is_troubled(scene) for scene in case.scenes):
        return None
    meant = _meant(scenes)
    edges = {
        slug: tuple(
            target for way in scene.ways if (target := meant.get(way.target, way.target)) in scenes
        )
        for slug, scene in scenes.items()
    }
    return Roads(scenes, case.scenes[0].slug, meant, edges)


def _meant(scenes: Mapping[SceneId, SceneDraft]) -> dict[SceneId, SceneId]:
    missing = {w.target for scene in scenes.values() for w in scene.ways} - scenes.keys()
    near = {
        target: get_close_matches(target, scenes, 1, _NEAR)
        for target in sorted(missing)[:_MOST_GUESSED]
    }
    return {target: SceneId(found[0]) for target, found in near.items() if found}
