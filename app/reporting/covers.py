"""How far awards reach, rule by rule: learning/serving.py once more, over sets. Each cover is the farthest of one person."""

from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    func,
    select,
    union_all,
)

from app.learning.obligation_facts import Pattern
from app.learning.serving import RENEWAL_DAYS, WITHOUT_END
from app.reporting.asked import rank_of
from app.reporting.sql_days import Day, a_day, days_after, latest, months_after, next_fixed_day
from app.store.tables import RequirementRow

END = a_day(WITHOUT_END)


def covers_by_rule(asked: CTE, held: CTE) -> CTE:
    """By person and requirement."""
    found = served(asked, held)
    once = _farthest(
        select(
            found.c.person_id,
            found.c.requirement_id,
            found.c.met_on,
            served_until(found).label("until"),
        )
        .where(found.c.pattern != Pattern.ANCHORED.value)
        .subquery("counted")
    )
    return union_all(once, _kept_days(found)).cte("covers_by_rule")


def covers_by_itself(asked: CTE, held: CTE) -> CTE:
    """By person and course, as long as the courses themselves say; `last_met_on` is of any award."""
    wanted = select(asked.c.person_id, asked.c.course).distinct().subquery()
    counted = (
        select(wanted.c.person_id, wanted.c.course, held.c.met_on, by_itself(held).label("until"))
        .join(held, and_(held.c.person_id == wanted.c.person_id, held.c.course == wanted.c.course))
        .subquery()
    )
    key = (counted.c.person_id, counted.c.course)
    placed = select(
        *counted.c,
        func.max(counted.c.met_on).over(partition_by=key).label("last_met_on"),
        func.row_number()
        .over(partition_by=key, order_by=(counted.c.until.desc(), counted.c.met_on.desc()))
        .label("place"),
    ).subquery()
    return select(placed).where(placed.c.place == 1).cte("covers_by_itself")


def by_itself(held: Any) -> Day:
    """How long an award serves as its own evidence or its course says."""
    return func.coalesce(held.c.own_until, _after(held.c.met_on, held.c.course_valid_months))


def is_fixed() -> ColumnElement[bool]:
    """About `RequirementRow`."""
    return and_(
        RequirementRow.pattern == Pattern.FIXED.value, RequirementRow.fixed_month.is_not(None)
    )


def served(asked: CTE, held: CTE, name: str = "served") -> CTE:
    """Every award that a requirement accepts, with what decides how long it serves."""
    rule = RequirementRow
    wanted = select(asked.c.person_id, asked.c.requirement_id, asked.c.course).distinct().subquery()
    return (
        select(
            wanted.c.person_id,
            wanted.c.requirement_id,
            held.c.award_id,
            held.c.met_on,
            held.c.own_until,
            func.coalesce(rule.validity_months, held.c.course_valid_months).label("months"),
            rule.pattern,
            case((is_fixed(), rule.fixed_month)).label("fixed_month"),
            rule.fixed_day,
        )
        .join(rule, rule.id == wanted.c.requirement_id)
        .join(held, and_(held.c.person_id == wanted.c.person_id, held.c.course == wanted.c.course))
        .where(held.c.rank >= rank_of(rule.standing))
        .cte(name)
    )


def served_until(served: CTE) -> Day:
    """By the award alone: an anchored rule may keep the day that one before it led to."""
    fixed = next_fixed_day(
        days_after(served.c.met_on, RENEWAL_DAYS + 1), served.c.fixed_month, served.c.fixed_day
    )
    return case(
        (served.c.own_until.is_not(None), served.c.own_until),
        (served.c.fixed_month.is_not(None), fixed),
        else_=_after(served.c.met_on, served.c.months),
    )


def _after(met_on: ColumnElement[date], months: ColumnElement[int]) -> Day:
    return case((months.is_(None), END), else_=months_after(met_on, months))


def _farthest(counted: Subquery) -> Select[int, int, date, date]:
    """Of two that reach as far, the later met."""
    place = func.row_number().over(
        partition_by=(counted.c.person_id, counted.c.requirement_id),
        order_by=(counted.c.until.desc(), counted.c.met_on.desc()),
    )
    placed = select(*counted.c, place.label("place")).subquery()
    return select(
        placed.c.person_id, placed.c.requirement_id, placed.c.met_on, placed.c.until
    ).where(placed.c.place == 1)


def _kept_days(served: CTE) -> Select[int, int, date, date]:
    """Anchored rules: award by award, since each may keep the day that those before it led to."""
    goes = _in_order(served)
    first = select(
        goes.c.person_id,
        goes.c.requirement_id,
        goes.c.number,
        goes.c.met_on,
        func.coalesce(goes.c.own_until, _after(goes.c.met_on, goes.c.months)).label("until"),
        goes.c.of,
    ).where(goes.c.number == 1)
    chain = first.cte("chain", recursive=True)
    reaches = func.coalesce(goes.c.own_until, _going_on(chain, goes))
    farther = reaches >= chain.c.until
    chain = chain.union_all(
        select(
            goes.c.person_id,
            goes.c.requirement_id,
            goes.c.number,
            case((farther, goes.c.met_on), else_=chain.c.met_on),
            latest(chain.c.until, reaches),
            goes.c.of,
        ).join(
            goes,
            and_(
                goes.c.person_id == chain.c.person_id,
                goes.c.requirement_id == chain.c.requirement_id,
                goes.c.number == chain.c.number + 1,
            ),
        )
    )
    return select(chain.c.person_id, chain.c.requirement_id, chain.c.met_on, chain.c.until).where(
        chain.c.number == chain.c.of
    )


def _in_order(served: CTE) -> CTE:
    key = (served.c.person_id, served.c.requirement_id)
    return (
        select(
            *served.c,
            func.row_number()
            .over(partition_by=key, order_by=(served.c.met_on, served.c.award_id))
            .label("number"),
            func.count().over(partition_by=key).label("of"),
        )
        .where(served.c.pattern == Pattern.ANCHORED.value)
        .cte("goes")
    )


def _going_on(chain: CTE, goes: CTE) -> Day:
    opens = days_after(chain.c.until, -RENEWAL_DAYS)
    keeps = and_(goes.c.met_on >= opens, goes.c.met_on <= chain.c.until)
    return case(
        (goes.c.months.is_(None), END),
        (chain.c.until == END, months_after(goes.c.met_on, goes.c.months)),
        (keeps, months_after(chain.c.until, goes.c.months)),
        else_=months_after(goes.c.met_on, goes.c.months),
    )
