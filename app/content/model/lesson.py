"""A lesson page, compiled: prose, questions to pause at, and private boxes."""

from dataclasses import dataclass, field

from app.content.model.header import Header
from app.content.model.quiz import OneOf, SeveralOf
from app.content.model.text import PlainText, RichText
from app.ids import Sha256


@dataclass(frozen=True, slots=True)
class Prose:
    body: RichText


@dataclass(frozen=True, slots=True)
class Pause:
    """An ungraded question: the learner looks, thinks, opens each option's feedback."""

    id: str
    question: OneOf | SeveralOf


@dataclass(frozen=True, slots=True)
class Reflect:
    """A prompt with a private box. `id` is stable under edits elsewhere on the page."""

    id: str
    prompt: RichText


Block = Prose | Pause | Reflect


@dataclass(frozen=True, slots=True)
class Lesson:
    slug: str
    """`course/lesson`."""
    sha256: Sha256
    header: Header
    title: PlainText
    blocks: tuple[Block, ...]
    path: str = field(default="", compare=False)
