"""What boards aim at, and figures that were counted and kept."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class CoverageTargetRow(Base):
    """A board's aim: so many per cent, from a day on. Another aim is another row, and this one is superseded."""

    __tablename__ = "coverage_target"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), index=True)
    course: Mapped[str | None] = mapped_column(comment="None: for everything that is asked")
    percent: Mapped[int]
    from_day: Mapped[date]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]
    superseded_at: Mapped[datetime | None]
    __table_args__ = (CheckConstraint("percent BETWEEN 1 AND 100", name="percent_of_hundred"),)


class CoverageSnapshotRow(Base):
    """A board's figures of a day, as they were known at a moment: what the live query said, kept."""

    __tablename__ = "coverage_snapshot"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"))
    as_of: Mapped[date]
    known_at: Mapped[datetime]
    figures: Mapped[dict[str, Any]] = mapped_column(
        comment="reporting/kept_figures.py has its form"
    )
    sha256: Mapped[str] = mapped_column(comment="of the figures, as JSON with sorted keys")
    taken_at: Mapped[datetime]
    __table_args__ = (
        UniqueConstraint("board_id", "as_of", "known_at"),
        Index("ix_coverage_snapshot_board_id_as_of", "board_id", "as_of"),
    )
