"""The pages of an attempt, in every state that a view can find it in."""

from collections.abc import Callable

from flask import render_template, request, url_for

from app.content.model.text import Words
from app.services import playing_reflections
from app.services.playing import Playing
from app.services.playing_alternatives import find_alternative_lesson
from app.services.playing_case import Case
from app.store.attempt_records import MoveMade
from app.web.case.debrief import DebriefView, debrief_view
from app.web.case.forms import MoveForm, ReflectionForm
from app.web.case.review import ReviewView, review_view
from app.web.case.scene import road_view, scene_view
from app.web.context import content
from app.web.play.onward import find_onward
from app.web.play.presenters import links_of, taken_view

Present = Callable[[Case, Words], DebriefView | ReviewView]


def scene_page(current: Playing, *, nothing_picked: bool = False) -> str:
    view = scene_view(current.case, content().words(current.case.nation))
    return render_template(
        "case/scene.html",
        view=view,
        links=links_of(current),
        form=MoveForm(formdata=None, step=view.step),
        nothing_picked=nothing_picked,
    )


def taken_page(current: Playing, stored: MoveMade | None) -> str:
    """Another answer than this form's is recorded at its step."""
    view = taken_view(current, stored, content().words(current.case.nation))
    return render_template("play/taken.html", view=view, links=links_of(current))


def road_page(current: Playing) -> str:
    view = road_view(current.case, content().words(current.case.nation))
    return render_template("case/road.html", view=view, links=links_of(current))


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
    return _at_the_end("case/review.html", current, review_view)


def _at_the_end(template: str, current: Playing, present: Present) -> str:
    return render_template(
        template,
        view=present(current.case, content().words(current.case.nation)),
        links=links_of(current),
        form=MoveForm(formdata=None, step=current.case.run.step),
        onward=find_onward(current.attempt.terms.course),
    )


def address_after_another_way(slug: str, course: str | None) -> str:
    """The lesson that serves instead, where that is the way chosen; else back to where the case is listed."""
    lesson = find_alternative_lesson(content(), content().current_scenario(slug))
    if lesson is not None and request.form.get("way") == "lesson":
        lesson_course, _, page = lesson.slug.partition("/")
        return url_for("training.lesson", course=lesson_course, lesson=page)
    return url_for("training.course", course=course) if course else url_for("training.home")
