"""Where it is getting better: a small chart for each sector, month by month, as each month was kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.learning.coverage import Counts
from app.reporting.trends import SectorMonth
from app.services.board_standing import Standing
from app.web.charts import wordings
from app.web.charts.frame import Frame
from app.web.charts.multiples import MultiplesChart, multiples
from app.web.charts.parts import Part
from app.web.charts.trends import Series

A_YEAR = 13
"""Month-ends, the first and the last included."""


@dataclass(frozen=True, slots=True)
class _Move:
    name: str
    before: Part
    after: Part

    @property
    def points(self) -> int:
        """As the two shares are printed."""
        return _whole(self.after) - _whole(self.before)


def sector_panels(months: Sequence[SectorMonth], standing: Standing) -> MultiplesChart:
    names = {name for month in months for name in month.sectors or ()}
    series = [
        Series(name, [_part(month, name) for month in months])
        for name in sorted(names, key=lambda name: (name.casefold(), name))
    ]
    frame = Frame(
        "sectors-by-month",
        finding(months),
        _(
            "The share of each sector at each month’s end, as it was counted first; in bold, the last. All run from %(none)s to %(all)s, over the same months. A gap is a month without a figure.",
            none=wordings.percent(0),
            all=wordings.percent(100),
        ),
        empty=_("The ends of months are counted by night. The first will be here then."),
    )
    return multiples(series, [month.on for month in months], target=standing.aim(None), frame=frame)


def finding(months: Sequence[SectorMonth]) -> str:
    """Of the sectors that have a figure both at the first and at the last month kept of the last twelve."""
    kept = [month for month in months[-A_YEAR:] if month.sectors is not None]
    moves = list(_moves(kept[0], kept[-1])) if len(kept) > 1 else []
    if not moves:
        return _("Sector by sector, month by month")
    since = wordings.long_month(kept[0].on)
    most, least = max(moves, key=_points), min(moves, key=_points)
    if most.points > 0:
        return ngettext(
            "Up since %(since)s in the only sector, %(name)s: from %(before)s to %(after)s",
            "Up since %(since)s in %(up)s of %(num)d sectors; most in %(name)s, from %(before)s to %(after)s",
            len(moves),
            up=sum(move.points > 0 for move in moves),
            **_said(most, since),
        )
    if least.points < 0:
        return _(
            "Up since %(since)s in no sector; down most in %(name)s, from %(before)s to %(after)s",
            **_said(least, since),
        )
    return _("No sector has moved since %(since)s", since=since)


def _moves(first: SectorMonth, last: SectorMonth) -> Iterator[_Move]:
    for name in sorted(first.sectors or ()):
        before, after = _part(first, name), _part(last, name)
        if before and after and before.of and after.of:
            yield _Move(name, before, after)


def _part(month: SectorMonth, name: str) -> Part | None:
    if month.sectors is None:
        return None
    counts = month.sectors.get(name, Counts())
    return Part(counts.covered, counts.required)


def _whole(part: Part) -> int:
    return int(part.size or 0)


def _points(move: _Move) -> int:
    return move.points


def _said(move: _Move, since: str) -> dict[str, str]:
    return {
        "name": move.name,
        "before": move.before.said,
        "after": move.after.said,
        "since": since,
    }
