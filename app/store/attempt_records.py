"""What attempts.py takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from app.content.model.header import Kind
from app.content.model.scenario import EndingKind, Erring, Soundness
from app.content.model.terms import Nation
from app.ids import AttemptId, PersonId, QuestionId, SceneId, Sha256


@dataclass(frozen=True, slots=True)
class AttemptTerms:
    """What an attempt is played with, fixed when it begins. `kind` is scenario or quiz."""

    kind: Kind
    slug: str
    content_sha256: Sha256
    terms_sha256: str
    nation: Nation
    language: str
    seed: str
    course: str | None = None
    """The course that it was opened from."""
    release_sha256: Sha256 | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    id: AttemptId
    person_id: PersonId
    terms: AttemptTerms
    begun_at: datetime


@dataclass(frozen=True, slots=True)
class MoveMade:
    """A move, and what was derived when it was made. `move` is as `learning.scenario_run.Move.encode` has it."""

    step: int
    move: str
    scene: SceneId
    scene_after: SceneId
    soundness: Soundness | None
    erring: Erring | None
    regret: float | None
    ending: EndingKind | None
    completed: bool
    made_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """`response` is the JSON of a `learning.responses` type; `mark` is None for an unscored rating."""

    step: int
    question: QuestionId
    response: Mapping[str, Any]
    confidence: str | None
    hint_shown: bool
    mark: Fraction | None
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Submission:
    score: Fraction
    passed: bool
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class Played:
    """A case as far as it was played; `len(moves)` is the next step."""

    attempt: Attempt
    moves: tuple[MoveMade, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A quiz as far as it was answered; `len(answers)` is the next step."""

    attempt: Attempt
    answers: tuple[AnswerGiven, ...]
    submission: Submission | None


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """An attempt as lists show it. The last four tell of cases and quizzes alike, None where they do not apply."""

    attempt: Attempt
    steps: int
    """Moves or answers so far: the next step's number."""
    latest_at: datetime
    """Of the last step; of the beginning where there is none."""
    ending: EndingKind | None
    """At which a case stands now."""
    completed_at: datetime | None
    """When a case's ending was first met with every safety scene put right, in this attempt."""
    submission: Submission | None

    @property
    def completed(self) -> bool:
        return self.completed_at is not None
