"""What a list's address asks for. What it says wrongly counts as not said."""

from datetime import date

from flask import request

from app.learning.obligations import Status
from app.reporting.obligations import Filters, Order

LONGEST_SEARCH = 100


def asked_for() -> tuple[Filters, Order]:
    given = request.values
    status = given.get("status", "")
    order = given.get("order", "")
    return (
        Filters(
            course=given.get("course") or None,
            job_role=given.get("role") or None,
            statuses=frozenset({Status(status)} if status in set(Status) else ()),
            search=given.get("q", "").strip()[:LONGEST_SEARCH],
            due_before=_day(given.get("by", "")),
        ),
        Order(order) if order in set(Order) else Order.STATUS,
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
