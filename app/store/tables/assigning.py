"""What is asked of whom. Each change is another row; nothing here is evidence of learning."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class RequirementRow(Base):
    """A standing rule as it is from a day to a day; the rule changed later is another row of the same lineage."""

    __tablename__ = "requirement"
    id: Mapped[int] = mapped_column(primary_key=True)
    lineage: Mapped[str] = mapped_column(
        index=True, comment="random; one rule through its versions"
    )
    board_id: Mapped[int | None] = mapped_column(ForeignKey("board.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    course: Mapped[str]
    title: Mapped[str] = mapped_column(comment="what people read in 'required by …'")
    job_roles: Mapped[list[str]] = mapped_column(comment="empty: everyone")
    validity_months: Mapped[int | None] = mapped_column(
        comment="None: as long as the course itself says"
    )
    grace_days: Mapped[int]
    starter_days: Mapped[int] = mapped_column(comment="a new starter's, from the post's first day")
    pattern: Mapped[str]
    fixed_month: Mapped[int | None]
    fixed_day: Mapped[int | None]
    standing: Mapped[str] = mapped_column(comment="the least standing of content that meets it")
    source: Mapped[str] = mapped_column(comment="what the rule rests on, in words")
    applies_from: Mapped[date]
    applies_until: Mapped[date | None]
    transition_on: Mapped[date | None] = mapped_column(
        comment="who met the rule before this one has until then"
    )
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]
    superseded_at: Mapped[datetime | None]
    __table_args__ = (
        CheckConstraint("(board_id IS NULL) <> (agency_id IS NULL)", name="one_owner"),
        CheckConstraint("pattern IN ('rolling', 'anchored', 'fixed')", name="pattern_known"),
        CheckConstraint("grace_days >= 0 AND starter_days >= 0", name="days_not_negative"),
    )


class AssignmentRow(Base):
    """A DSP asked this person for this course by this day."""

    __tablename__ = "assignment"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    course: Mapped[str]
    made_on: Mapped[date] = mapped_column(comment="the civil day of made_at")
    due_on: Mapped[date]
    note: Mapped[str]
    batch: Mapped[str] = mapped_column(comment="random; one for all that were assigned together")
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    __table_args__ = (Index("ix_assignment_person_id_course", "person_id", "course"),)


class AssignmentEventRow(Base):
    """The latest event of an assignment says how it stands."""

    __tablename__ = "assignment_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), index=True)
    kind: Mapped[str]
    due_on: Mapped[date | None]
    reason: Mapped[str]
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    __table_args__ = (
        CheckConstraint("kind IN ('withdrawn', 'extended')", name="kind_known"),
        CheckConstraint("(kind = 'extended') = (due_on IS NOT NULL)", name="extended_to"),
    )


class ExemptionRow(Base):
    __tablename__ = "exemption"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    course: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    reason: Mapped[str]
    recorded_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]
    superseded_at: Mapped[datetime | None]
    __table_args__ = (Index("ix_exemption_person_id_course", "person_id", "course"),)


class EvidenceRow(Base):
    """A file that shows learning from elsewhere, to be looked at by the DSP."""

    __tablename__ = "evidence"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    course: Mapped[str]
    provider: Mapped[str]
    met_on: Mapped[date]
    own_until: Mapped[date | None]
    file_name: Mapped[str] = mapped_column(comment="as it was called; '' where there is no file")
    stored_as: Mapped[str] = mapped_column(comment="a random name in the uploads folder")
    file_sha256: Mapped[str]
    handed_in_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    handed_in_at: Mapped[datetime]


class EvidenceReviewRow(Base):
    __tablename__ = "evidence_review"
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), primary_key=True)
    accepted: Mapped[bool]
    note: Mapped[str]
    award_id: Mapped[int | None] = mapped_column(ForeignKey("award.id"))
    reviewed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reviewed_at: Mapped[datetime]


class GroupSessionRow(Base):
    """A staff meeting or a course in a room."""

    __tablename__ = "group_session"
    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    title: Mapped[str]
    held_on: Mapped[date]
    led_by: Mapped[str]
    scenario: Mapped[str | None] = mapped_column(comment="the case that was talked over")
    course: Mapped[str | None] = mapped_column(comment="what it meets; None: attendance alone")
    recorded_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]


class AttendanceRow(Base):
    __tablename__ = "attendance"
    session_id: Mapped[int] = mapped_column(ForeignKey("group_session.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    award_id: Mapped[int | None] = mapped_column(ForeignKey("award.id"))
    recorded_at: Mapped[datetime]
