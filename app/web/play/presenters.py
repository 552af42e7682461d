"""Case pages of a signed-in learner."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _

from app.content.library import Library
from app.content.model.scenario import Choices
from app.content.model.terms import Nation
from app.content.model.text import Words
from app.learning.scenario_run import Move, MoveKind
from app.services.content import Content
from app.services.playing import Playing
from app.services.playing_alternatives import find_alternative_lesson
from app.services.playing_begin import Start
from app.services.playing_case import Case
from app.store.attempt_records import AttemptSummary, MoveMade
from app.web.case.links import Links
from app.web.case.opening import OpeningView, opening_view
from app.web.case.review_words import ending_words
from app.web.case.scene import place_words
from app.web.course_steps import ComesFirst, comes_first
from app.web.places import sign_place


@dataclass(frozen=True, slots=True)
class GoView:
    """An attempt in the list of earlier ones."""

    href: str
    begun_at: datetime
    outcome: str


@dataclass(frozen=True, slots=True)
class StartView:
    opening: OpeningView
    open_href: str | None
    open_is_new: bool
    earlier: tuple[GoView, ...]
    course_slug: str | None
    course_title: str | None
    comes_first: ComesFirst | None
    """The course's step that is to be taken before this one: titles and addresses."""
    done_another_way: bool
    completed: bool
    handout_href: str | None
    """For those who lead meetings."""


@dataclass(frozen=True, slots=True)
class TakenView:
    """A step that was taken already: what is recorded there, and where the attempt stands."""

    scene: str | None
    recorded: str | None
    made_at: datetime | None
    stands_at: str
    place: str


@dataclass(frozen=True, slots=True)
class AlternativeView:
    slug: str
    title: str
    lesson_title: str | None
    lesson_minutes: int


def links_of(playing: Playing) -> Links:
    attempt = playing.attempt.id
    return Links(
        scene=url_for("play.scene", attempt=attempt),
        look_back=url_for("play.look_back", attempt=attempt),
        debrief=url_for("play.debrief", attempt=attempt),
        review=url_for("play.review", attempt=attempt),
        start=url_for("play.start", slug=playing.attempt.terms.slug),
        place=sign_place("play.scene", attempt=attempt),
    )


def start_view(start: Start, library: Library, words: Words, *, leads_meetings: bool) -> StartView:
    course = start.course
    return StartView(
        opening=opening_view(start.scenario, words, keeps_place=True),
        open_href=url_for("play.scene", attempt=start.open.attempt.id) if start.open else None,
        open_is_new=start.open is not None and start.open.steps == 0,
        earlier=tuple(map(_go, start.earlier)),
        course_slug=course.slug if course else None,
        course_title=course.title.fill(words) if course else None,
        comes_first=comes_first(start.not_yet, library, words) if start.not_yet else None,
        done_another_way=start.done_another_way,
        completed=any(go.completed for go in start.earlier),
        handout_href=url_for("handouts.handout", slug=start.scenario.slug)
        if leads_meetings
        else None,
    )


def _go(go: AttemptSummary) -> GoView:
    endpoint = "play.review" if go.ending and go.completed else "play.scene"
    outcome = ending_words(go.ending) if go.ending else _("Not played to an ending.")
    return GoView(url_for(endpoint, attempt=go.attempt.id), go.attempt.begun_at, outcome)


def taken_view(playing: Playing, stored: MoveMade | None, words: Words) -> TakenView:
    case = playing.case
    scenes = case.scenario.scenes
    return TakenView(
        scene=scenes[stored.scene].title.fill(words) if stored else None,
        recorded=_recorded(case, stored, words) if stored else None,
        made_at=stored.made_at if stored else None,
        stands_at=case.scene.title.fill(words),
        place=place_words(case),
    )


def _recorded(case: Case, stored: MoveMade, words: Words) -> str:
    move = Move.decode(stored.move)
    if move.kind is MoveKind.BACK:
        return _("You went back to an earlier decision.")
    onward = case.scenario.scenes[stored.scene].onward
    choice = onward.get(move.choice) if isinstance(onward, Choices) else None
    return choice.label.fill(words) if choice else _("You went on.")


def alternative_view(content: Content, slug: str, nation: Nation) -> AlternativeView:
    scenario, words = content.current_scenario(slug, nation), content.words(nation)
    lesson = find_alternative_lesson(content, scenario)
    return AlternativeView(
        slug=slug,
        title=scenario.title.fill(words),
        lesson_title=lesson.title.fill(words) if lesson else None,
        lesson_minutes=lesson.header.minutes if lesson else 0,
    )
