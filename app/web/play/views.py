"""A learner plays a case."""

from typing import cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AttemptId
from app.policy.permissions import Permission
from app.services import (
    own_words,
    playing,
    playing_alternatives,
    playing_begin,
    playing_reflections,
)
from app.services.errors import Conflict
from app.services.open_steps import NotYet
from app.services.playing import Moved, Playing
from app.store.attempt_records import MoveMade
from app.web.access import requires
from app.web.case.forms import Answered, MoveForm, ReflectionForm, WordsForm
from app.web.context import actor, content, database, now
from app.web.picked import say_picks
from app.web.play import pages, picking
from app.web.play.presenters import alternative_view, start_view

blueprint = Blueprint("play", __name__, url_prefix="/cases")
say_picks(picking.labels, "play.move")


@blueprint.get("/<slug>")
@requires(Permission.LEARN)
def start(slug: str) -> ResponseReturnValue:
    with database().reading() as session:
        found = playing_begin.start(session, content(), actor(), slug, _course(), now())
    view = start_view(
        found,
        content().library,
        content().words(actor().nation),
        leads_meetings=actor().may(Permission.LEAD_MEETINGS),
    )
    return render_template("play/start.html", view=view)


@blueprint.post("/<slug>")
@requires(Permission.LEARN)
def begin(slug: str) -> ResponseReturnValue:
    anew = "anew" in request.form
    try:
        with database().transaction() as session:
            attempt = playing_begin.begin(
                session, content(), actor(), slug, _course(), now(), anew=anew
            )
    except NotYet:
        return redirect(url_for("play.start", slug=slug, course=_course()))
    return redirect(url_for("play.scene", attempt=attempt))


@blueprint.get("/<slug>/another-way")
@requires(Permission.LEARN)
def another_way(slug: str) -> ResponseReturnValue:
    view = alternative_view(content(), slug, actor().nation)
    return render_template("play/another_way.html", view=view, course=_course())


@blueprint.post("/<slug>/another-way")
@requires(Permission.LEARN)
def take_another_way(slug: str) -> ResponseReturnValue:
    with database().transaction() as session:
        playing_alternatives.take_another_way(session, content(), actor(), slug, now())
    flash(_("That is recorded. This case counts as done."))
    return redirect(pages.address_after_another_way(slug, _course()))


@blueprint.get("/attempts/<int:attempt>")
@requires(Permission.LEARN)
def scene(attempt: int) -> ResponseReturnValue:
    return pages.scene_page(_get_playing(attempt))


@blueprint.post("/attempts/<int:attempt>")
@requires(Permission.LEARN)
def move(attempt: int) -> ResponseReturnValue:
    answered = MoveForm().read()
    if answered.words is None:
        return pages.scene_page(_get_playing(attempt), nothing_picked=True), 422
    if answered.writes:
        return _write(_get_playing(attempt), answered)
    try:
        with database().transaction() as session:
            moved = playing.make_move(
                session,
                content(),
                actor(),
                AttemptId(attempt),
                answered.step,
                answered.words,
                now(),
            )
    except Conflict as conflict:
        stored = cast("MoveMade | None", conflict.stored)
        return pages.taken_page(_get_playing(attempt), stored), 409
    return _moved(attempt, moved)


def _write(current: Playing, answered: Answered) -> ResponseReturnValue:
    form = WordsForm()
    if not form.validate():
        return pages.scene_page(current, mend=form), 422
    written = pages.written(current, answered.step, form.text.data or "")
    try:
        with database().transaction() as session:
            moved = own_words.write(
                session,
                content(),
                actor(),
                current,
                answered.step,
                answered.words or "",
                written,
                now(),
            )
    except Conflict as conflict:
        with database().transaction() as session:
            own_words.keep_typed(session, actor(), current, answered.step, written.text, now())
        stored = cast("MoveMade | None", conflict.stored)
        return pages.taken_page(_get_playing(current.attempt.id), stored), 409
    return _moved(current.attempt.id, moved)


def _moved(attempt: int, moved: Moved) -> ResponseReturnValue:
    for award in moved.awards:
        flash(
            _(
                "You have completed %(course)s. It is on your record.",
                course=award.facts.course_title,
            )
        )
    return redirect(url_for("play.scene", attempt=attempt))


@blueprint.get("/attempts/<int:attempt>/road")
@requires(Permission.LEARN)
def look_back(attempt: int) -> ResponseReturnValue:
    return pages.road_page(_get_playing(attempt))


@blueprint.get("/attempts/<int:attempt>/debrief")
@requires(Permission.LEARN)
def debrief(attempt: int) -> ResponseReturnValue:
    current = _get_playing(attempt)
    if current.case.ending is None:
        return redirect(url_for("play.scene", attempt=attempt))
    if "after" in request.args:
        return pages.afterwards_page(current)
    with database().reading() as session:
        draft = playing_reflections.find_draft(session, actor(), current.attempt.id)
        saved = playing_reflections.find_text(session, actor(), current.attempt.id)
    form = ReflectionForm(formdata=None, text=draft or saved)
    return pages.question_page(current, form, from_draft=draft is not None)


@blueprint.post("/attempts/<int:attempt>/debrief")
@requires(Permission.LEARN)
def reflect(attempt: int) -> ResponseReturnValue:
    current = _get_playing(attempt)
    form = ReflectionForm()
    if not form.validate():
        return pages.question_page(current, form), 422
    with database().transaction() as session:
        playing_reflections.save(
            session,
            actor(),
            current.attempt.id,
            form.text.data or "",
            now(),
            title=current.case.scenario.title.fill(content().words(current.case.nation)),
            prompt=str(form.text.label.text),
        )
    flash(_("Your note is saved. Only you can read it."))
    return redirect(url_for("play.debrief", attempt=attempt, after="note"))


@blueprint.get("/attempts/<int:attempt>/review")
@requires(Permission.LEARN)
def review(attempt: int) -> ResponseReturnValue:
    current = _get_playing(attempt)
    if not current.case.review_is_open:
        return redirect(url_for("play.debrief", attempt=attempt))
    return pages.review_page(current)


def _course() -> str | None:
    return request.args.get("course")


def _get_playing(attempt: int) -> Playing:
    with database().reading() as session:
        return playing.get_playing(session, content(), actor(), AttemptId(attempt))
