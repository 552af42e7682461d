"""The door to a board's working figures: opened under the sharing agreement, and written down once a day."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from app.ids import BoardId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.auditing import Action, record
from app.services.civil_time import LONDON, civil_date
from app.services.errors import Refused
from app.store import audit, grants, organisations
from app.store.database import Session
from app.store.organisations import Board
from app.store.scoping import require_board


@dataclass(frozen=True, slots=True)
class Door:
    board: Board
    agreement: str
    """'': none is recorded, and the door stays shut."""
    opened: bool
    """Today, by this person."""


class NotOpened(Exception):
    def __init__(self, door: Door) -> None:
        super().__init__(f"board {door.board.id} was not opened today")
        self.door = door


def find_door(session: Session, actor: Actor, board_id: BoardId, now: datetime) -> Door:
    require_board(session, scope_of(actor, Permission.SEE_COVERAGE), board_id)
    board = organisations.get_board(session, board_id)
    agreement = grants.agreement_of(session, actor.person_id, board_id)
    midnight = datetime.combine(civil_date(now), time.min, LONDON).astimezone(UTC)
    action = Action.FIGURES_OPENED.value
    opened = audit.was_done(session, actor.person_id, action, board_id, midnight)
    return Door(board, agreement, opened and bool(agreement))


def enter(session: Session, actor: Actor, board_id: BoardId, now: datetime) -> Board:
    """NotOpened where it was not opened today."""
    door = find_door(session, actor, board_id, now)
    if not door.opened:
        raise NotOpened(door)
    return door.board


def open_door(session: Session, actor: Actor, board_id: BoardId, now: datetime) -> Board:
    """Opening it again the same day adds nothing."""
    door = find_door(session, actor, board_id, now)
    if not door.agreement:
        raise Refused("agreement-missing")
    if not door.opened:
        record(session, actor, Action.FIGURES_OPENED, now, board=board_id)
    return door.board
