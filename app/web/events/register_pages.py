"""The register: names, on the day and two weeks after it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from app.ids import BoardId, BookingId, EventId
from app.policy.permissions import Permission
from app.services import event_register
from app.web.access import requires
from app.web.context import actor, content, database, now
from app.web.events.blueprint import blueprint
from app.web.events.presenters import stands_for, when


@blueprint.get("/boards/<int:board>/events/<int:event>/register")
@requires(Permission.REPORT)
def register(board: int, event: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = event_register.page(session, actor(), BoardId(board), EventId(event), now())
    return render_template(
        "events/register.html",
        board=found.board,
        page=found,
        when=when(found.event),
        stands_for=stands_for(found.event, content()),
    )


@blueprint.post("/boards/<int:board>/events/<int:event>/register/open")
@requires(Permission.REPORT)
def open_register(board: int, event: int) -> ResponseReturnValue:
    with database().transaction() as session:
        event_register.open_register(session, actor(), BoardId(board), EventId(event), now())
    return redirect(url_for("events.register", board=board, event=event))


@blueprint.post("/boards/<int:board>/events/<int:event>/register")
@requires(Permission.REPORT)
def record(board: int, event: int) -> ResponseReturnValue:
    with database().transaction() as session:
        there = event_register.record_register(
            session,
            content(),
            actor(),
            BoardId(board),
            EventId(event),
            _ticked("shown"),
            _ticked("there"),
            now(),
        )
    flash(
        ngettext(
            "Recorded: %(num)d person was there.", "Recorded: %(num)d people were there.", there
        )
    )
    return redirect(url_for("events.one", board=board, event=event))


def _ticked(name: str) -> set[BookingId]:
    return {BookingId(int(each)) for each in request.form.getlist(name) if _is_number(each)}


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10
