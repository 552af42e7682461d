"""What was noticed, what was overlooked, and what was seen that was not there."""

from collections.abc import Set
from dataclasses import dataclass

from app.content.model.scenario import Noticing, Sign


@dataclass(frozen=True, slots=True)
class NoticingReport:
    """Every item stands in one of the four, in the author's order."""

    hits: tuple[Sign, ...]
    misses: tuple[Sign, ...]
    false_alarms: tuple[Sign, ...]
    rightly_left: tuple[Sign, ...]


def report(noticing: Noticing, ticked: Set[str]) -> NoticingReport:
    def among(*, expected: bool, noticed: bool) -> tuple[Sign, ...]:
        return tuple(
            sign
            for sign in noticing.items
            if sign.expected is expected and (sign.id in ticked) is noticed
        )

    return NoticingReport(
        hits=among(expected=True, noticed=True),
        misses=among(expected=True, noticed=False),
        false_alarms=among(expected=False, noticed=True),
        rightly_left=among(expected=False, noticed=False),
    )
