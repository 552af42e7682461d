"""Marks as people read them."""

from fractions import Fraction
from math import floor


def percent(share: Fraction) -> int:
    """Rounded down: a mark just under the line never looks like one that reached it."""
    return floor(share * 100)
