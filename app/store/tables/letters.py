"""Mail: written in the business transaction, sent later, and never twice without a person's word."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class LetterRow(Base):
    __tablename__ = "letter"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    stage: Mapped[str] = mapped_column(
        comment="with kind and person it is unique: 'due-14/2027-03-01', 'way-in/12'"
    )
    address: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str] = mapped_column(Text, comment="emptied once sent: links must not stay")
    message_id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(comment="of a letter that was not sent, in a key")
    not_before: Mapped[datetime]
    tries: Mapped[int]
    made_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "stage"),
        CheckConstraint(
            "state IN ('waiting', 'claimed', 'sent', 'skipped', 'unsure', 'failed')",
            name="state_known",
        ),
        Index("ix_letter_state_not_before", "state", "not_before"),
    )


class ReminderPlanRow(Base):
    """When an agency reminds its people, and in what words. No row: the defaults, switched off."""

    __tablename__ = "reminder_plan"
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), primary_key=True)
    switched_on: Mapped[bool]
    days_before: Mapped[list[int]]
    days_after: Mapped[list[int]]
    on_the_day: Mapped[bool]
    words: Mapped[str] = mapped_column(Text, comment="the agency's own; '': Heed's")
    closures: Mapped[list[Any]] = mapped_column(comment="pairs of ISO days, both closed")
    reminded_on: Mapped[date | None] = mapped_column(comment="up to this day all is settled")
    changed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]
