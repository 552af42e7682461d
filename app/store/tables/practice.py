"""What came of a course at work, as the person who runs training there saw it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class PracticeSeenRow(Base):
    """The latest of a person, agency and course counts; the ones before it stay. No words: they could name a child."""

    __tablename__ = "practice_seen"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    course: Mapped[str]
    answer: Mapped[str] = mapped_column(comment="whether a change was seen at work")
    seen_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    seen_at: Mapped[datetime]
    __table_args__ = (
        CheckConstraint("answer IN ('yes', 'in-part', 'not-yet')", name="answer_known"),
        Index("ix_practice_seen_person_id_course", "person_id", "course"),
    )
