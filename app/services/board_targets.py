"""What a board aims at, and from when."""

from dataclasses import dataclass
from datetime import date, datetime

from app.content.model.terms import Nation
from app.ids import BoardId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.errors import NotFound, Refused
from app.services.offering import offered
from app.store import organisations, targets
from app.store.database import Session
from app.store.organisations import Board
from app.store.scoping import require_board
from app.store.targets import Target


@dataclass(frozen=True, slots=True)
class Targets:
    board: Board
    known: tuple[Target, ...]
    """The board's own first, then by course; the latest first."""
    holding: frozenset[Target]
    """Those that count today."""
    courses: tuple[str, ...]
    """That a target can be set for."""
    today: date


def listed(
    session: Session, content: Content, actor: Actor, board_id: BoardId, now: datetime
) -> Targets:
    board, today = _get(session, actor, board_id), civil_date(now)
    return Targets(
        board,
        targets.targets_of(session, board_id),
        frozenset(targets.targets_on(session, board_id, today, now).values()),
        courses_for(content, board.nation),
        today,
    )


def courses_for(content: Content, nation: Nation) -> tuple[str, ...]:
    return tuple(sorted(course.slug for course in offered(content.library, nation)))


def set_target(
    session: Session,
    content: Content,
    actor: Actor,
    board_id: BoardId,
    target: Target,
    now: datetime,
) -> None:
    """The same again adds nothing. Refused for a course that the board's nation does not have."""
    board = _get(session, actor, board_id)
    if target.course is not None and target.course not in courses_for(content, board.nation):
        raise Refused("no-such-course")
    if target in targets.targets_of(session, board_id):
        return
    targets.set_target(session, board_id, target, actor.person_id, now)
    _note(session, actor, board_id, Action.TARGET_SET, target.course, now)


def withdraw_target(
    session: Session,
    actor: Actor,
    board_id: BoardId,
    course: str | None,
    from_day: date,
    now: datetime,
) -> None:
    """What was aimed at before that day counts on. NotFound where there is none from that day."""
    _get(session, actor, board_id)
    known = targets.targets_of(session, board_id)
    if not any((each.course, each.from_day) == (course, from_day) for each in known):
        raise NotFound("no such target")
    targets.withdraw_target(session, board_id, course, from_day, now)
    _note(session, actor, board_id, Action.TARGET_WITHDRAWN, course, now)


def _get(session: Session, actor: Actor, board_id: BoardId) -> Board:
    require_board(session, scope_of(actor, Permission.REPORT), board_id)
    return organisations.get_board(session, board_id)


def _note(
    session: Session,
    actor: Actor,
    board_id: BoardId,
    action: Action,
    course: str | None,
    now: datetime,
) -> None:
    if course is None:
        record(session, actor, action, now, board=board_id)
    else:
        record(session, actor, action, now, board=board_id, course=course)
