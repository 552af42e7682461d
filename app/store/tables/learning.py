"""What learners did. Facts are only ever added to; statuses are derived from them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables.base import Base


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
    release_sha256: Mapped[str | None] = mapped_column(
        ForeignKey("release.sha256"), comment="None: learnt elsewhere"
    )
    terms_sha256: Mapped[str]
    nation: Mapped[str]
    language: Mapped[str]
    course_title: Mapped[str] = mapped_column(comment="as the learner read it")
    standing: Mapped[str]
    source: Mapped[str] = mapped_column(default="heed", server_default="heed")
    provider: Mapped[str] = mapped_column(
        default="", server_default="", comment="of learning elsewhere: who gave it"
    )
    own_until: Mapped[date | None] = mapped_column(
        comment="the last day that outside evidence itself names"
    )
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    met_on: Mapped[date]
    course_valid_months: Mapped[int | None]
    recorded_at: Mapped[datetime]
    __table_args__ = (
        UniqueConstraint("person_id", "course", "release_sha256", "met_on"),
        CheckConstraint("source IN ('heed', 'list', 'evidence', 'session')", name="source_known"),
    )


class AwardVoidRow(Base):
    __tablename__ = "award_void"
    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"), primary_key=True)
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


class AwardCheckRow(Base):
    """A certificate's public page, there while its holder wants it."""

    __tablename__ = "award_check"
    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"), primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class ExtraAttemptRow(Base):
    """One more go at a quiz for somebody who has used theirs."""

    __tablename__ = "extra_attempt"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    quiz: Mapped[str]
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    given_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime]
    __table_args__ = (Index("ix_extra_attempt_person_id_quiz", "person_id", "quiz"),)
