"""Agencies: the list, one agency, adding, changing and closing."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, BoardId
from app.policy.permissions import Permission
from app.services import closing, organisations
from app.services.agency_pages import Asked, list_agencies, show_agency
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.store.organisations import Organisation
from app.web.access import requires
from app.web.context import actor, database, now
from app.web.nations import NAMES
from app.web.organisations.blueprint import blueprint
from app.web.organisations.choosing import offer_board, offer_parents, propose_nation
from app.web.organisations.forms import NONE, AgencyForm, CloseForm
from app.web.organisations.presenters import (
    holder_views,
    membership_views,
    pages_view,
    support_views,
)
from app.web.organisations.refusals import show_refusal

LONGEST_SEARCH = 100


@blueprint.get("/agencies")
@requires(Permission.SEE_ORGANISATIONS)
def agencies() -> ResponseReturnValue:
    asked = _asked()
    with database().reading() as session:
        found = list_agencies(session, actor(), asked, now())
    return render_template(
        "organisations/agencies.html",
        asked=asked,
        found=found,
        pages=pages_view(found, asked),
        may_change=actor().may(Permission.CHANGE_ORGANISATIONS),
    )


def _asked() -> Asked:
    board, page = request.args.get("board", type=_number), request.args.get("page", type=_number)
    return Asked(
        search=request.args.get("q", "").strip()[:LONGEST_SEARCH],
        board_id=BoardId(board) if board else None,
        closed=request.args.get("closed") == "1",
        page=page or 1,
    )


def _number(text: str) -> int:
    """ValueError for what is none of Heed's."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise ValueError(text)
    return int(text)


@blueprint.get("/agencies/<int:agency>")
@requires(Permission.SEE_ORGANISATIONS)
def agency(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        shown = show_agency(session, actor(), AgencyId(agency), now())
    facts = shown.agency.facts
    return render_template(
        "organisations/agency.html",
        agency=shown.agency,
        nation=NAMES[facts.nation],
        memberships=membership_views(shown.memberships, civil_date(now())),
        schools=shown.schools,
        holders=None if shown.holders is None else holder_views(shown.holders, now()),
        support=None if shown.support is None else support_views(shown.support, facts.name),
        may_change=shown.may_change,
    )


@blueprint.get("/agencies/new")
@requires(Permission.CHANGE_ORGANISATIONS)
def new_agency() -> ResponseReturnValue:
    board = request.args.get("board", NONE)
    form = AgencyForm(formdata=None, board=board, parent=NONE)
    _offer(form)
    propose_nation(form.nation, form.board.data)
    return _new_page(form)


@blueprint.post("/agencies/new")
@requires(Permission.CHANGE_ORGANISATIONS)
def add_agency() -> ResponseReturnValue:
    form = AgencyForm()
    _offer(form)
    if form.validate():
        try:
            with database().transaction() as session:
                arguments = session, actor(), form.facts, form.board_id, now()
                number = organisations.add_agency(*arguments, as_namesake=form.is_namesake)
            flash(_("The agency is added. Now give somebody the role of safeguarding lead there."))
            return redirect(url_for("organisations.agency", agency=number))
        except Refused as refusal:
            if refusal.reason == "namesake-there":
                form.warn()
            show_refusal(form, refusal)
    return _new_page(form), 422


def _new_page(form: AgencyForm) -> str:
    """With those of the name that she was warned of, and a box to say that another is meant."""
    warned_of = form.warned_of.data
    with database().reading() as session:
        there = organisations.namesakes(session, actor(), warned_of, now()) if warned_of else ()
    return render_template("organisations/new_agency.html", form=form, namesakes=there)


@blueprint.get("/agencies/<int:agency>/change")
@requires(Permission.CHANGE_ORGANISATIONS)
def edit_agency(agency: int) -> ResponseReturnValue:
    found = _get(agency)
    facts = found.facts
    form = AgencyForm(
        formdata=None,
        name=facts.name,
        sector=facts.sector,
        nation=facts.nation,
        parent=str(facts.parent_id or NONE),
    )
    _offer(form, found)
    return render_template("organisations/edit_agency.html", agency=found, form=form)


@blueprint.post("/agencies/<int:agency>/change")
@requires(Permission.CHANGE_ORGANISATIONS)
def change_agency(agency: int) -> ResponseReturnValue:
    found, form = _get(agency), AgencyForm()
    _offer(form, found)
    if form.validate():
        try:
            with database().transaction() as session:
                organisations.change_agency(session, actor(), found.id, form.facts, now())
            flash(_("The agency is changed."))
            return redirect(url_for("organisations.agency", agency=agency))
        except Refused as refusal:
            show_refusal(form, refusal)
    return render_template("organisations/edit_agency.html", agency=found, form=form), 422


@blueprint.get("/agencies/<int:agency>/close")
@requires(Permission.CHANGE_ORGANISATIONS)
def confirm_close(agency: int) -> ResponseReturnValue:
    return _close_page(agency, CloseForm(formdata=None, last_day=civil_date(now())))


@blueprint.post("/agencies/<int:agency>/close")
@requires(Permission.CHANGE_ORGANISATIONS)
def close(agency: int) -> ResponseReturnValue:
    form = CloseForm()
    _get(agency)
    if form.validate():
        try:
            with database().transaction() as session:
                closing.close(session, actor(), AgencyId(agency), form.day, now())
            flash(_("The agency is closed. What its people learnt stays theirs."))
            return redirect(url_for("organisations.agencies"))
        except Refused as refusal:
            show_refusal(form, refusal)
    return _close_page(agency, form), 422


def _close_page(agency: int, form: CloseForm) -> str:
    with database().reading() as session:
        ending = closing.ahead(session, actor(), AgencyId(agency), now())
    return render_template("organisations/close.html", ending=ending, form=form)


def _get(agency: int) -> Organisation:
    with database().reading() as session:
        return organisations.get_agency(
            session, actor(), AgencyId(agency), now(), Permission.CHANGE_ORGANISATIONS
        )


def _offer(form: AgencyForm, of: Organisation | None = None) -> None:
    """The boards and the parents to choose from; an agency that is there has its boards on a page of their own."""
    offer_parents(form.parent, of)
    if of is None:
        offer_board(form.board)
    else:
        del form.board, form.sure, form.warned_of
