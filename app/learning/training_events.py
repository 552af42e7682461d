"""Training in a room: who has a place, when the register is open, when it is asked how it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

REGISTER_DAYS = 14
"""After the day itself: then the board's side has counts alone."""
ANSWER_DAYS = 56
QUESTIONS = ("useful", "clear", "sure")
SCALE = range(1, 6)
Booking = TypeVar("Booking")


@dataclass(frozen=True, slots=True)
class Seats(Generic[Booking]):
    placed: tuple[Booking, ...]
    waiting: tuple[Booking, ...]
    """Who waits longest first."""
    places: int

    @property
    def free(self) -> int:
        return self.places - len(self.placed)


class Register(StrEnum):
    BEFORE = "before"
    OPEN = "open"
    OVER = "over"
    CANCELLED = "cancelled"


def seated(bookings: Sequence[Booking], places: int) -> Seats[Booking]:
    """`bookings`: those that stand, in the order in which they were made. Whoever goes lets the next one in."""
    return Seats(tuple(bookings[:places]), tuple(bookings[places:]), places)


def register_on(held_on: date, today: date, *, cancelled: bool) -> Register:
    if cancelled:
        return Register.CANCELLED
    if today < held_on:
        return Register.BEFORE
    return Register.OPEN if today <= register_until(held_on) else Register.OVER


def register_until(held_on: date) -> date:
    """The last day."""
    return held_on + timedelta(days=REGISTER_DAYS)


def answers_until(held_on: date) -> date:
    """The last day."""
    return held_on + timedelta(days=ANSWER_DAYS)
