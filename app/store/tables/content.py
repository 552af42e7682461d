"""What authors wrote, as it was met."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class ContentVersionRow(Base):
    """Every authored text that anyone ever met."""

    __tablename__ = "content_version"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    slug: Mapped[str]
    path: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    first_met_at: Mapped[datetime]
    __table_args__ = (Index("ix_content_version_kind_slug", "kind", "slug"),)


class ReleaseRow(Base):
    __tablename__ = "release"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    course: Mapped[str]
    parts: Mapped[list[str]] = mapped_column(comment="'kind slug sha256' in outline order")
    first_met_at: Mapped[datetime]
