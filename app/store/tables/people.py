"""People, where they work, and whose installation this is."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class InstallationRow(Base):
    """At most one row: whose data this is. Demo data and real data never meet under one roof."""

    __tablename__ = "installation"
    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    kind: Mapped[str]
    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("kind IN ('demo', 'production')", name="kind_known"),
    )


class BoardRow(Base):
    __tablename__ = "board"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    nation: Mapped[str]
    contacts: Mapped[dict[str, Any]] = mapped_column(
        comment="for every agency that sets none of its own"
    )
    words: Mapped[dict[str, Any]] = mapped_column(comment="terms of its own, by their keys")
    recorded_at: Mapped[datetime]


class AgencyRow(Base):
    __tablename__ = "agency"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sector: Mapped[str]
    nation: Mapped[str]
    contacts: Mapped[dict[str, Any]] = mapped_column(
        comment="DSP, social services, out of hours: shown as 'not set' where a key is missing"
    )
    words: Mapped[dict[str, Any]] = mapped_column(
        default=dict, server_default="{}", comment="terms of its own, by their keys"
    )
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("agency.id"), index=True, comment="of a school: its trust"
    )
    join_code: Mapped[str | None] = mapped_column(
        unique=True, comment="None: nobody joins by a code"
    )
    recorded_at: Mapped[datetime | None] = mapped_column(comment="None: before Heed kept it")
    closed_on: Mapped[date | None]


class MembershipRow(Base):
    """An agency that a board serves, from a day to a day."""

    __tablename__ = "membership"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    recorded_at: Mapped[datetime]
    superseded_at: Mapped[datetime | None]


class PersonRow(Base):
    """One human. Who turned out to be somebody else's second entry points at that one."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class StaffEntryRow(Base):
    """How an agency's own list knows a person: what the next list is held against."""

    __tablename__ = "staff_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(comment="as the list has it")
    address: Mapped[str | None] = mapped_column(comment="work email, casefolded")
    payroll_id: Mapped[str | None]
    recorded_at: Mapped[datetime]
    __table_args__ = (
        UniqueConstraint("agency_id", "person_id"),
        UniqueConstraint("agency_id", "address"),
        UniqueConstraint("agency_id", "payroll_id"),
    )


class PostRow(Base):
    """What is known of a post. A change of what was recorded is another row, and this one is superseded."""

    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    job_role: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    superseded_at: Mapped[datetime | None] = mapped_column(comment="None: as it is known now")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), unique=True)


class AbsenceRow(Base):
    """Away for long: nothing is asked meanwhile."""

    __tablename__ = "absence"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]
    superseded_at: Mapped[datetime | None]
