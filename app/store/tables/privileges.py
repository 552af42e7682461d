"""Who may do more than learn, and what they did with it."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class GrantRow(Base):
    """An access role, and the agency or the board that it reaches; neither: the whole installation."""

    __tablename__ = "access_grant"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str]
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    board_id: Mapped[int | None] = mapped_column(ForeignKey("board.id"), index=True)
    agreement: Mapped[str] = mapped_column(
        default="", server_default="", comment="of an analyst: the data sharing agreement"
    )
    granted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    granted_at: Mapped[datetime]
    revoked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    revoked_at: Mapped[datetime | None]
    __table_args__ = (
        CheckConstraint("role IN ('dsp', 'analyst', 'author', 'administrator')", name="role_known"),
        CheckConstraint("agency_id IS NULL OR board_id IS NULL", name="one_reach"),
    )


class AuditRow(Base):
    """What a privileged person did: identities only, each row sealed with the one before it."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="1, 2, 3, …")
    happened_at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(comment="None: the command line")
    action: Mapped[str]
    subjects: Mapped[dict[str, Any]] = mapped_column(comment="kind → identity or identities")
    agency_id: Mapped[int | None] = mapped_column(index=True)
    board_id: Mapped[int | None] = mapped_column(index=True)
    sealed: Mapped[str] = mapped_column(comment="sha256 over the row and the seal before it")


class AuditHeadRow(Base):
    """At most one row: the number and the seal that the audit trail ends with, kept apart from it."""

    __tablename__ = "audit_head"
    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    number: Mapped[int]
    sealed: Mapped[str]
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)
