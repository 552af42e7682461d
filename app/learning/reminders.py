"""When somebody is reminded of what is asked: some days before, on the day, some days after; never on a day of rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.learning.civil_days import days_after

SATURDAY = 5
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    days_before: tuple[int, ...] = (30, 7)
    on_the_day: bool = True
    days_after: tuple[int, ...] = (7, 21)
    closures: tuple[tuple[date, date], ...] = ()
    """First and last day of each, both closed."""

    def is_quiet(self, day: date) -> bool:
        closed = any(first <= day <= last for first, last in self.closures)
        return closed or day.weekday() >= SATURDAY

    def first_open(self, day: date) -> date:
        """That day, or the first after it that is not quiet."""
        while self.is_quiet(day):
            day += ONE_DAY
        return day

    def days(self, due_on: date) -> Iterator[date]:
        """On which somebody is told, quiet or not."""
        yield from (days_after(due_on, -days) for days in self.days_before)
        if self.on_the_day:
            yield due_on
        yield from (days_after(due_on, days) for days in self.days_after)


def is_time(plan: ReminderPlan, due_on: date, told_until: date | None, today: date) -> bool:
    """Whether a day for telling lies after `told_until`, up to today. What falls on quiet days waits for the next.

    `told_until`: up to this day all is settled; None: all before today.
    """
    since = told_until or today - ONE_DAY
    return not plan.is_quiet(today) and any(since < day <= today for day in plan.days(due_on))


def next_time(
    plan: ReminderPlan, due_on: date, told_until: date | None, today: date
) -> date | None:
    """The first day, from today on, on which it is time; None: never again."""
    since = told_until or today - ONE_DAY
    ahead = min((day for day in plan.days(due_on) if day > since), default=None)
    return None if ahead is None else plan.first_open(max(ahead, today))
