"""What runs out at a board if nobody learns anything more, and what another rule would change."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import BoardId, RequirementId
from app.policy.actor import Actor
from app.reporting.forecasts import Forecast, forecast
from app.services.board_figures import enter
from app.services.board_standing import Standing, standing_of
from app.services.board_what_if import Change, WhatIf, what_if
from app.services.civil_time import civil_date
from app.services.content import Content
from app.store.database import Session
from app.store.requirements import Owner, Requirement, requirements_of


@dataclass(frozen=True, slots=True)
class Ahead:
    standing: Standing
    forecasts: tuple[Forecast, ...]
    requirements: tuple[Requirement, ...]
    """The board's own that hold today, by title."""


def ahead(
    session: Session, content: Content, actor: Actor, board_id: BoardId, now: datetime
) -> Ahead:
    standing = standing_of(session, content, actor, board_id, now)
    own = requirements_of(session, Owner(board_id=board_id))
    in_force = (each for each in own if each.period.holds(standing.today))
    return Ahead(
        standing,
        forecast(session, board_id, standing.today, now),
        tuple(sorted(in_force, key=lambda each: (each.terms.title.casefold(), each.id))),
    )


def try_change(
    session: Session,
    actor: Actor,
    board_id: BoardId,
    requirement_id: RequirementId,
    change: Change,
    now: datetime,
) -> WhatIf:
    """Counted with the change made, and the change taken back."""
    enter(session, actor, board_id, now)
    return what_if(session, board_id, requirement_id, change, civil_date(now), now)
