"""A branching case, read scene by scene."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from app.content import directives
from app.content.blocks import Block, inline_tokens, tokens_of
from app.content.decisions import ChoiceDraft, read_choices
from app.content.directives import Directive
from app.content.leading import read_leading
from app.content.links import Link, link_of
from app.content.model.header import Kind, ScenarioHeader
from app.content.model.scenario import (
    Choices,
    Debrief,
    Ending,
    EndingKind,
    OnlyWay,
    Onward,
    Route,
    Scenario,
    Scene,
)
from app.content.outline import SectionOutline
from app.content.page import Page
from app.content.rendering import plain, rich
from app.content.routes import read_route
from app.content.ways import LinkLine, directives_behind, first_link, is_link_alone, read_link_line
from app.ids import SceneId

SCENE_SHIFT = -1
"""A scene's title is its page's h1, so that ### in a scene is an h2."""


@dataclass(slots=True)
class SceneDraft:
    section: SectionOutline
    directives: list[Directive]
    body: list[Block] = field(default_factory=list)
    choices: list[list[ChoiceDraft]] = field(default_factory=list)
    """One list for each list of choices: more than one is a fault (S112)."""
    only_ways: list[LinkLine] = field(default_factory=list)
    routes: list[list[LinkLine]] = field(default_factory=list)

    @property
    def slug(self) -> SceneId:
        return SceneId(self.section.heading.slug)

    @property
    def line(self) -> int:
        return self.section.heading.line

    def argument(self, name: str) -> str | None:
        return next((d.argument for d in self.directives if d.name == name), None)

    @property
    def ending(self) -> str | None:
        return self.argument("ending")

    @property
    def is_debrief(self) -> bool:
        return self.argument("debrief") is not None

    @property
    def ways(self) -> list[LinkLine]:
        chosen = [choice.line for group in self.choices for choice in group]
        return [*chosen, *self.only_ways, *(way for route in self.routes for way in route)]

    def build(self) -> Scene:
        return Scene(
            self.slug,
            plain(self.section.heading.inline.children or []),
            rich(tokens_of(self.body), shift=SCENE_SHIFT),
            self._onward(),
            self.argument("safety") is not None,
            self.line,
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


@dataclass(slots=True)
class CaseDraft:
    page: Page
    sections: list[SceneDraft]

    @property
    def scenes(self) -> list[SceneDraft]:
        return [section for section in self.sections if not section.is_debrief]

    def is_troubled(self, scene: SceneDraft) -> bool:
        """A fault in it may have hidden a way on: what would follow from that is not reported."""
        return self.page.troubled(scene.line, scene.section.last_line)

    def build(self) -> Scenario:
        page = self.page
        scenes = [scene.build() for scene in self.scenes]
        return Scenario(
            page.source.slug,
            page.source.sha256,
            self._header(),
            page.title,
            rich(tokens_of(page.outline.introduction)),
            {scene.id: scene for scene in scenes},
            tuple(_debrief(section) for section in self.sections if section.is_debrief),
            page.source.path,
        )

    def _header(self) -> ScenarioHeader:
        header = cast(ScenarioHeader, self.page.header.build())
        lesson = Link(header.alternative, 1).identity_from(self.page.source.path)
        slug = lesson.slug if lesson and lesson.kind == Kind.LESSON else ""
        return replace(header, alternative_lesson=slug)


def _debrief(section: SceneDraft) -> Debrief:
    title = plain(section.section.heading.inline.children or [])
    return Debrief(title, rich(tokens_of(section.body)))


def read_case(page: Page) -> CaseDraft:
    return CaseDraft(page, [_read_scene(page, section) for section in page.outline.sections])


def _read_scene(page: Page, section: SectionOutline) -> SceneDraft:
    found, rest = read_leading(page, section.blocks, directives.SCENE)
    scene = SceneDraft(section, found)
    if scene.is_debrief:
        scene.body = list(rest)
        if scene.ending is not None:
            page.note(scene.line, "M007", "`debrief` and `ending` exclude each other: keep one")
        return scene
    for index, block in enumerate(rest):
        if not _read_way(page, scene, block):
            scene.body.append(block)
            _note_near_ways(page, scene, block, rest[index - 1] if index else None)
    return scene


def _read_way(page: Page, scene: SceneDraft, block: Block) -> bool:
    if block.kind == "bullet_list" and _leads_on(block.inside, directives.CHOICE):
        scene.choices.append(read_choices(page, block))
    elif block.kind == "ordered_list" and _leads_on(block.inside, directives.WAY):
        scene.routes.append(read_route(page, block))
    elif is_link_alone(block, directives.CHOICE) and (_to_scene(block) or scene.ending is None):
        scene.only_ways.append(read_link_line(page, block, directives.WAY))
    else:
        return False
    return True


def _leads_on(items: Sequence[Block], vocabulary: directives.Vocabulary) -> bool:
    """Some item begins with a link to a scene, or with a link and a directive that only a way on has."""
    firsts = [item.inside[0] for item in items if item.inside]
    return any(
        _to_scene(first)
        or (
            first_link(first) is not None
            and any(directives.known(text, vocabulary) for text in directives_behind(first))
        )
        for first in firsts
    )


def _to_scene(block: Block) -> bool:
    link = first_link(block)
    return link is not None and link.to_section


def _note_near_ways(page: Page, scene: SceneDraft, block: Block, before: Block | None) -> None:
    if block.kind == "blockquote" and before and before.kind == "bullet_list" and scene.choices:
        page.note(
            block.line,
            "M013",
            "a consequence is indented under its choice: two spaces before each >",
        )
    elif scene.ending is None:
        for link in _links_in(block):
            if link.to_section:
                page.note(
                    link.line,
                    "M013",
                    "a link to a scene in mid-text is no way on: give it a line or a list of its own",
                )


def _links_in(block: Block) -> Iterator[Link]:
    for inline in inline_tokens(block.tokens):
        yield from (link for child in inline.children or [] if (link := link_of(child)))
