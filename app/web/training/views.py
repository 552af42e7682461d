"""My training, courses and their lessons."""

from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import Sha256
from app.policy.permissions import Permission
from app.services import closed_notes, lesson_notes, lessons, own_events, training
from app.services.errors import NotFound
from app.services.lessons import Changed, Done, LessonPage
from app.services.open_steps import NotYet
from app.web.access import requires
from app.web.context import actor, content, database, now, words
from app.web.course_steps import comes_first, step_href
from app.web.picked import say_picks
from app.web.training import kept
from app.web.training.forms import LessonForm, find_looked_at, lesson_form, picks_from
from app.web.training.lesson_view import pauses, present_lesson
from app.web.training.presenters import present_course, present_home
from app.web.words_here import words_here

blueprint = Blueprint("training", __name__)
say_picks(kept.labels, "training.done", "training.keep_notes", "training.look")


@blueprint.errorhandler(NotYet)
def not_yet(refusal: NotYet) -> ResponseReturnValue:
    first = comes_first(refusal, content().library, words())
    return render_template("training/not_yet.html", first=first), 409


@blueprint.get("/training")
@requires(Permission.LEARN)
def home() -> ResponseReturnValue:
    with database().reading() as session:
        found = training.home(session, content(), actor(), now())
        slip = closed_notes.lately(session, actor(), now())
        booked = own_events.mine(session, actor(), now())
    home = present_home(found, words())
    events = [own for own in booked if own.is_coming or own.is_asked]
    return render_template("training/home.html", home=home, events=events, slip=slip)


@blueprint.get("/courses/<course>")
@requires(Permission.LEARN)
def course(course: str) -> ResponseReturnValue:
    with database().reading() as session:
        page = training.course_page(session, content(), actor(), course, now())
    return render_template("training/course.html", page=present_course(page, words()))


@blueprint.get("/courses/<course>/<lesson>")
@requires(Permission.LEARN)
def lesson(course: str, lesson: str) -> ResponseReturnValue:
    page = _read(course, lesson)
    return _show(page, lesson_form(page, words()))


@blueprint.post("/courses/<course>/<lesson>")
@requires(Permission.LEARN)
def done(course: str, lesson: str) -> ResponseReturnValue:
    page = _read(course, lesson)
    form = lesson_form(page, words())
    if not form.validate():
        return _show(page, form), 422
    version = Sha256(form.version.data or "")
    try:
        with database().transaction() as session:
            finished = lessons.finish(
                session, content(), actor(), course, lesson, version, form.notes(page), now()
            )
    except Changed:
        form.version.data = page.lesson.sha256
        flash(_("This page was changed while you read it. Look through it once more."), "care")
        return _show(page, form), 409
    return _go_on(course, finished)


@blueprint.post("/courses/<course>/<lesson>/notes")
@requires(Permission.LEARN)
def keep_notes(course: str, lesson: str) -> ResponseReturnValue:
    page = _read(course, lesson)
    form = lesson_form(page, words())
    if not form.validate():
        return _show(page, form), 422
    with database().transaction() as session:
        lessons.keep_notes(session, content(), actor(), course, lesson, form.notes(page), now())
    flash(_("Your notes are saved. Only you can read them."))
    return redirect(url_for("training.lesson", course=course, lesson=lesson))


@blueprint.post("/courses/<course>/<lesson>/look")
@requires(Permission.LEARN)
def look(course: str, lesson: str) -> ResponseReturnValue:
    """What was picked goes into the address; what was typed is kept as a draft."""
    page = _read(course, lesson)
    picks = picks_from(request.form, pauses(page.lesson))
    pause = find_looked_at(pauses(page.lesson))
    if pause is None:
        raise NotFound("no such pause")
    with database().transaction() as session:
        typed = lesson_form(page, words()).notes(page)
        lesson_notes.keep_typed(session, actor(), page.lesson, typed, now())
    query = urlencode({**picks, **({} if pause in picks else {"unpicked": [pause]})}, doseq=True)
    return redirect(f"{url_for('training.lesson', course=course, lesson=lesson)}?{query}#{pause}")


def _read(course: str, lesson: str) -> LessonPage:
    with database().reading() as session:
        return lessons.read(session, content(), actor(), course, lesson, now())


def _show(page: LessonPage, form: LessonForm) -> str:
    sent = request.form if request.method == "POST" else request.args
    picks = picks_from(sent, pauses(page.lesson))
    here = words_here(actor().nation)
    view = present_lesson(page, here, picks, request.args.get("unpicked"))
    return render_template(
        "training/lesson.html", lesson=view, form=form, words_here=here.explained
    )


def _go_on(course: str, finished: Done) -> ResponseReturnValue:
    if any(award.facts.course == course for award in finished.awards):
        flash(_("You have completed this course. It is on your record."))
    if finished.next_step is None:
        return redirect(url_for("training.course", course=course))
    return redirect(step_href(finished.next_step.step, course))
