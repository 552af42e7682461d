"""Everything authored under the content roots, compiled once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.content.diagnostics import Diagnostic
from app.content.model.course import Course, Release
from app.content.model.glossary import Glossary
from app.content.model.header import Kind
from app.content.model.lesson import Lesson
from app.content.model.outcomes import OutcomeGroup
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Terms
from app.ids import Sha256


@dataclass(frozen=True, slots=True)
class SourceText:
    """An authored file as it was read: what `content_version` keeps."""

    kind: Kind
    slug: str
    path: str
    sha256: Sha256
    text: str
    language: str = ""
    """Of a twin (`<name>.cy.md`); empty: the original's."""


Twin = Course | Lesson | Scenario | Quiz


@dataclass(frozen=True, slots=True)
class Library:
    """Mappings are by slug; a lesson's is `course/lesson`."""

    courses: Mapping[str, Course] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)
    sources: Mapping[Sha256, SourceText] = field(default_factory=dict)
    releases: Mapping[str, Release] = field(default_factory=dict)
    """By course slug: the release that the files now make."""
    diagnostics: tuple[Diagnostic, ...] = ()
    pictures: Mapping[str, Path] = field(default_factory=dict)
    """Files that lessons show, by what follows `/media/` in their address; nothing else may be served there."""
    twins: Mapping[tuple[Kind, str, str], Twin] = field(default_factory=dict)
    """By (kind, slug, language): other languages' texts, with the originals' identities."""
    outcomes: tuple[OutcomeGroup, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)

    def twin(self, kind: Kind, slug: str, language: str) -> Twin | None:
        return self.twins.get((kind, slug, language))
