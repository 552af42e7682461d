"""What a board offers, and how it went: counts by agency, never a name."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.ids import BoardId, EventId
from app.learning.intervals import FEWEST
from app.policy.permissions import Permission
from app.reporting import sheets
from app.services import board_events, planning_events
from app.services.board_events import EventPage
from app.services.errors import Refused
from app.services.links import Links
from app.services.team import titles
from app.store.organisations import Board
from app.web.access import reads_alone, requires
from app.web.context import actor, content, database, now, settings
from app.web.events.blueprint import blueprint
from app.web.events.files import counts_table
from app.web.events.forms import CancelForm, EventForm, show_refusal, typed
from app.web.events.presenters import charts_of, counts_lines, standing_of, stands_for, when


@blueprint.get("/boards/<int:board>/events")
@requires(Permission.REPORT)
def home(board: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = board_events.events(session, actor(), BoardId(board), now())
    return render_template(
        "events/home.html", board=found.board, page=found, standing_of=standing_of
    )


@blueprint.get("/boards/<int:board>/events/new")
@requires(Permission.REPORT)
def new(board: int) -> ResponseReturnValue:
    return _new_page(_board(board), EventForm(formdata=None))


@blueprint.post("/boards/<int:board>/events/new")
@requires(Permission.REPORT)
def add(board: int) -> ResponseReturnValue:
    here, form = _board(board), EventForm()
    _offer(form, here)
    if form.validate():
        try:
            with database().transaction() as session:
                number = planning_events.add(
                    session, content(), actor(), here.id, form.facts, now()
                )
            flash(_("The event is offered to the agencies that the board serves."))
            return redirect(url_for("events.one", board=board, event=number))
        except Refused as refusal:
            show_refusal(form, refusal)
    return _new_page(here, form), 422


@blueprint.get("/boards/<int:board>/events/<int:event>")
@requires(Permission.REPORT)
def one(board: int, event: int) -> ResponseReturnValue:
    found = _event(board, event)
    return render_template(
        "events/one.html",
        board=found.board,
        page=found,
        when=when(found.event),
        standing=standing_of(found.line),
        stands_for=stands_for(found.event, content()),
        lines=counts_lines(found),
        charts=charts_of(found.evaluation),
        fewest=FEWEST,
    )


@blueprint.get("/boards/<int:board>/events/<int:event>/change")
@requires(Permission.REPORT)
def change(board: int, event: int) -> ResponseReturnValue:
    found = _event(board, event)
    return _change_page(found, EventForm(formdata=None, data=typed(found.event.facts)))


@blueprint.post("/boards/<int:board>/events/<int:event>/change")
@requires(Permission.REPORT)
def changed(board: int, event: int) -> ResponseReturnValue:
    found, form = _event(board, event), EventForm()
    _offer(form, found.board)
    if form.validate():
        try:
            with database().transaction() as session:
                planning_events.change(
                    session,
                    content(),
                    actor(),
                    found.board.id,
                    found.event.id,
                    form.facts,
                    now(),
                    links=Links(settings().base_url),
                )
            flash(_("The event is changed."))
            return redirect(url_for("events.one", board=board, event=event))
        except Refused as refusal:
            show_refusal(form, refusal)
    return _change_page(found, form), 422


@blueprint.get("/boards/<int:board>/events/<int:event>/cancel")
@requires(Permission.REPORT)
def cancel(board: int, event: int) -> ResponseReturnValue:
    return _cancel_page(_event(board, event), CancelForm(formdata=None))


@blueprint.post("/boards/<int:board>/events/<int:event>/cancel")
@requires(Permission.REPORT)
def cancelled(board: int, event: int) -> ResponseReturnValue:
    found, form = _event(board, event), CancelForm()
    if form.validate():
        try:
            with database().transaction() as session:
                told = planning_events.cancel(
                    session,
                    actor(),
                    found.board.id,
                    found.event.id,
                    form.reason,
                    now(),
                    links=Links(settings().base_url),
                )
            flash(
                ngettext(
                    "The event is cancelled. %(num)d letter says so.",
                    "The event is cancelled. %(num)d letters say so.",
                    told,
                )
            )
            return redirect(url_for("events.one", board=board, event=event))
        except Refused as refusal:
            show_refusal(form, refusal)
    return _cancel_page(found, form), 422


@blueprint.post("/boards/<int:board>/events/<int:event>/counts.csv")
@requires(Permission.REPORT)
@reads_alone
def counts(board: int, event: int) -> ResponseReturnValue:
    with database().transaction() as session:
        found = board_events.event(session, actor(), BoardId(board), EventId(event), now())
        board_events.note_export(session, actor(), found.board.id, found.event.id, now())
    answer = Response(sheets.to_csv(counts_table(found)), mimetype="text/csv")
    name = f"training-event-{found.event.facts.held_on}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _board(board: int) -> Board:
    with database().reading() as session:
        return board_events.enter(session, actor(), BoardId(board))


def _event(board: int, event: int) -> EventPage:
    with database().reading() as session:
        return board_events.event(session, actor(), BoardId(board), EventId(event), now())


def _offer(form: EventForm, board: Board) -> None:
    library = content().library
    there = [slug for slug, each in library.courses.items() if board.nation in each.header.nations]
    form.offer(titles(content(), there, board.nation))


def _new_page(board: Board, form: EventForm) -> str:
    _offer(form, board)
    return render_template("events/new.html", board=board, form=form)


def _change_page(found: EventPage, form: EventForm) -> str:
    _offer(form, found.board)
    return render_template("events/change.html", board=found.board, page=found, form=form)


def _cancel_page(found: EventPage, form: CancelForm) -> str:
    return render_template(
        "events/cancel.html", board=found.board, page=found, when=when(found.event), form=form
    )
