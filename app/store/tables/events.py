"""Training that a board runs in a room: places, who is booked, who was there, and what they made of it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class TrainingEventRow(Base):
    __tablename__ = "training_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"))
    title: Mapped[str]
    course: Mapped[str | None] = mapped_column(comment="what being there meets; none: attendance")
    held_on: Mapped[date]
    starts_at: Mapped[str] = mapped_column(comment="HH:MM, on the clocks there")
    ends_at: Mapped[str]
    place: Mapped[str]
    about: Mapped[str]
    led_by: Mapped[str]
    places: Mapped[int]
    book_until: Mapped[date] = mapped_column(comment="the last day")
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    cancelled_why: Mapped[str | None]
    __table_args__ = (
        CheckConstraint("places >= 1", name="has_places"),
        CheckConstraint("book_until <= held_on", name="booked_before"),
        Index("ix_training_event_board_id_held_on", "board_id", "held_on"),
    )


class EventBookingRow(Base):
    """Who has a place and who waits is not stored: the first so many that stand have one."""

    __tablename__ = "event_booking"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("training_event.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    booked_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    booked_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    __table_args__ = (
        Index(
            "ix_event_booking_open",
            "event_id",
            "person_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )


class EventAttendanceRow(Base):
    """The latest of a booking counts."""

    __tablename__ = "event_attendance"
    id: Mapped[int] = mapped_column(primary_key=True)
    booking_id: Mapped[int] = mapped_column(ForeignKey("event_booking.id"), index=True)
    attended: Mapped[bool]
    award_id: Mapped[int | None] = mapped_column(ForeignKey("award.id"))
    recorded_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]


class EventAnswerRow(Base):
    """On a scale from 1 to 5; given once."""

    __tablename__ = "event_answer"
    booking_id: Mapped[int] = mapped_column(ForeignKey("event_booking.id"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[int]
    answered_at: Mapped[datetime]
    __table_args__ = (CheckConstraint("answer BETWEEN 1 AND 5", name="on_the_scale"),)
