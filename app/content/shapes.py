"""What a twin must share with its original, line by line: everything but the words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from app.content.course import CourseDraft
from app.content.directives import Directive
from app.content.drafts import Draft
from app.content.lesson import LessonDraft
from app.content.lesson_parts import BoxDraft, Part, PauseDraft
from app.content.options import OptionDraft, PairsDraft
from app.content.page import Page
from app.content.quiz import BankDraft, QuestionDraft
from app.content.scenario import CaseDraft
from app.content.scene import SceneDraft
from app.content.scene_tasks import TaskDraft
from app.content.ways import LinkLine
from app.ids import SceneId

_KEYS = ("nations", "flags", "coaching", "pass", "draw", "attempts", "confidence", "valid")
_IDENTITY = "id"
_OWN_WORDS = frozenset({"role", "topic", "answer"})
"""Directives whose argument is translated."""


@dataclass(frozen=True, slots=True)
class Trait:
    line: int
    words: str
    """What an author calls it; two traits are the same where these are."""


@dataclass(frozen=True, slots=True)
class Difference:
    line: int
    """In the twin."""
    message: str


def find_difference(original: Draft, twin: Draft) -> Difference | None:
    """The first: what follows it may only follow from it."""
    line = 1
    for ours, theirs in zip_longest(shape(original), shape(twin)):
        if theirs is None:
            message = f"here the original goes on with {ours.words} (its line {ours.line}): add it"
            return Difference(line, message)
        line = theirs.line
        if ours is None:
            return Difference(line, f"the original has no {theirs.words} here: take it out")
        if ours.words != theirs.words:
            message = f"{theirs.words}, where the original has {ours.words} (its line {ours.line})"
            return Difference(line, f"{message}: mend one")
    return None


def shape(draft: Draft) -> Iterator[Trait]:
    yield from _of_header(draft.page)
    match draft:
        case CaseDraft(sections=sections):
            places = {s.slug: place for place, s in reversed(list(enumerate(sections, 1)))}
            for section in sections:
                yield from _of_scene(section, places)
        case BankDraft(questions=questions):
            for question in questions:
                yield from _of_question(question)
        case LessonDraft(parts=parts):
            for part in parts:
                yield from _of_part(part)
        case CourseDraft():
            yield from _of_course(draft)


def _of_header(page: Page) -> Iterator[Trait]:
    for key in _KEYS:
        if key in page.header.values:
            value = page.header.values[key]
            listed = isinstance(value, tuple)
            words = ", ".join(sorted(map(str, value))) if listed else str(value)
            yield Trait(page.header.lines[key], f"`{key}: {words}`")


def _of_scene(scene: SceneDraft, places: dict[SceneId, int]) -> Iterator[Trait]:
    kind = "debrief" if scene.is_debrief else "ending" if scene.ending else "scene"
    yield Trait(scene.line, f"a {kind}{_said(scene.directives)}")
    if scene.task:
        yield from _of_task(scene.task)
    groups = [(f"{len(g)} choices", [choice.line for choice in g]) for g in scene.choices]
    groups += [(f"a route of {len(route)} ways", route) for route in scene.routes]
    for words, ways in groups:
        yield Trait(ways[0].line if ways else scene.line, words)
        yield from (_of_way(way, places) for way in ways)
    yield from (_of_way(way, places) for way in scene.only_ways)


def _of_way(way: LinkLine, places: dict[SceneId, int]) -> Trait:
    place = places.get(way.target)
    return Trait(way.line, f"a link to section {place}{_said(way.directives)}")


def _of_task(task: TaskDraft) -> Iterator[Trait]:
    model = " and a model answer" if task.models else ""
    yield Trait(task.line, f"a list to tick{model}")
    yield from _of_options(task.items)


def _of_options(options: Iterable[OptionDraft]) -> Iterator[Trait]:
    for option in options:
        kind = {None: "an item", True: "a ticked box", False: "an empty box"}[option.ticked]
        yield Trait(option.line, kind + _said(option.directives))


def _of_question(question: QuestionDraft) -> Iterator[Trait]:
    kinds = " and ".join(question.kinds)
    yield Trait(question.line, f"a question with {kinds}{_said(question.directives)}")
    for options in (*question.ticks, *question.orders, *question.points):
        yield from _of_options(options)
    for pairs in question.pairs:
        yield from _of_pairs(pairs)


def _of_pairs(pairs: PairsDraft) -> Iterator[Trait]:
    sides = [side.words for _, side in pairs.rows]
    for row, side in pairs.rows:
        kind = "a row" if row.words else "a distractor"
        yield Trait(
            row.line, f"{kind} whose answer first stands in row {sides.index(side.words) + 1}"
        )


def _of_part(part: Part) -> Iterator[Trait]:
    if not isinstance(part, PauseDraft | BoxDraft):
        return
    where = "" if len(part.nations) == 4 else f" for {', '.join(sorted(part.nations))}"
    if isinstance(part, BoxDraft):
        yield Trait(part.line, f"`{'plan' if part.plans else 'reflect'}`{where}")
    else:
        yield Trait(part.block.line, f"a question to pause at{where}")
        yield from _of_options(part.options)


def _of_course(course: CourseDraft) -> Iterator[Trait]:
    for part in course.parts:
        yield Trait(part.section.heading.line, "a section")
        for step in part.steps:
            kind = "required" if step.required else "optional"
            named = f"{step.identity.kind} `{step.identity.slug}`" if step.identity else "a link"
            yield Trait(step.line.line, f"{kind} {named}{_said(step.line.directives)}")


def _said(directives: Sequence[Directive]) -> str:
    words = sorted(
        directive.name
        if directive.name in _OWN_WORDS
        else f"{directive.name} {directive.argument}".strip()
        for directive in directives
        if directive.name != _IDENTITY
    )
    return "".join(f" `{word}`" for word in words)
