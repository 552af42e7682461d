"""The tables. Facts (moves, answers, completions, awards) are only ever added to; statuses are derived from them."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """Aware datetimes in, aware UTC datetimes out, on engines that forget the zone too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy's own name and shape)
        datetime: UtcDateTime(),
        date: Date(),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
        str: String(),
    }


class InstallationRow(Base):
    """At most one row: whose data this is. Demo data and real data never meet under one roof."""

    __tablename__ = "installation"
    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    kind: Mapped[str]
    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("kind IN ('demo', 'production')", name="kind_known"),
    )


# --- people -----------------------------------------------------------------------------------


class AgencyRow(Base):
    __tablename__ = "agency"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sector: Mapped[str]
    nation: Mapped[str]
    contacts: Mapped[dict[str, Any]] = mapped_column(
        comment="DSP, social services, out of hours: shown as 'not set' where a key is missing"
    )


class PersonRow(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_at: Mapped[datetime]


class PostRow(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    job_role: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    recorded_at: Mapped[datetime]


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


class SignInFailureRow(Base):
    """What the throttle counts. Rows older than a day are swept."""

    __tablename__ = "sign_in_failure"
    id: Mapped[int] = mapped_column(primary_key=True)
    username_sha256: Mapped[str]
    network: Mapped[str] = mapped_column(comment="IPv4 /24 or IPv6 /48")
    device_sha256: Mapped[str] = mapped_column(default="", comment="a known device's bucket")
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


# --- content ----------------------------------------------------------------------------------


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


# --- learning ---------------------------------------------------------------------------------


class AttemptRow(Base):
    """One go at a case or quiz; what it is played with is fixed here when it begins."""

    __tablename__ = "attempt"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    slug: Mapped[str]
    content_sha256: Mapped[str] = mapped_column(ForeignKey("content_version.sha256"))
    course: Mapped[str | None] = mapped_column(comment="the course it was opened from, if any")
    release_sha256: Mapped[str | None] = mapped_column(ForeignKey("release.sha256"))
    terms_sha256: Mapped[str]
    nation: Mapped[str]
    language: Mapped[str]
    seed: Mapped[str] = mapped_column(comment="orders choices, options and the draw")
    begun_at: Mapped[datetime]
    __table_args__ = (
        CheckConstraint("kind IN ('scenario', 'quiz')", name="kind_known"),
        Index("ix_attempt_person_id_kind_slug", "person_id", "kind", "slug"),
    )


class MoveRow(Base):
    """A move in a case, and what was derived when it was made (rebuildable by replay)."""

    __tablename__ = "move"
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    step: Mapped[int] = mapped_column(
        primary_key=True, comment="from 0; the form that made it carried it"
    )
    move: Mapped[str] = mapped_column(
        comment="as learning.scenario_run writes it: 'choose:ask-her', 'go-on', 'back:2'"
    )
    scene: Mapped[str] = mapped_column(comment="where the learner stood")
    scene_after: Mapped[str]
    soundness: Mapped[str | None]
    erring: Mapped[str | None]
    regret: Mapped[float | None]
    ending: Mapped[str | None] = mapped_column(
        comment="good, mixed or unsafe, if this move reached one"
    )
    completed: Mapped[bool] = mapped_column(
        comment="an ending, with every safety scene met put right"
    )
    made_at: Mapped[datetime]


class AnswerRow(Base):
    """An answer to a quiz question, marked when it was given."""

    __tablename__ = "answer"
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    step: Mapped[int] = mapped_column(
        primary_key=True, comment="from 0, in the attempt's own order"
    )
    question: Mapped[str]
    response: Mapped[dict[str, Any]]
    confidence: Mapped[str | None]
    hint_shown: Mapped[bool]
    mark_numerator: Mapped[int | None] = mapped_column(comment="None: an unscored rating")
    mark_denominator: Mapped[int | None]
    answered_at: Mapped[datetime]


class QuizSubmissionRow(Base):
    """The last answer was in; the result as it stood."""

    __tablename__ = "quiz_submission"
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    score_numerator: Mapped[int]
    score_denominator: Mapped[int]
    passed: Mapped[bool]
    submitted_at: Mapped[datetime]


class DraftRow(Base):
    """Typed and not yet recorded. The one learner's table that is written over."""

    __tablename__ = "draft"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    place: Mapped[str] = mapped_column(
        primary_key=True, comment="'attempt/12/3', 'lesson/noticing-neglect/the-childs-day'"
    )
    fields: Mapped[dict[str, Any]] = mapped_column(comment="field name → list of values")
    saved_at: Mapped[datetime]


class LessonCompletionRow(Base):
    __tablename__ = "lesson_completion"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    lesson: Mapped[str]
    content_sha256: Mapped[str] = mapped_column(ForeignKey("content_version.sha256"))
    done_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("person_id", "lesson", "content_sha256"),)


class AlternativeTakenRow(Base):
    """A case that was done another way, without playing: it counts as complete, and no reason is kept.

    For others it is one with a case that was played; only its person's own pages may tell the two apart.
    """

    __tablename__ = "alternative_taken"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    scenario: Mapped[str] = mapped_column(primary_key=True, comment="its slug")
    content_sha256: Mapped[str] = mapped_column(ForeignKey("content_version.sha256"))
    taken_at: Mapped[datetime]


class ReflectionRow(Base):
    """The learner's alone: read by no one else, in no export but their own."""

    __tablename__ = "reflection"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    place: Mapped[str] = mapped_column(
        comment="'lesson/noticing-neglect/the-childs-day/reflect-1', 'attempt/12'"
    )
    title: Mapped[str] = mapped_column(comment="where it was written, in words")
    prompt: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("person_id", "place"),)


class PlanRow(Base):
    """“If I see …, I will tell … by …”: the learner's alone, as a reflection is."""

    __tablename__ = "plan"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    place: Mapped[str] = mapped_column(comment="'lesson/noticing-neglect/what-now/plan-1'")
    course: Mapped[str]
    title: Mapped[str] = mapped_column(comment="of the lesson where it was made, in words")
    see: Mapped[str] = mapped_column(Text)
    tell: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    outcome: Mapped[str | None] = mapped_column(comment="None: not asked yet, or not answered")
    outcome_note: Mapped[str] = mapped_column(Text)
    answered_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("person_id", "place"),
        CheckConstraint("outcome IN ('done', 'in-part', 'not-yet')", name="outcome_known"),
    )


class AwardRow(Base):
    """A person met a course release on a day. Never updated; an `award_void` row takes it back."""

    __tablename__ = "award"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    course: Mapped[str]
    release_sha256: Mapped[str] = mapped_column(ForeignKey("release.sha256"))
    terms_sha256: Mapped[str]
    nation: Mapped[str]
    language: Mapped[str]
    course_title: Mapped[str] = mapped_column(comment="as the learner read it")
    standing: Mapped[str]
    met_on: Mapped[date]
    course_valid_months: Mapped[int | None]
    recorded_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("person_id", "course", "release_sha256", "met_on"),)


class AwardVoidRow(Base):
    __tablename__ = "award_void"
    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"), primary_key=True)
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


APPEND_ONLY = (
    "move",
    "answer",
    "quiz_submission",
    "lesson_completion",
    "alternative_taken",
    "award",
    "award_void",
    "content_version",
    "release",
)
"""Facts: the database itself refuses to change or delete their rows (append_only.py)."""
