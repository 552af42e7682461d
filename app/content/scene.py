"""One section of a case as its author wrote it: a scene, an ending or a debrief."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from app.content.blocks import Block, tokens_of
from app.content.decisions import ChoiceDraft
from app.content.directives import Directive, nations_of
from app.content.model.scenario import (
    Choices,
    Debrief,
    Ending,
    EndingKind,
    OnlyWay,
    Onward,
    Route,
    Scene,
)
from app.content.model.terms import Nation
from app.content.model.text import PlainText
from app.content.outline import SectionOutline
from app.content.rendering import plain, rich
from app.content.scene_tasks import TaskDraft
from app.content.slots import with_slots
from app.content.ways import LinkLine
from app.ids import SceneId

SCENE_SHIFT = -1
"""A scene's title is its page's h1, so that ### in a scene is an h2."""


@dataclass
class SceneDraft:
    section: SectionOutline
    directives: list[Directive]
    body: list[Block] = field(default_factory=list)
    choices: list[list[ChoiceDraft]] = field(default_factory=list)
    """One list for each list of choices: more than one is a fault (S112)."""
    only_ways: list[LinkLine] = field(default_factory=list)
    routes: list[list[LinkLine]] = field(default_factory=list)
    task: TaskDraft | None = None

    @property
    def slug(self) -> SceneId:
        return SceneId(self.section.heading.slug)

    @property
    def line(self) -> int:
        return self.section.heading.line

    @property
    def title(self) -> PlainText:
        return plain(self.section.heading.inline.children or [])

    def argument(self, name: str) -> str | None:
        return next((d.argument for d in self.directives if d.name == name), None)

    @property
    def ending(self) -> str | None:
        return self.argument("ending")

    @property
    def is_debrief(self) -> bool:
        return self.argument("debrief") is not None

    @property
    def nations(self) -> frozenset[Nation]:
        return nations_of(self.directives)

    @property
    def ways(self) -> list[LinkLine]:
        chosen = [choice.line for group in self.choices for choice in group]
        return [*chosen, *self.only_ways, *(way for route in self.routes for way in route)]

    def for_nation(self, nation: Nation) -> Self:
        choices = [[c for c in group if nation in c.line.nations] for group in self.choices]
        routes = [[way for way in route if nation in way.nations] for route in self.routes]
        choices, routes = list(filter(None, choices)), list(filter(None, routes))
        if (choices, routes) == (self.choices, self.routes):
            return self
        return replace(self, choices=choices, routes=routes)

    def build(self) -> Scene:
        """Made once: the rules that search its states ask for it before the case does."""
        return self._built

    @cached_property
    def _built(self) -> Scene:
        keep = self.argument("keep order") is not None
        return Scene(
            self.slug,
            self.title,
            rich(tokens_of(self.body), shift=SCENE_SHIFT),
            self._onward(),
            self.argument("safety") is not None,
            self.line,
            self.task.build(keep_order=keep) if self.task else None,
            with_slots(self.argument("role") or ""),
            self.nations,
        )

    def _onward(self) -> Onward:
        if self.ending is not None:
            return Ending(EndingKind(self.ending))
        if self.choices:
            keep = self.argument("keep order") is not None
            return Choices(tuple(choice.build() for choice in self.choices[0]), keep)
        if self.only_ways:
            return OnlyWay(plain(self.only_ways[0].label), self.only_ways[0].way())
        return Route(tuple(way.way() for way in self.routes[0]))

    def build_debrief(self) -> Debrief:
        return Debrief(self.title, rich(tokens_of(self.body)), self.nations)
