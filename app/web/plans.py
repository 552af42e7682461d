"""A plan for work, as several pages put it."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import LazyString
from flask_babel import gettext as _g
from flask_babel import lazy_gettext as _

from app.content.model.lesson import PlanPart
from app.ids import PlanId
from app.store.plans import Outcome, Plan

PARTS: dict[PlanPart, LazyString] = {
    PlanPart.SEE: _("If I see or hear"),
    PlanPart.TELL: _("I will tell"),
    PlanPart.BY: _("By when"),
}
OUTCOMES: dict[Outcome, LazyString] = {
    Outcome.DONE: _("Yes"),
    Outcome.IN_PART: _("In part"),
    Outcome.NOT_YET: _("Not yet, or there was nothing to see"),
}


@dataclass(frozen=True, slots=True)
class PlanView:
    id: PlanId
    title: str
    href: str | None
    """Where it was made."""
    parts: tuple[tuple[LazyString, str], ...]
    written_at: datetime
    changed_at: datetime
    outcome: LazyString | None
    outcome_note: str
    answered_at: datetime | None
    follow_up_href: str


def plan_view(plan: Plan) -> PlanView:
    intention = plan.intention
    texts = (intention.see, intention.tell, intention.by)
    return PlanView(
        plan.id,
        plan.title,
        _lesson_href(plan.place),
        tuple(
            (PARTS[part], text or _g("left open"))
            for part, text in zip(PlanPart, texts, strict=True)
        ),
        plan.written_at,
        plan.changed_at,
        OUTCOMES[plan.outcome] if plan.outcome else None,
        plan.outcome_note,
        plan.answered_at,
        url_for("record.follow_up", plan=plan.id),
    )


def _lesson_href(place: str) -> str | None:
    match place.split("/"):
        case ["lesson", course, lesson, _plan]:
            return url_for("training.lesson", course=course, lesson=lesson)
        case _other:
            return None
