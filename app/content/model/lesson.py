"""A lesson page, compiled: prose, questions to pause at, and private boxes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.content.model.header import Header
from app.content.model.quiz import OneOf, SeveralOf
from app.content.model.terms import EVERYWHERE, Nation
from app.content.model.text import PlainText, RichText
from app.ids import Sha256


@dataclass(frozen=True, slots=True)
class Prose:
    body: RichText
    nations: frozenset[Nation] = EVERYWHERE
    """Those that the block's sections are for (`only: …`)."""


@dataclass(frozen=True, slots=True)
class Pause:
    """An ungraded question: the learner looks, thinks, opens each option's feedback."""

    id: str
    question: OneOf | SeveralOf
    nations: frozenset[Nation] = EVERYWHERE


@dataclass(frozen=True, slots=True)
class Reflect:
    """A prompt with a private box. `id` is stable under edits elsewhere on the page."""

    id: str
    prompt: RichText
    nations: frozenset[Nation] = EVERYWHERE


class PlanPart(StrEnum):
    """“If I see …, I will tell … by …”"""

    SEE = "see"
    TELL = "tell"
    BY = "by"


@dataclass(frozen=True, slots=True)
class Plan:
    """Three short private boxes, asked after again at the follow-up. `id` is stable as a Reflect's is."""

    id: str
    prompt: RichText
    """May be empty."""
    nations: frozenset[Nation] = EVERYWHERE


Block = Prose | Pause | Reflect | Plan


@dataclass(frozen=True, slots=True)
class Lesson:
    slug: str
    """`course/lesson`."""
    sha256: Sha256
    header: Header
    title: PlainText
    blocks: tuple[Block, ...]
    path: str = field(default="", compare=False)
    views: Mapping[Nation, "Lesson"] = field(default_factory=dict, compare=False, repr=False)
    """For nations that some section is not for."""

    def for_nation(self, nation: Nation) -> "Lesson":
        """With the sections that there are for this nation."""
        return self.views.get(nation, self)
