"""What a role reaches, in words and with its page."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _

from app.policy.actor import Actor
from app.policy.roles import Reach
from app.services import role_holders
from app.store.database import Session


@dataclass(frozen=True, slots=True)
class ReachView:
    name: str
    href: str
    way: tuple[tuple[str, str], ...]
    """For breadcrumbs."""
    action: str
    """Where a new role for it is sent."""


def reach_view(session: Session, actor: Actor, reach: Reach, now: datetime) -> ReachView:
    name = role_holders.name_of(session, actor, reach, now)
    top = (_("Organisations"), url_for("organisations.boards"))
    if reach.agency_id is not None:
        href = url_for("organisations.agency", agency=reach.agency_id)
        action = url_for("organisations.add_agency_grant", agency=reach.agency_id)
        return ReachView(
            name,
            href,
            (top, (_("Agencies"), url_for("organisations.agencies")), (name, href)),
            action,
        )
    if reach.board_id is not None:
        href = url_for("organisations.board", board=reach.board_id)
        action = url_for("organisations.add_board_grant", board=reach.board_id)
        return ReachView(name, href, (top, (name, href)), action)
    href = url_for("organisations.roles")
    name = _("Roles for the whole installation")
    return ReachView(name, href, (top, (name, href)), url_for("organisations.add_grant"))
