"""A branching case, read scene by scene."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self, cast

from app.content import directives
from app.content.blocks import Block, tokens_of
from app.content.decisions import read_choices
from app.content.leading import read_leading
from app.content.links import Link
from app.content.model.header import Kind, ScenarioHeader
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.content.narrowing import alike, scenario_with_views
from app.content.near_misses import note_near_ways, note_stray_boxes
from app.content.near_scenes import note_near_scenes
from app.content.outline import SectionOutline
from app.content.page import Page
from app.content.rendering import rich
from app.content.routes import read_route
from app.content.scene import SceneDraft as SceneDraft
from app.content.scene_tasks import TaskDraft, note_unfinished, read_task_list
from app.content.slots import with_slots
from app.content.ways import directives_behind, first_link, is_link_alone, read_link_line


@dataclass
class CaseDraft:
    page: Page
    sections: list[SceneDraft]

    @cached_property
    def scenes(self) -> list[SceneDraft]:
        return [section for section in self.sections if not section.is_debrief]

    def is_troubled(self, scene: SceneDraft) -> bool:
        """A fault in it may have hidden a way on: what would follow from that is not reported."""
        return self.page.troubled(scene.line, scene.section.last_line)

    def for_nation(self, nation: Nation) -> Self:
        """With the sections and ways that there are for it."""
        here = [s.for_nation(nation) for s in self.sections if nation in s.nations]
        return replace(self, sections=here)

    def views(self) -> list[tuple[list[Nation], Self]]:
        """The case as its nations have it, those together that have the same. Graphs are judged on these."""
        return self._views

    @cached_property
    def _views(self) -> list[tuple[list[Nation], Self]]:
        limits = {way.nations for section in self.sections for way in section.ways}
        limits |= {section.nations for section in self.sections}
        groups = alike(self.page.header.nations, limits)
        return [(group, self.for_nation(group[0])) for group in groups]

    def build(self) -> Scenario:
        page = self.page
        scenes = [scene.build() for scene in self.scenes]
        scenario = Scenario(
            page.source.slug,
            page.source.sha256,
            self._header(),
            page.title,
            rich(tokens_of(page.outline.introduction)),
            {scene.id: scene for scene in scenes},
            tuple(section.build_debrief() for section in self.sections if section.is_debrief),
            page.source.path,
        )
        return scenario_with_views(scenario)

    def _header(self) -> ScenarioHeader:
        header = cast(ScenarioHeader, self.page.header.build())
        lesson = Link(header.alternative, 1).identity_from(self.page.source.path)
        slug = lesson.slug if lesson and lesson.kind == Kind.LESSON else ""
        return replace(header, alternative_lesson=slug)


def read_case(page: Page) -> CaseDraft:
    sections = [_read_section(page, section) for section in page.outline.sections]
    note_stray_boxes(page, sections)
    note_near_scenes(page, sections)
    return CaseDraft(page, sections)


def _read_section(page: Page, section: SectionOutline) -> SceneDraft:
    found, rest = read_leading(page, section.blocks, directives.SCENE)
    scene = SceneDraft(section, found)
    if scene.is_debrief or scene.ending is not None:
        _note_idle(page, scene)
    for role in (d for d in found if d.name == "role"):
        page.uses_text(with_slots(role.argument), role.line)
    if scene.is_debrief:
        scene.body = list(rest)
    else:
        _read_scene(page, scene, rest)
    return scene


def _note_idle(page: Page, scene: SceneDraft) -> None:
    """Directives that mean nothing in a debrief, or at an ending."""
    idle = ("ending", "safety", "write", "role") if scene.is_debrief else ("write",)
    kind = "debrief" if scene.is_debrief else "ending"
    for directive in scene.directives:
        if directive.name in idle:
            message = f"`{kind}` and `{directive.name}` exclude each other: keep one"
            page.note(directive.line, "M007", message)


def _read_scene(page: Page, scene: SceneDraft, rest: Sequence[Block]) -> None:
    write = next((d for d in scene.directives if d.name == "write"), None)
    task = TaskDraft(write is not None, write.line if write else scene.line)
    for index, block in enumerate(rest):
        if not _read_way(page, scene, block) and not (
            scene.ending is None and read_task_list(page, task, block)
        ):
            scene.body.append(block)
            note_near_ways(page, scene, block, rest[index - 1] if index else None)
    if scene.ending is None and (task.writes or task.lists):
        scene.task = task
        note_unfinished(page, task)
        if scene.choices:
            message = "what is ticked or written has one way on: give the choices their own scene"
            page.note(
                scene.choices[0][0].line.line if scene.choices[0] else scene.line, "M013", message
            )


def _read_way(page: Page, scene: SceneDraft, block: Block) -> bool:
    if block.kind == "bullet_list" and _leads_on(block.inside, directives.CHOICE):
        scene.choices.append(read_choices(page, block))
    elif block.kind == "ordered_list" and _leads_on(block.inside, directives.ROUTE):
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
