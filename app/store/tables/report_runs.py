"""What a board published: protected results alone, and what was said about them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class PublishingGroupsRow(Base):
    """Which rows of a board's tables stand together in a year's reports. The latest counts; it only ever adds."""

    __tablename__ = "publishing_groups"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"))
    year: Mapped[int]
    groups: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    __table_args__ = (Index("ix_publishing_groups_board_id_year", "board_id", "year"),)


class ReportRunRow(Base):
    """One report. Exact numbers are nowhere in it."""

    __tablename__ = "report_run"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"))
    as_of: Mapped[date] = mapped_column(comment="the last day of a month")
    known_at: Mapped[datetime]
    definition: Mapped[dict[str, Any]] = mapped_column(
        comment="what was counted: services/report_definition.py has its form"
    )
    code_version: Mapped[str] = mapped_column(comment="sha256 of the code that counted")
    releases: Mapped[dict[str, Any]] = mapped_column(comment="course → sha256 of its release")
    result: Mapped[dict[str, Any]] = mapped_column(
        comment="protected: learning/disclosure/writing.py has its form"
    )
    sha256: Mapped[str] = mapped_column(
        comment="of definition, code version, releases and result, as JSON with sorted keys"
    )
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id"), comment="None: the command line"
    )
    made_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("board_id", "as_of", "known_at"),)


class ReportNarrativeRow(Base):
    """What an analyst says about a report. The latest counts; the ones before it stay."""

    __tablename__ = "report_narrative"
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("report_run.id"), index=True)
    text: Mapped[str] = mapped_column(comment="Markdown, as typed")
    written_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[datetime]


class ReportSubscriberRow(Base):
    """Who gets a letter with the link when a report is made."""

    __tablename__ = "report_subscriber"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    __table_args__ = (
        Index(
            "uq_report_subscriber_open",
            "board_id",
            "person_id",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
    )
