"""The pages of an attempt, in every state that a view can find it in."""

from collections.abc import Callable
from functools import partial

from flask import render_template, request, url_for

from app.content.model.scenario import Writing
from app.content.model.text import Words
from app.learning.scenario_run import Waiting
from app.services import own_words, playing_reflections
from app.services.own_words import Kept, Written
from app.services.playing import Playing
from app.services.playing_alternatives import find_alternative_lesson
from app.services.playing_case import Case
from app.store.attempt_records import MoveMade
from app.web.case.debrief import DebriefView, debrief_view
from app.web.case.explaining import explain_view
from app.web.case.forms import MoveForm, ReflectionForm, WordsForm
from app.web.case.review import ReviewView, review_view
from app.web.case.scene import asked_of, question_of, road_view, scene_view
from app.web.context import actor, content, database
from app.web.play import picking
from app.web.play.onward import find_onward
from app.web.play.presenters import links_of, taken_view
from app.web.words_here import words_here

Present = Callable[[Case, Words], DebriefView | ReviewView]


def scene_page(
    current: Playing, *, nothing_picked: bool = False, mend: WordsForm | None = None
) -> str:
    """`mend`: what was typed and cannot be taken as it is."""
    case, words = current.case, words_here(current.case.nation)
    kept = _kept(current)
    form = mend or WordsForm(formdata=None, step=case.run.step, text=kept.text)
    form.place.data = _draft_place(current) or picking.place_of(current)
    explains = case.waiting is Waiting.EXPLANATION
    view = explain_view(case, words) if explains else scene_view(case, words, kept.text)
    return render_template(
        "case/explain.html" if explains else "case/scene.html",
        view=view,
        links=links_of(current),
        form=form.asking(question_of(case, words)),
        nothing_picked=nothing_picked,
        picked=picking.find_picked(current),
        from_draft=kept.from_draft and mend is None,
        keeps_words=True,
        words_here=words.explained,
    )


def _kept(current: Playing) -> Kept:
    case = current.case
    scene = case.writes_about
    if scene is None and isinstance(case.scene.task, Writing):
        scene = case.scene.id
    if scene is None:
        return Kept("")
    with database().reading() as session:
        return own_words.find_kept(session, actor(), current.attempt.id, scene)


def _draft_place(current: Playing) -> str:
    scene = current.case.writes_about
    return own_words.place_of(current.attempt.id, scene) if scene else ""


def written(current: Playing, step: int, text: str) -> Written:
    """With the words under which it will stand in My notes."""
    words, case = content().words(current.case.nation), current.at(step)
    title = current.case.scenario.title.fill(words)
    return Written(text, title, asked_of(case, words) if case else "")


def taken_page(current: Playing, stored: MoveMade | None) -> str:
    """Another answer than this form's is recorded at its step."""
    view = taken_view(current, stored, content().words(current.case.nation))
    return render_template("play/taken.html", view=view, links=links_of(current))


def road_page(current: Playing) -> str:
    words = words_here(current.case.nation)
    view = road_view(current.case, words)
    return render_template(
        "case/road.html", view=view, links=links_of(current), words_here=words.explained
    )


def question_page(current: Playing, form: ReflectionForm, *, from_draft: bool = False) -> str:
    form.place.data = playing_reflections.place_of(current.attempt.id)
    return render_template(
        "play/question.html",
        view=debrief_view(current.case, content().words(current.case.nation)),
        links=links_of(current),
        form=form,
        from_draft=from_draft,
    )


def afterwards_page(current: Playing) -> str:
    return _at_the_end("case/debrief.html", current, debrief_view)


def review_page(current: Playing) -> str:
    with database().reading() as session:
        mine = own_words.saved_in(session, actor(), current.attempt.id)
    return _at_the_end("case/review.html", current, partial(review_view, mine=mine))


def _at_the_end(template: str, current: Playing, present: Present) -> str:
    words = words_here(current.case.nation)
    return render_template(
        template,
        view=present(current.case, words),
        links=links_of(current),
        form=MoveForm(formdata=None, step=current.case.run.step),
        onward=find_onward(current.attempt.terms.course),
        words_here=words.explained,
    )


def address_after_another_way(slug: str, course: str | None) -> str:
    """The lesson that serves instead, where that is the way chosen; else back to where the case is listed."""
    lesson = find_alternative_lesson(content(), content().current_scenario(slug))
    if lesson is not None and request.form.get("way") == "lesson":
        lesson_course, _, page = lesson.slug.partition("/")
        return url_for("training.lesson", course=lesson_course, lesson=page)
    return url_for("training.course", course=course) if course else url_for("training.home")
