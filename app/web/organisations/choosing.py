"""The boards and agencies that a form offers: those in scope."""

from flask_babel import gettext as _
from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services import organisations
from app.store.organisations import Organisation
from app.web.context import actor, database, now
from app.web.organisations.forms import NONE


def offer_board(field: SelectField, *, none: bool = True) -> None:
    """The one board of somebody who has no other is chosen at once."""
    with database().reading() as session:
        boards = organisations.boards_to_change(session, actor())
    everywhere = scope_of(actor(), Permission.CHANGE_ORGANISATIONS).everything
    first = SelectChoice(NONE, _("No board yet") if none and everywhere else _("Choose"))
    alone = len(boards) == 1 and not everywhere
    field.choices = [
        *(() if alone else (first,)),
        *(SelectChoice(str(board.id), board.name) for board in boards),
    ]
    if alone and field.data in (None, NONE):
        field.data = str(boards[0].id)


def propose_nation(field: RadioField, board: str | None) -> None:
    """That of the board; where none is chosen yet, the one that all boards have."""
    with database().reading() as session:
        boards = organisations.boards_to_change(session, actor())
    nations = {each.nation for each in boards if board in (str(each.id), None, NONE)}
    if len(nations) == 1:
        field.data = nations.pop().value


def offer_parents(field: SelectField, of: Organisation | None) -> None:
    with database().reading() as session:
        found = organisations.possible_parents(session, actor(), now(), of=of.id if of else None)
    choices = {NONE: _("Nothing else")} | {str(each.id): each.name for each in found}
    if of and of.facts.parent_id:
        choices.setdefault(str(of.facts.parent_id), of.parent_name or "")
    field.choices = [SelectChoice(value, name) for value, name in choices.items()]
    if field.data is None:
        field.data = NONE
