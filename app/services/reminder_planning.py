"""An agency settles when its people are reminded, and in what words."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.ids import AgencyId
from app.learning.reminders import ReminderPlan
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.closed_agencies import refuse_closed
from app.services.errors import Refused
from app.store import reminder_plans
from app.store.database import Session
from app.store.people import Agency, get_agency
from app.store.reminder_plans import Reminding
from app.store.scoping import require_agency

LONGEST_WORDS = 1_000
MOST_DAYS = 6
LONGEST_DAYS = 365
MOST_CLOSURES = 20
LONGEST_CLOSURE = timedelta(days=365)


def find(
    session: Session, actor: Actor, agency_id: AgencyId, now: datetime
) -> tuple[Agency, Reminding]:
    today = civil_date(now)
    require_agency(session, scope_of(actor, Permission.REMIND), agency_id, today)
    return get_agency(session, agency_id), reminder_plans.find_reminding(session, agency_id)


def change(
    session: Session, actor: Actor, agency_id: AgencyId, reminding: Reminding, now: datetime
) -> None:
    """What was told stays told. Who begins, or begins again, begins today: nothing of before is made up for."""
    find(session, actor, agency_id, now)
    refuse_closed(session, agency_id, now)
    refuse_unfit(reminding)
    before = reminder_plans.get_reminding(session, agency_id)
    began = civil_date(now) - timedelta(days=1)
    settled = before.reminded_on if before.switched_on else began
    changed = replace(reminding, reminded_on=settled)
    reminder_plans.set_reminding(session, agency_id, changed, actor.person_id, now)
    record(session, actor, Action.REMINDERS_CHANGED, now, agency=agency_id)


def refuse_unfit(reminding: Reminding) -> None:
    plan = reminding.plan
    if not _are_fit(plan.days_before):
        raise Refused("days-before-unfit")
    if not _are_fit(plan.days_after):
        raise Refused("days-after-unfit")
    if reminding.switched_on and not _tells_ever(plan):
        raise Refused("never-told")
    if len(plan.closures) > MOST_CLOSURES or not all(map(_is_closure, plan.closures)):
        raise Refused("closures-unfit")
    if len(reminding.words) > LONGEST_WORDS:
        raise Refused("words-too-long")


def _are_fit(days: tuple[int, ...]) -> bool:
    return len(days) <= MOST_DAYS and all(1 <= day <= LONGEST_DAYS for day in days)


def _tells_ever(plan: ReminderPlan) -> bool:
    return bool(plan.days_before or plan.on_the_day or plan.days_after)


def _is_closure(closure: tuple[date, date]) -> bool:
    first, last = closure
    return first <= last <= first + LONGEST_CLOSURE
