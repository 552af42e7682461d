"""Boards: the list, one board, adding and changing."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import BoardId
from app.policy.permissions import Permission
from app.policy.roles import Reach
from app.policy.scope import scope_of
from app.services import organisations, role_holders
from app.services.errors import Refused
from app.web.access import requires
from app.web.context import actor, database, now
from app.web.nations import NAMES
from app.web.organisations.blueprint import blueprint
from app.web.organisations.forms import BoardForm, said
from app.web.organisations.presenters import holder_views
from app.web.organisations.refusals import show_refusal
from app.web.organisations.words import CONTACTS, OWN_WORDS


@blueprint.get("")
@requires(Permission.SEE_ORGANISATIONS)
def boards() -> ResponseReturnValue:
    with database().reading() as session:
        found = organisations.boards(session, actor(), now())
    return render_template(
        "organisations/boards.html",
        boards=found,
        nations=NAMES,
        everywhere=scope_of(actor(), Permission.CHANGE_ORGANISATIONS).everything,
        may_change=actor().may(Permission.CHANGE_ORGANISATIONS),
    )


@blueprint.get("/boards/<int:board>")
@requires(Permission.SEE_ORGANISATIONS)
def board(board: int) -> ResponseReturnValue:
    with database().reading() as session:
        shown = organisations.show_board(session, actor(), BoardId(board), now())
        holders = (
            role_holders.holders_at(session, actor(), Reach(board_id=shown.board.id), now())
            if shown.may_grant
            else None
        )
    return render_template(
        "organisations/board.html",
        shown=shown,
        nation=NAMES[shown.board.nation],
        holders=None if holders is None else holder_views(holders, now()),
        contacts=[(label, shown.board.contacts.get(key)) for key, label in CONTACTS.items()],
        words=[
            (label, shown.board.words[key])
            for key, label in OWN_WORDS.items()
            if key in shown.board.words
        ],
    )


@blueprint.get("/boards/new")
@requires(Permission.CHANGE_ORGANISATIONS)
def new_board() -> ResponseReturnValue:
    organisations.refuse_unless_everywhere(actor())
    return render_template("organisations/new_board.html", form=BoardForm(formdata=None))


@blueprint.post("/boards/new")
@requires(Permission.CHANGE_ORGANISATIONS)
def add_board() -> ResponseReturnValue:
    organisations.refuse_unless_everywhere(actor())
    form = BoardForm()
    if form.validate():
        try:
            with database().transaction() as session:
                number = organisations.add_board(
                    session, actor(), said(form.name), form.chosen_nation, now()
                )
            flash(
                _("The board is added. Now set its contacts, and add the agencies that it serves.")
            )
            return redirect(url_for("organisations.board", board=number))
        except Refused as refusal:
            show_refusal(form, refusal)
    return render_template("organisations/new_board.html", form=form), 422


@blueprint.get("/boards/<int:board>/change")
@requires(Permission.CHANGE_ORGANISATIONS)
def edit_board(board: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = organisations.get_board(
            session, actor(), BoardId(board), Permission.CHANGE_ORGANISATIONS
        )
    form = BoardForm(formdata=None, name=found.name, nation=found.nation)
    return render_template("organisations/edit_board.html", board=found, form=form)


@blueprint.post("/boards/<int:board>/change")
@requires(Permission.CHANGE_ORGANISATIONS)
def change_board(board: int) -> ResponseReturnValue:
    form = BoardForm()
    with database().reading() as session:
        found = organisations.get_board(
            session, actor(), BoardId(board), Permission.CHANGE_ORGANISATIONS
        )
    if form.validate():
        try:
            with database().transaction() as session:
                organisations.change_board(
                    session, actor(), found.id, said(form.name), form.chosen_nation, now()
                )
            flash(_("The board is changed."))
            return redirect(url_for("organisations.board", board=board))
        except Refused as refusal:
            show_refusal(form, refusal)
    return render_template("organisations/edit_board.html", board=found, form=form), 422
