"""How long an award serves. That is the requirement's say, not the award's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.content.model.header import Standing
from app.learning.civil_days import days_after, months_after, next_fixed_day
from app.learning.obligation_facts import Assignment, Held, Pattern, Rule

RENEWAL_DAYS = 60
"""Who renews so shortly before the last day keeps her day, where the rule is anchored or fixed."""
WITHOUT_END = date.max
RANKS = {Standing.DRAFT: 0, Standing.REVIEWED: 1}


@dataclass(frozen=True, slots=True)
class Cover:
    met_on: date
    until: date
    """The last day; `WITHOUT_END` where there is none."""


def cover_by_rule(rule: Rule, awards: Iterable[Held], day: date) -> Cover | None:
    """The awards' that reaches farthest, run out or not; `awards` in the order in which they were met."""
    best: Cover | None = None
    for award in awards:
        if award.course == rule.course and award.met_on <= day and _is_accepted(rule, award):
            best = _farther(best, Cover(award.met_on, _until(rule, award, best)))
    return best


def cover_by_itself(assignment: Assignment, awards: Iterable[Held], day: date) -> Cover | None:
    """As long as the courses themselves say."""
    best: Cover | None = None
    for award in awards:
        if award.course == assignment.course and award.met_on <= day:
            months = award.course_valid_months
            best = _farther(best, Cover(award.met_on, award.own_until or _after(award, months)))
    return best


def _until(rule: Rule, award: Held, before: Cover | None) -> date:
    if award.own_until:
        return award.own_until
    if rule.pattern is Pattern.FIXED and rule.fixed_day:
        return _fixed(award.met_on, *rule.fixed_day)
    months = award.course_valid_months if rule.validity_months is None else rule.validity_months
    if rule.pattern is Pattern.ANCHORED and months is not None and _keeps_day(award, before):
        return months_after(before.until, months) if before else WITHOUT_END
    return _after(award, months)


def _fixed(met_on: date, month: int, day: int) -> date:
    """The next such day; the one after it for who met it shortly before."""
    return next_fixed_day(days_after(met_on, RENEWAL_DAYS + 1), month, day)


def _keeps_day(award: Held, before: Cover | None) -> bool:
    if before is None or before.until == WITHOUT_END:
        return False
    return before.until - timedelta(days=RENEWAL_DAYS) <= award.met_on <= before.until


def _after(award: Held, months: int | None) -> date:
    return WITHOUT_END if months is None else months_after(award.met_on, months)


def _is_accepted(rule: Rule, award: Held) -> bool:
    return award.standing is None or RANKS[award.standing] >= RANKS[rule.standing]


def _farther(best: Cover | None, other: Cover) -> Cover:
    """Of two that reach as far, the later met."""
    if best is None or (other.until, other.met_on) > (best.until, best.met_on):
        return other
    return best
