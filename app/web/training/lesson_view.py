"""A lesson as its page shows it: prose, pauses to think at, private boxes."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from app.content.model.lesson import Block, Lesson, Pause, Plan, PlanPart, Prose, Reflect
from app.content.model.quiz import SeveralOf
from app.content.model.text import SafeHtml, Words
from app.learning.course_progress import StepState
from app.services.lesson_notes import Box, place_of
from app.services.lessons import LessonPage
from app.web.standing import StandingView, standing_view
from app.web.words_here import Fill, WordsHere

Picks = Mapping[str, frozenset[str]]
"""By pause: what the learner picked before looking. It lives in the page's address and nowhere else."""


@dataclass(frozen=True, slots=True)
class ProseView:
    body: SafeHtml
    kind: str = "prose"


@dataclass(frozen=True, slots=True)
class OptionView:
    id: str
    label: SafeHtml


@dataclass(frozen=True, slots=True)
class PauseView:
    """Not looked at yet."""

    id: str
    several: bool
    options: tuple[OptionView, ...]
    nothing_picked: bool
    kind: str = "pause"


@dataclass(frozen=True, slots=True)
class MeaningView:
    id: str
    label: SafeHtml
    feedback: SafeHtml
    picked: bool
    sound: bool


@dataclass(frozen=True, slots=True)
class LookedView:
    """Looked at: what each answer means."""

    id: str
    meanings: tuple[MeaningView, ...]
    kind: str = "looked"


@dataclass(frozen=True, slots=True)
class ReflectView:
    field: str
    kind: str = "reflect"


@dataclass(frozen=True, slots=True)
class PlanView:
    prompt: SafeHtml
    fields: tuple[str, ...]
    kind: str = "plan"


BlockView = ProseView | PauseView | LookedView | ReflectView | PlanView


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a lesson is read."""

    course: str
    course_title: str
    place: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class LessonView:
    address: str
    look_address: str
    notes_address: str
    title: str
    place: str
    course_title: str
    course_href: str
    blocks: tuple[BlockView, ...]
    takes_notes: bool
    done: bool
    standing: StandingView
    version: str
    draft_place: str


def present_lesson(
    page: LessonPage, words: WordsHere, picks: Picks, unpicked: str | None
) -> LessonView:
    lesson = page.lesson
    setting = Setting(
        page.course.slug,
        page.course.title.fill(words),
        _place(page),
        done=page.placed.state is StepState.DONE,
    )
    return lesson_view(lesson, setting, words, picks, unpicked, prose=words.linked)


def lesson_view(
    lesson: Lesson,
    setting: Setting,
    words: Words,
    picks: Picks,
    unpicked: str | None,
    *,
    prose: Fill | None = None,
) -> LessonView:
    """`prose` fills the running words, where these are to be more than words."""
    draw = prose or (lambda text: text.fill(words))
    blocks = tuple(_block(block, words, draw, picks, unpicked) for block in lesson.blocks)
    course, name = setting.course, lesson.slug.rpartition("/")[2]
    return LessonView(
        address=url_for("training.lesson", course=course, lesson=name),
        look_address=url_for("training.look", course=course, lesson=name),
        notes_address=url_for("training.keep_notes", course=course, lesson=name),
        title=lesson.title.fill(words),
        place=setting.place,
        course_title=setting.course_title,
        course_href=url_for("training.course", course=course),
        blocks=blocks,
        takes_notes=any(isinstance(block, ReflectView | PlanView) for block in blocks),
        done=setting.done,
        standing=standing_view(lesson.header),
        version=lesson.sha256,
        draft_place=place_of(lesson),
    )


def pauses(lesson: Lesson) -> tuple[Pause, ...]:
    return tuple(block for block in lesson.blocks if isinstance(block, Pause))


def _place(page: LessonPage) -> str:
    if page.placed.number is None:
        return _("Optional reading")
    return _("Step %(number)d of %(steps)d", number=page.placed.number, steps=page.required)


def _block(
    block: Block, words: Words, prose: Fill, picks: Picks, unpicked: str | None
) -> BlockView:
    match block:
        case Prose():
            return ProseView(prose(block.body))
        case Pause():
            picked = picks.get(block.id)
            return _looked(block, words, picked) if picked else _pause(block, words, unpicked)
        case Reflect():
            return ReflectView(Box(block).field)
        case Plan():
            fields = tuple(Box(block, part).field for part in PlanPart)
            return PlanView(block.prompt.fill(words), fields)


def _pause(pause: Pause, words: Words, unpicked: str | None) -> PauseView:
    options = tuple(OptionView(o.id, o.label.fill(words)) for o in pause.question.options)
    several = isinstance(pause.question, SeveralOf)
    return PauseView(pause.id, several, options, nothing_picked=pause.id == unpicked)


def _looked(pause: Pause, words: Words, picked: frozenset[str]) -> LookedView:
    return LookedView(
        pause.id,
        tuple(
            MeaningView(
                option.id,
                option.label.fill(words),
                option.feedback.fill(words),
                picked=option.id in picked,
                sound=option.key,
            )
            for option in pause.question.options
        ),
    )
