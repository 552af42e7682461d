"""A course's outline: which parts, in which order, which of them required."""

from dataclasses import dataclass, field
from typing import cast

from app.content import directives
from app.content.blocks import Block, tokens_of
from app.content.directives import weeks
from app.content.links import Identity
from app.content.model.course import Course, Section, Step
from app.content.model.header import CourseHeader, Kind
from app.content.outline import SectionOutline
from app.content.page import Page
from app.content.rendering import plain, rich
from app.content.ways import LinkLine, first_link, read_link_line


@dataclass(slots=True)
class StepDraft:
    line: LinkLine
    required: bool
    identity: Identity | None
    """None: the link names no authored file."""

    def build(self) -> Step:
        identity = cast(Identity, self.identity)
        after = self.line.argument("after")
        return Step(
            identity.kind,
            identity.slug,
            self.required and after is None,
            self.line.argument("pass") is not None,
            plain(self.line.label),
            self.line.line,
            self.line.argument("before") is not None,
            weeks(after) if after else None,
        )


@dataclass(slots=True)
class PartDraft:
    section: SectionOutline
    introduction: list[Block] = field(default_factory=list)
    steps: list[StepDraft] = field(default_factory=list)


@dataclass(slots=True)
class CourseDraft:
    page: Page
    parts: list[PartDraft]

    @property
    def steps(self) -> list[StepDraft]:
        return [step for part in self.parts for step in part.steps]

    def build(self) -> Course:
        sections = [
            Section(
                plain(part.section.heading.inline.children or []),
                rich(tokens_of(part.introduction)),
                tuple(step.build() for step in part.steps),
            )
            for part in self.parts
        ]
        return Course(
            self.page.source.slug,
            self.page.source.sha256,
            cast(CourseHeader, self.page.header.build()),
            self.page.title,
            rich(tokens_of(self.page.outline.introduction)),
            tuple(sections),
            self.page.source.path,
        )


def read_course(page: Page) -> CourseDraft:
    return CourseDraft(page, [_read_part(page, section) for section in page.outline.sections])


def _read_part(page: Page, section: SectionOutline) -> PartDraft:
    part = PartDraft(section)
    for block in section.blocks:
        if block.kind in ("bullet_list", "ordered_list") and _lists_parts(block):
            for item in block.inside:
                _read_step(page, part, item, required=block.kind == "ordered_list")
        else:
            part.introduction.append(block)
    return part


def _lists_parts(block: Block) -> bool:
    firsts = [item.inside[0] for item in block.inside if item.inside]
    links = [link for link in map(first_link, firsts) if link]
    return any(link.local for link in links)


def _read_step(page: Page, part: PartDraft, item: Block, *, required: bool) -> None:
    parts = item.inside
    if not parts or first_link(parts[0]) is None or len(parts) > 1:
        page.note(
            item.line,
            "M013",
            "a step is one link to a lesson, case or quiz: move other text above the list",
        )
        return
    line = read_link_line(page, parts[0], directives.STEP)
    identity = line.link.identity_from(page.source.path)
    _note_at_odds(page, line, identity)
    part.steps.append(StepDraft(line, required, identity))


def _note_at_odds(page: Page, line: LinkLine, identity: Identity | None) -> None:
    said = {directive.name: directive.line for directive in line.directives}
    if "pass" in said and identity and identity.kind != Kind.QUIZ:
        page.note(said["pass"], "M007", "`pass` is for a quiz: take it out")
    if {"before", "after"} <= said.keys():
        page.note(said["after"], "M007", "`before` and `after` exclude each other: keep one")
    elif "pass" in said and said.keys() & {"before", "after"}:
        message = "only what counts for the award is to be passed: take `pass` out"
        page.note(said["pass"], "M007", message)
