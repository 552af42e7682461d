"""Ways to sign in, and signed-in browsers."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


class AccountRow(Base):
    """A way to sign in. A person may have none."""

    __tablename__ = "account"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    username: Mapped[str] = mapped_column(unique=True, comment="work address or name, casefolded")
    password_hash: Mapped[str]
    password_set_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    language: Mapped[str] = mapped_column(default="en")
    appearance: Mapped[str] = mapped_column(default="system")
    nation: Mapped[str | None] = mapped_column(
        comment="as the learner chose; None: that of the post's agency"
    )
    address: Mapped[str | None] = mapped_column(
        unique=True, comment="a mail address that its person has shown to be theirs, casefolded"
    )
    __table_args__ = (
        CheckConstraint("appearance IN ('system', 'light', 'dark')", name="appearance_known"),
    )


class SessionRow(Base):
    """A signed-in browser. Ended and expired rows stay 30 days, so that a late POST can be kept for its person."""

    __tablename__ = "session"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_sha256: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(comment="written at most every five minutes")
    ended_at: Mapped[datetime | None]
    device: Mapped[str] = mapped_column(
        comment="browser and system in words, for the learner's list"
    )
    shared_device: Mapped[bool] = mapped_column(
        default=False, server_default=false(), comment="a tablet in the staff room: ends early"
    )


class SignInFailureRow(Base):
    """What the throttle counts. Rows older than a day are swept."""

    __tablename__ = "sign_in_failure"
    id: Mapped[int] = mapped_column(primary_key=True)
    username_sha256: Mapped[str]
    network: Mapped[str] = mapped_column(comment="IPv4 /24 or IPv6 /48")
    device_sha256: Mapped[str] = mapped_column(default="", comment="a known device's bucket")
    bucket: Mapped[str] = mapped_column(
        default="", server_default="", comment="'join': asking to be on a list; '': signing in"
    )
    failed_at: Mapped[datetime]
    __table_args__ = (Index("ix_sign_in_failure_failed_at", "failed_at"),)


class KnownDeviceRow(Base):
    __tablename__ = "known_device"
    token_sha256: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]


class KeptFormRow(Base):
    """A POST that met an expired session: kept until its person has signed in again, a day at most."""

    __tablename__ = "kept_form"
    token_sha256: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    endpoint: Mapped[str]
    arguments: Mapped[dict[str, Any]]
    fields: Mapped[dict[str, Any]] = mapped_column(comment="field name → list of values")
    kept_at: Mapped[datetime]


class WayInRow(Base):
    """A link or a printed code that lets one person in, once. Opening it shows a button; only the button uses it."""

    __tablename__ = "way_in"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    token_sha256: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    board_id: Mapped[int | None] = mapped_column(ForeignKey("board.id"))
    role: Mapped[str | None] = mapped_column(comment="the grant that comes with it")
    agreement: Mapped[str] = mapped_column(
        default="", server_default="", comment="of an analyst: the data sharing agreement"
    )
    username: Mapped[str | None] = mapped_column(comment="what the printed slip suggests")
    address: Mapped[str | None] = mapped_column(comment="the mail address that it was sent to")
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    __table_args__ = (
        CheckConstraint(
            "kind IN ('invitation', 'slip', 'reset', 'old-address', 'new-address')",
            name="kind_known",
        ),
        CheckConstraint("agency_id IS NULL OR board_id IS NULL", name="one_reach"),
    )


class JoinRequestRow(Base):
    """Somebody who knew the agency's code asks to be on its list."""

    __tablename__ = "join_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    name: Mapped[str]
    job_role: Mapped[str]
    address: Mapped[str | None]
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id"), comment="None: not decided, or turned down"
    )


class NotesClosureRow(Base):
    """A slip opened an account that there was: what its person had written for herself until then is out of sight."""

    __tablename__ = "notes_closure"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    closed_at: Mapped[datetime]
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    given_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    former_password_hash: Mapped[str] = mapped_column(
        comment="what opens the notes again; '' once it has"
    )
    opened_at: Mapped[datetime | None]


class ClosedNoteRow(Base):
    """A row of `reflection`, `plan`, `draft` or `kept_form`, taken out of there: nothing that reads those meets it."""

    __tablename__ = "closed_note"
    id: Mapped[int] = mapped_column(primary_key=True)
    closure_id: Mapped[int] = mapped_column(ForeignKey("notes_closure.id"), index=True)
    kind: Mapped[str] = mapped_column(comment="the table that it came from")
    row: Mapped[dict[str, Any]] = mapped_column(comment="moments as ISO 8601")
    __table_args__ = (
        CheckConstraint("kind IN ('reflection', 'plan', 'draft', 'kept_form')", name="kind_known"),
    )
