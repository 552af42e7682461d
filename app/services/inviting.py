"""Whom those who give roles have invited, and inviting them once more."""

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import GrantId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.roles import Role
from app.policy.scope import scope_of
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.granting import get, send_invitation
from app.services.links import Links
from app.store import grants, invited, organisations
from app.store.database import Session
from app.store.grants import Grant
from app.store.holding import hold_person
from app.store.invited import Invitation


@dataclass(frozen=True, slots=True)
class Again:
    """Somebody who has a role, and has not come yet."""

    grant: Grant
    last: Invitation

    def is_of(self, day: date) -> bool:
        """Whether the last letter is of that day and still opens something."""
        return civil_date(self.last.made_at) == day and self.last.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class InvitedDsp:
    agency: str
    grant: Grant
    invitation: Invitation


def find_not_come(session: Session, actor: Actor, grant_id: GrantId, now: datetime) -> Again | None:
    """None: who has an account by now, or was never written to."""
    grant = get(session, actor, grant_id, now)
    last = invited.latest_invitations(session, (grant.person_id,)).get(grant.person_id)
    return None if grant.joined or last is None else Again(grant, last)


def invite_again(
    session: Session,
    actor: Actor,
    grant_id: GrantId,
    now: datetime,
    links: Links,
    *,
    beside: datetime | None = None,
) -> str:
    """The address that it goes to. One a day, unless she knows of the day's last: `beside` is when it was made."""
    hold_person(session, get(session, actor, grant_id, now).person_id)
    found = find_not_come(session, actor, grant_id, now)
    if found is None:
        raise Refused("joined-already")
    if found.is_of(civil_date(now)) and found.last.made_at != beside:
        raise Refused("invited-today")
    grant, address = found.grant, found.last.address
    send_invitation(session, actor, grant.held, grant.person_id, address, now, links)
    return address


def invited_dsps(session: Session, actor: Actor, now: datetime) -> tuple[InvitedDsp, ...]:
    """By agency, then by name: those who came and those who have not."""
    scope, on = scope_of(actor, Permission.GRANT), civil_date(now)
    found = [each for each in grants.grants_in(session, scope, on) if each.held.role is Role.DSP]
    sent = invited.latest_invitations(session, {grant.person_id for grant in found})
    names = {named.id: named.name for named in organisations.names_in(session, scope, on)}
    listed = [
        InvitedDsp(names[grant.held.reach.agency_id], grant, sent[grant.person_id])
        for grant in found
        if grant.person_id in sent and grant.held.reach.agency_id in names
    ]
    return tuple(sorted(listed, key=lambda each: each.agency.casefold()))
