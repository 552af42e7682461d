"""Points in time, means and differences in words."""

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.learning.intervals import Interval
from app.learning.occasions import BEFORE, END, Point
from app.learning.paired import Change, Shift
from app.store.plans import Outcome
from app.store.practice_seen import Seen
from app.web.charts import wordings
from app.web.effect.words import few

PLANS: dict[Outcome | None, LazyString] = {
    Outcome.DONE: lazy("done"),
    Outcome.IN_PART: lazy("done in part"),
    Outcome.NOT_YET: lazy("not done yet"),
    None: lazy("no answer"),
}
SEEN: dict[Seen | None, LazyString] = {
    Seen.YES: lazy("a change was seen"),
    Seen.IN_PART: lazy("in part"),
    Seen.NOT_YET: lazy("not yet"),
    None: lazy("nobody was asked, or nobody has said"),
}


def point_words(point: Point) -> str:
    if point == BEFORE:
        return _("Before the course")
    if point == END:
        return _("At its end")
    return ngettext("%(num)d week after", "%(num)d weeks after", point.weeks)


def could_words(point: Point) -> str:
    """Of whom an answer is awaited."""
    if point == BEFORE:
        return _("of those who began it")
    if point == END:
        return _("of those who completed it")
    return _("of those whose weeks have passed")


def from_to(first: Point, second: Point) -> str:
    return _(
        "%(first)s and %(second)s",
        first=point_words(first),
        second=point_words(second)[0].lower() + point_words(second)[1:],
    )


def mean_words(value: float) -> str:
    return f"{value:.2f}"


def change_words(found: Change | None) -> str:
    """“+0.42, between +0.31 and +0.53”."""
    if found is None:
        return few()
    return _between(
        _signed(found.difference), _signed(found.interval.low), _signed(found.interval.high)
    )


def points_words(difference: float, interval: Interval) -> str:
    """In percentage points."""
    figure, low, high = (
        f"{round(100 * each):+d}".replace("-", "\N{MINUS SIGN}")
        for each in (difference, interval.low, interval.high)
    )
    return _("%(points)s points, between %(low)s and %(high)s", points=figure, low=low, high=high)


def shift_words(found: Shift | None) -> str:
    return few() if found is None else points_words(found.difference, found.interval)


def finding(found: Change | Shift | None) -> str:
    if found is None:
        return _("Too few people answered both times")
    if found.interval.has_zero:
        return _("No change that can be told from chance")
    return _("Higher than before") if found.difference > 0 else _("Lower than before")


def percent_words(value: float) -> str:
    return wordings.percent(int(100 * value + 1e-9))


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "\N{MINUS SIGN}")


def _between(figure: str, low: str, high: str) -> str:
    return _("%(figure)s, between %(low)s and %(high)s", figure=figure, low=low, high=high)
