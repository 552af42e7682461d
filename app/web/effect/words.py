"""Figures in words: shares with their people and their interval, and what deserves a second look."""

from math import floor

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.content.model.scenario import Erring, Soundness
from app.learning.intervals import FEWEST, Correlation, Share
from app.learning.item_flags import Flag
from app.learning.quiz_attempt import Confidence
from app.web.charts import wordings

SOUNDNESS: dict[Soundness, LazyString] = {
    Soundness.BEST: lazy("Sound"),
    Soundness.FAIR: lazy("Sound, at a cost"),
    Soundness.POOR: lazy("Not sound"),
}
ERRING: dict[Erring, LazyString] = {
    Erring.MISSES: lazy("misses a sign"),
    Erring.DELAYS: lazy("delays"),
    Erring.OVER_REFERS: lazy("does more than is called for"),
    Erring.LEADS: lazy("leads the child"),
    Erring.PROMISES: lazy("promises what cannot be kept"),
    Erring.TIPS_OFF: lazy("warns someone too early"),
    Erring.UNRECORDED: lazy("leaves nothing written down"),
    Erring.DISCRIMINATES: lazy("judges people, not what was seen"),
}
FLAGS: dict[Flag, LazyString] = {
    Flag.NEARLY_ALL_RIGHT: lazy("Nearly everybody gets this right"),
    Flag.FEW_RIGHT: lazy("Few people get this right"),
    Flag.READ_THE_KEY: lazy("Those who do well elsewhere get this wrong: read the key again"),
    Flag.TELLS_LITTLE: lazy("Those who do well elsewhere do hardly better here"),
    Flag.NOBODY_CHOOSES: lazy("Nobody chooses this option"),
    Flag.SURE_AND_MISTAKEN: lazy("Many are sure, and mistaken"),
}
CONFIDENCE: dict[Confidence, LazyString] = {
    Confidence.GUESS: lazy("“A guess”"),
    Confidence.FAIRLY_SURE: lazy("“Fairly sure”"),
    Confidence.SURE: lazy("“Sure”"),
}


def few() -> str:
    return _("Fewer than %(num)d people", num=FEWEST)


def people(number: int | None) -> str:
    if number is None:
        return few()
    return ngettext("%(num)d person", "%(num)d people", number)


def percent_of(share: Share) -> str:
    """Rounded down, as everywhere."""
    return wordings.percent(floor(100 * share.value + 1e-9))


def share_words(share: Share | None) -> str:
    """“83 % of 222, 77 to 88 %”."""
    if share is None:
        return few()
    between = wordings.between(share.interval.low, share.interval.high)
    return _(
        "%(share)s of %(of)d, %(between)s", share=percent_of(share), of=share.of, between=between
    )


def counted_words(share: Share | None) -> str:
    """“12 of 222”."""
    return _("%(num)d of %(of)d", num=round(share.yes), of=share.of) if share else few()


def with_the_rest(found: Correlation | None) -> str:
    if found is None:
        return _("not known")
    if found.interval is None:
        return decimal(found.value)
    return _(
        "%(value)s, between %(low)s and %(high)s",
        value=decimal(found.value),
        low=decimal(found.interval.low),
        high=decimal(found.interval.high),
    )


def decimal(value: float) -> str:
    """With a minus that is one."""
    return f"{value:+.2f}".replace("-", "\N{MINUS SIGN}")
