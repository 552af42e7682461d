"""Contacts and words of a board or an agency: what staff see when they ask for help."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, BoardId
from app.policy.permissions import Permission
from app.services import organisations, support
from app.services.errors import Refused
from app.services.support import Own, Support, Told
from app.store.organisations import Board, Organisation
from app.web.access import requires
from app.web.context import actor, database, now
from app.web.organisations.blueprint import blueprint
from app.web.organisations.forms import SupportForm, field_of
from app.web.organisations.refusals import show_refusal
from app.web.organisations.words import CONTACTS, HINTS, OWN_WORDS


@blueprint.get("/boards/<int:board>/contacts")
@requires(Permission.SET_BOARD)
def board_contacts(board: int) -> ResponseReturnValue:
    found = _board(board)
    form = SupportForm(formdata=None, data=_values(Own(found.contacts, found.words)))
    return _board_page(found, form)


@blueprint.post("/boards/<int:board>/contacts")
@requires(Permission.SET_BOARD)
def set_board_contacts(board: int) -> ResponseReturnValue:
    found, form = _board(board), SupportForm()
    if form.validate():
        try:
            with database().transaction() as session:
                support.set_for_board(session, actor(), found.id, form.own, now())
            flash(
                _(
                    "Saved. Staff see it on their help page from now, where their agency sets nothing else."
                )
            )
            return redirect(url_for("organisations.board_contacts", board=board))
        except Refused as refusal:
            show_refusal(form, refusal)
    return _board_page(found, form), 422


@blueprint.get("/agencies/<int:agency>/contacts")
@requires(Permission.SET_AGENCY)
def agency_contacts(agency: int) -> ResponseReturnValue:
    found, inherited = _agency(agency)
    form = SupportForm(formdata=None, data=_values(Own(found.contacts, found.words)))
    return _agency_page(found, inherited, form)


@blueprint.post("/agencies/<int:agency>/contacts")
@requires(Permission.SET_AGENCY)
def set_agency_contacts(agency: int) -> ResponseReturnValue:
    form = SupportForm()
    found, inherited = _agency(agency)
    if form.validate():
        try:
            with database().transaction() as session:
                support.set_for_agency(session, actor(), found.id, form.own, now())
            flash(_("Saved. Staff see it on their help page from now."))
            return redirect(url_for("organisations.agency_contacts", agency=agency))
        except Refused as refusal:
            show_refusal(form, refusal)
    return _agency_page(found, inherited, form), 422


def _board(board: int) -> Board:
    with database().reading() as session:
        return organisations.get_board(session, actor(), BoardId(board), Permission.SET_BOARD)


def _agency(agency: int) -> tuple[Organisation, Support]:
    with database().reading() as session:
        found = organisations.get_agency(
            session, actor(), AgencyId(agency), now(), Permission.SET_AGENCY
        )
        return found, support.inherited(session, found.id, now())


def _values(own: Own) -> dict[str, str]:
    return {
        **{field_of("contact", key): text for key, text in own.contacts.items()},
        **{field_of("word", key): text for key, text in own.words.items()},
    }


def _board_page(board: Board, form: SupportForm) -> str:
    return render_template(
        "organisations/board_contacts.html", board=board, form=form, rows=_rows(form, Support())
    )


def _agency_page(agency: Organisation, inherited: Support, form: SupportForm) -> str:
    return render_template(
        "organisations/agency_contacts.html",
        agency=agency,
        form=form,
        rows=_rows(form, inherited),
        may_see=actor().may(Permission.SEE_ORGANISATIONS),
    )


def _rows(form: SupportForm, inherited: Support) -> list[tuple[object, str]]:
    """Each field with its hint, which also says what is shown while it is empty."""
    told = {
        **{field_of("contact", key): told for key, told in inherited.contacts.items()},
        **{field_of("word", key): told for key, told in inherited.words.items()},
    }
    hints = {field_of("contact", key): str(HINTS[key]) for key in CONTACTS}
    usual = _("Left empty, it has the name that is usual in the nation.")
    hints |= {field_of("word", key): usual for key in OWN_WORDS}
    hints |= {
        name: _hint("" if hints[name] == usual else hints[name], each)
        for name, each in told.items()
    }
    return [(form[name], hint) for name, hint in hints.items()]


def _hint(hint: str, told: Told) -> str:
    said = _("Left empty, staff see what %(who)s says: %(text)s", who=told.by, text=told.text)
    return f"{hint} {said}".strip()
