"""A learner takes a quiz."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AttemptId
from app.learning.errors import BadResponse
from app.policy.permissions import Permission
from app.services import drafts, quizzing, taking
from app.services.errors import Conflict, Refused
from app.services.open_steps import NotYet
from app.services.quiz_results import result_page
from app.services.quizzing import Recorded
from app.services.taking import Taking
from app.store.database import Session
from app.web.access import requires
from app.web.context import actor, content, database, now, words
from app.web.course_steps import comes_first
from app.web.forms import step_sent, typed_fields
from app.web.picked import say_picks
from app.web.quiz import kept, pages
from app.web.quiz.forms import AnswerForm
from app.web.quiz.presenters import start_view
from app.web.quiz.result_view import result_view

blueprint = Blueprint("quiz", __name__, url_prefix="/quizzes")
say_picks(kept.labels, "quiz.answer", "quiz.hint")


@blueprint.errorhandler(NotYet)
def not_yet(refusal: NotYet) -> ResponseReturnValue:
    first = comes_first(refusal, content().library, words())
    return render_template("training/not_yet.html", first=first), 409


@blueprint.get("/<slug>")
@requires(Permission.LEARN)
def start(slug: str) -> ResponseReturnValue:
    with database().reading() as session:
        here = quizzing.start(session, content(), actor(), slug, _course(), now())
    first = comes_first(here.not_yet, content().library, words()) if here.not_yet else None
    return render_template("quiz/start.html", quiz=start_view(here, words(), first))


@blueprint.post("/<slug>")
@requires(Permission.LEARN)
def begin(slug: str) -> ResponseReturnValue:
    try:
        with database().transaction() as session:
            attempt = quizzing.begin(session, content(), actor(), slug, _course(), now())
    except Refused:
        flash(_("You have used every attempt at this quiz. Your last result stands."), "care")
        return redirect(url_for("quiz.start", slug=slug, course=_course()))
    return redirect(url_for("quiz.question", attempt=attempt))


@blueprint.get("/attempts/<int:attempt>")
@requires(Permission.LEARN)
def question(attempt: int) -> ResponseReturnValue:
    asked = request.args.get("question", type=int)
    with database().reading() as session:
        current = _get_taking(session, attempt)
        if asked and current.find_answer(asked - 1):
            return pages.answered_page(session, current, asked - 1)
        if current.ended:
            return redirect(url_for("quiz.result", attempt=attempt))
        return pages.open_page(session, current)


@blueprint.post("/attempts/<int:attempt>")
@requires(Permission.LEARN)
def answer(attempt: int) -> ResponseReturnValue:
    step = step_sent()
    with database().transaction() as session:
        current = _get_taking(session, attempt)
        try:
            form = pages.form_sent(current, step)
            recorded = _record(session, current, step, form)
        except Conflict:
            return pages.taken_page(session, current, step), 409
        if recorded is None:
            drafts.save(session, actor().person_id, current.place, typed_fields(), now())
            return pages.mend_page(current, form), 422
    if recorded.awards:
        flash(_("You have completed the course. It is on your record."))
    return redirect(url_for("quiz.question", attempt=attempt, question=step + 1))


@blueprint.post("/attempts/<int:attempt>/hint")
@requires(Permission.LEARN)
def hint(attempt: int) -> ResponseReturnValue:
    step = step_sent()
    with database().transaction() as session:
        current = _get_taking(session, attempt)
        try:
            quizzing.show_hint(session, current, step, typed_fields(), now())
        except Conflict:
            return pages.taken_page(session, current, step), 409
    return redirect(url_for("quiz.question", attempt=attempt, _anchor="hint"))


@blueprint.get("/attempts/<int:attempt>/result")
@requires(Permission.LEARN)
def result(attempt: int) -> ResponseReturnValue:
    with database().reading() as session:
        page = result_page(session, content(), actor(), AttemptId(attempt))
    if page is None:
        return redirect(url_for("quiz.question", attempt=attempt))
    return render_template("quiz/result.html", result=result_view(page, words()))


def _record(session: Session, current: Taking, step: int, form: AnswerForm) -> Recorded | None:
    """None where the form says what is to be mended; Conflict for any step but the open one."""
    reply = form.read()
    if reply is None:
        quizzing.assert_open(current, step)
        return None
    try:
        return quizzing.answer(session, content(), actor(), current, step, reply, now())
    except BadResponse as bad:
        form.refuse(bad)
        return None


def _course() -> str | None:
    return request.args.get("course")


def _get_taking(session: Session, attempt: int) -> Taking:
    return taking.get_taking(session, content(), actor(), AttemptId(attempt))
