"""Lists that agencies send, as they were read, and what came of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class ListImportRow(Base):
    __tablename__ = "list_import"
    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    kind: Mapped[str]
    file_name: Mapped[str]
    rows: Mapped[dict[str, Any]] = mapped_column(comment="as read; emptied when it was put away")
    changes: Mapped[dict[str, Any]] = mapped_column(
        comment="what was done, so that it can be undone"
    )
    uploaded_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    uploaded_at: Mapped[datetime]
    applied_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    put_away_at: Mapped[datetime | None]
    __table_args__ = (CheckConstraint("kind IN ('staff', 'completions')", name="kind_known"),)


class JobTitleRow(Base):
    """Which job role an agency means by a title on its list; or which course by a name of one."""

    __tablename__ = "job_title"
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(primary_key=True, comment="casefolded")
    meaning: Mapped[str] = mapped_column(comment="a job role; a course's slug")
    recorded_at: Mapped[datetime]
    __table_args__ = (CheckConstraint("kind IN ('job', 'course')", name="kind_known"),)
