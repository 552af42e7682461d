"""A course: what is done, in which order, and what completes it."""

from dataclasses import dataclass, field

from app.content.model.header import CourseHeader, Kind
from app.content.model.text import PlainText, RichText
from app.ids import Sha256


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the outline. `slug` is the part's whole slug (a lesson's is `course/lesson`)."""

    kind: Kind
    slug: str
    required: bool
    must_pass: bool = False
    label: PlainText = PlainText()
    line: int = 0
    before: bool = False
    """Comes first, wherever it is listed, to compare with later; done once it is submitted."""
    after_weeks: int | None = None
    """Offered so long after the rest is complete; never needed for the award."""


@dataclass(frozen=True, slots=True)
class Section:
    title: PlainText
    introduction: RichText
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Course:
    slug: str
    sha256: Sha256
    header: CourseHeader
    title: PlainText
    introduction: RichText
    sections: tuple[Section, ...]
    path: str = field(default="", compare=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for section in self.sections for step in section.steps)


@dataclass(frozen=True, slots=True)
class Release:
    """A course and all its parts, as they stood: (kind, slug, sha256) in outline order, and a hash over them."""

    sha256: Sha256
    course: str
    parts: tuple[tuple[Kind, str, Sha256], ...]
