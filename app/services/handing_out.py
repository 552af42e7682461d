"""What every way in has in common that a DSP hands out."""

from datetime import datetime

from app.ids import AgencyId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services import letters
from app.services.civil_time import civil_date
from app.services.errors import NotFound
from app.store import staff_ways_in as staff
from app.store.database import Session
from app.store.letters import Sheet
from app.store.scoping import require_agency
from app.store.ways_in import WayIn


def require_staff(
    session: Session, actor: Actor, agency_id: AgencyId, people: list[PersonId], now: datetime
) -> None:
    """NotFound unless all of them work there, and the agency is in scope."""
    on = civil_date(now)
    require_agency(session, scope_of(actor, Permission.CHANGE_STAFF), agency_id, on)
    if set(people) - staff.people_at(session, agency_id, on, people):
        raise NotFound("not on this agency's list")


def post_way_in(session: Session, made: WayIn, sheet: Sheet, now: datetime) -> None:
    letters.post(
        session,
        made.kind.value,
        made.person_id,
        made.agency_id,
        f"way-in/{made.id}",
        made.address or "",
        sheet.subject,
        sheet.text,
        now,
    )
