"""What runs out: the same question of later days, with today's knowledge, as if nobody learnt anything more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.ids import BoardId
from app.learning.civil_days import months_after
from app.reporting.coverage import EVERYBODY, HEADLINES, Only, coverage_of
from app.reporting.coverage_figures import BoardCoverage
from app.store.database import Session

MONTHS = (3, 6, 12)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Posts, rules and memberships that begin or end by then, and are known today, count too."""

    months: int
    then: BoardCoverage
    fewer: int
    """People covered today who would not be by then, less those who would be anew; below 0: more."""


def forecast(
    session: Session,
    board_id: BoardId,
    today: date,
    now: datetime,
    *,
    only: Only = EVERYBODY,
    months: Sequence[int] = MONTHS,
) -> tuple[Forecast, ...]:
    def ask(day: date) -> BoardCoverage:
        return coverage_of(session, board_id, day, now, only=only, dimensions=HEADLINES)

    return tuple(_forecasts(ask(today), {each: ask(months_after(today, each)) for each in months}))


def _forecasts(today: BoardCoverage, later: dict[int, BoardCoverage]) -> Iterator[Forecast]:
    for months, then in later.items():
        yield Forecast(months, then, today.total.covered - then.total.covered)
