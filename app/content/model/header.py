"""The YAML headers, typed. FORMAT.md's table of keys is their specification."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.content.model.terms import Nation
from app.content.model.text import PlainText


class Kind(StrEnum):
    COURSE = "course"
    LESSON = "lesson"
    SCENARIO = "scenario"
    QUIZ = "quiz"


class Standing(StrEnum):
    DRAFT = "draft"
    REVIEWED = "reviewed"


class Group(StrEnum):
    UNBORN = "unborn"
    BABIES = "babies"
    OLDER_CHILDREN = "older-children"
    YOUNG_CARERS = "young-carers"
    DISABLED_CHILDREN = "disabled-children"
    SECURE_SETTINGS = "secure-settings"


class Coaching(StrEnum):
    WORKED = "worked"
    GUIDED = "guided"
    UNAIDED = "unaided"


@dataclass(frozen=True, slots=True)
class Header:
    """Keys that every kind of file has."""

    summary: PlainText
    owner: str
    minutes: int
    reviewed: date
    review_by: date
    sources: tuple[str, ...]
    status: Standing = Standing.DRAFT
    reviewed_by: str = ""
    nations: tuple[Nation, ...] = tuple(Nation)
    outcomes: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioHeader(Header):
    role: str = ""
    setting: str = ""
    content_note: PlainText = PlainText()
    flags: tuple[str, ...] = ()
    coaching: Coaching = Coaching.UNAIDED
    alternative: str = ""
    """Link, as written, to a lesson that serves instead."""
    alternative_lesson: str = ""
    """That lesson's slug, `course/lesson`."""


@dataclass(frozen=True, slots=True)
class QuizHeader(Header):
    pass_percent: int | None = None
    draw: int | None = None
    """How many questions an attempt asks; None: all."""
    attempts: int | None = None
    """How many attempts a learner has; None: no limit."""
    confidence: bool = False


@dataclass(frozen=True, slots=True)
class CourseHeader(Header):
    for_roles: tuple[str, ...] = ()
    valid_months: int | None = None
    languages: tuple[str, ...] = ("en",)
    renew_from: date | None = None
    outcome_texts: Mapping[str, PlainText] = field(default_factory=dict)
