"""What a learner means to do at work, and whether she did it. Nobody else is told; a board is told how many did theirs."""

from datetime import datetime

from app.ids import PlanId
from app.policy.actor import Actor
from app.services import drafts
from app.store import plans as store
from app.store.database import Session
from app.store.plans import Intention, Outcome, Plan


def mine(session: Session, actor: Actor) -> tuple[Plan, ...]:
    """The latest written first."""
    return store.plans_of(session, actor.person_id)


def get(session: Session, actor: Actor, plan_id: PlanId) -> Plan:
    return store.get_plan(session, actor.person_id, plan_id)


def find_draft(session: Session, actor: Actor, plan_id: PlanId) -> Intention | None:
    """What was typed and not saved, when the page was left."""
    draft = drafts.find(session, actor.person_id, place_of(plan_id))
    if draft is None:
        return None
    return Intention(*("".join(draft.fields.get(part, ())) for part in ("see", "tell", "by")))


def change(
    session: Session, actor: Actor, plan_id: PlanId, intention: Intention, now: datetime
) -> None:
    store.change_plan(session, actor.person_id, plan_id, intention, now)
    drafts.drop(session, actor.person_id, place_of(plan_id))


def answer(
    session: Session, actor: Actor, plan_id: PlanId, outcome: Outcome, note: str, now: datetime
) -> Plan:
    """What came of it. A note left empty takes nothing away that was written before."""
    plan = get(session, actor, plan_id)
    store.answer_plan(session, actor.person_id, plan_id, outcome, note or plan.outcome_note, now)
    drafts.drop(session, actor.person_id, follow_up_place(plan_id))
    return plan


def throw_away(session: Session, actor: Actor, plan_id: PlanId) -> None:
    """Words are gone for good, those half typed too."""
    store.delete_plan(session, actor.person_id, plan_id)
    for place in (place_of(plan_id), follow_up_place(plan_id)):
        drafts.drop(session, actor.person_id, place)


def place_of(plan_id: PlanId) -> str:
    """Of its draft."""
    return f"plan/{plan_id}"


def follow_up_place(plan_id: PlanId) -> str:
    """Of the draft of what came of it."""
    return f"plan/{plan_id}/follow-up"
