"""What agencies declare for themselves, and how they were asked."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class ReturnRequestRow(Base):
    """A board asked an agency for its numbers; the link in the letter opens the form until it expires."""

    __tablename__ = "return_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    as_of: Mapped[date] = mapped_column(comment="the day that the numbers are to be true of")
    address: Mapped[str]
    token_sha256: Mapped[str] = mapped_column(unique=True)
    courses: Mapped[list[str]] = mapped_column(comment="what is asked about, as it was then")
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    __table_args__ = (Index("ix_return_request_board_id_as_of", "board_id", "as_of"),)


class AgencyReturnRow(Base):
    """The latest of an agency, board and day counts; the ones before it stay."""

    __tablename__ = "agency_return"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    as_of: Mapped[date]
    headcount: Mapped[int | None] = mapped_column(comment="staff and volunteers, all of them")
    declared_by: Mapped[str] = mapped_column(comment="name, as typed")
    declared_as: Mapped[str] = mapped_column(comment="their post, as typed")
    request_id: Mapped[int] = mapped_column(ForeignKey("return_request.id"))
    recorded_at: Mapped[datetime]
    __table_args__ = (
        CheckConstraint("headcount IS NULL OR headcount >= 0", name="headcount_not_negative"),
        Index("ix_agency_return_board_id_as_of", "board_id", "as_of"),
    )


class ReturnLineRow(Base):
    __tablename__ = "return_line"
    return_id: Mapped[int] = mapped_column(ForeignKey("agency_return.id"), primary_key=True)
    course: Mapped[str] = mapped_column(primary_key=True)
    role_group: Mapped[str] = mapped_column(primary_key=True)
    required: Mapped[int]
    trained: Mapped[int]
    __table_args__ = (
        CheckConstraint(
            "role_group IN ('everybody', 'regular contact', 'safeguarding leads')",
            name="role_group_known",
        ),
        CheckConstraint("trained >= 0 AND trained <= required", name="trained_of_required"),
    )
