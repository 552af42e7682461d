"""My record, and the notes that nobody else reads."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AwardId, ReflectionId
from app.policy.permissions import Permission
from app.services import closed_notes, planning, records, reflections
from app.store.reflections import Reflection
from app.web.access import requires
from app.web.context import actor, content, database, now, words
from app.web.plans import plan_view
from app.web.record import plan_pages
from app.web.record.blueprint import blueprint
from app.web.record.forms import NoteForm
from app.web.record.presenters import award_view, note_view, record_view

__all__ = ["blueprint", "plan_pages"]


@blueprint.get("/record")
@requires(Permission.LEARN)
def home() -> ResponseReturnValue:
    with database().reading() as session:
        record = records.record(session, content(), actor(), now())
    view = record_view(record, content().library, words())
    return render_template("record/home.html", record=view)


@blueprint.get("/record/awards/<int:award>")
@requires(Permission.LEARN)
def award(award: int) -> ResponseReturnValue:
    with database().reading() as session:
        held = records.award_held(session, actor(), AwardId(award), now())
    return render_template("record/award.html", award=award_view(held))


@blueprint.get("/reflections", endpoint="reflections")
@requires(Permission.LEARN)
def notes() -> ResponseReturnValue:
    with database().reading() as session:
        mine = reflections.mine(session, actor())
        plans = planning.mine(session, actor())
        closures = closed_notes.mine(session, actor())
    return render_template(
        "record/reflections.html",
        notes=[note_view(note) for note in mine],
        plans=[plan_view(plan) for plan in plans],
        closures=[closure for closure in closures if closure.opened_at is None],
    )


@blueprint.get("/reflections/<int:note>/edit")
@requires(Permission.LEARN)
def edit(note: int) -> ResponseReturnValue:
    with database().reading() as session:
        kept = reflections.get(session, actor(), ReflectionId(note))
        draft = reflections.find_draft(session, actor(), kept.id)
    return _edit_page(kept, NoteForm(formdata=None, text=draft or kept.text))


@blueprint.post("/reflections/<int:note>/edit")
@requires(Permission.LEARN)
def change(note: int) -> ResponseReturnValue:
    form = NoteForm()
    with database().transaction() as session:
        kept = reflections.get(session, actor(), ReflectionId(note))
        if not form.validate():
            return _edit_page(kept, form), 422
        reflections.change(session, actor(), kept.id, form.text.data or "", now())
    flash(_("Your note is changed."))
    return redirect(url_for("record.reflections", _anchor=f"note-{note}"))


@blueprint.get("/reflections/<int:note>/delete")
@requires(Permission.LEARN)
def confirm_delete(note: int) -> ResponseReturnValue:
    with database().reading() as session:
        kept = reflections.get(session, actor(), ReflectionId(note))
    return render_template("record/delete.html", note=note_view(kept))


@blueprint.post("/reflections/<int:note>/delete")
@requires(Permission.LEARN)
def delete(note: int) -> ResponseReturnValue:
    with database().transaction() as session:
        reflections.throw_away(session, actor(), ReflectionId(note))
    flash(_("Your note is deleted."))
    return redirect(url_for("record.reflections"))


def _edit_page(kept: Reflection, form: NoteForm) -> str:
    form.place.data = reflections.place_of(kept.id)
    return render_template("record/edit.html", note=note_view(kept), form=form)
