"""What people made of an event."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import insert, select

from app.ids import BookingId
from app.store.database import Session
from app.store.tables import EventAnswerRow


def add_answers(
    session: Session, booking_id: BookingId, answers: Mapping[str, int], now: datetime
) -> None:
    rows = [
        {"booking_id": booking_id, "question": question, "answer": answer, "answered_at": now}
        for question, answer in answers.items()
    ]
    session.execute(insert(EventAnswerRow), rows)


def who_answered(session: Session, bookings: Iterable[BookingId]) -> frozenset[BookingId]:
    rows = session.scalars(
        select(EventAnswerRow.booking_id).where(EventAnswerRow.booking_id.in_(set(bookings)))
    )
    return frozenset(map(BookingId, rows))


def answers_to(session: Session, bookings: Iterable[BookingId]) -> Mapping[str, Mapping[int, int]]:
    """By question: how many gave each answer."""
    found: defaultdict[str, Counter[int]] = defaultdict(Counter)
    rows = session.execute(
        select(EventAnswerRow.question, EventAnswerRow.answer).where(
            EventAnswerRow.booking_id.in_(set(bookings))
        )
    )
    for row in rows:
        found[row.question][row.answer] += 1
    return found
