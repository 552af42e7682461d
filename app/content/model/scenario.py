"""A branching case, compiled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.content.model.conditions import Condition
from app.content.model.header import ScenarioHeader
from app.content.model.text import PlainText, RichText
from app.ids import ChoiceId, SceneId, Sha256


class Soundness(StrEnum):
    BEST = "best"
    FAIR = "fair"
    POOR = "poor"


class Erring(StrEnum):
    """Which way a choice errs."""

    MISSES = "misses"
    DELAYS = "delays"
    OVER_REFERS = "over-refers"
    LEADS = "leads"
    PROMISES = "promises"
    TIPS_OFF = "tips-off"
    UNRECORDED = "unrecorded"
    DISCRIMINATES = "discriminates"


class EndingKind(StrEnum):
    GOOD = "good"
    MIXED = "mixed"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Way:
    """A road from one scene to another: `condition` is tested before `sets` and `clears` take effect."""

    target: SceneId
    condition: Condition | None = None
    sets: frozenset[str] = frozenset()
    clears: frozenset[str] = frozenset()
    once: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    id: ChoiceId
    label: PlainText
    way: Way
    soundness: Soundness
    erring: Erring | None = None
    consequence: RichText = RichText()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Choices:
    """A decision. `options` stand in the author's order; the learner's order is `learning.ordering`'s."""

    options: tuple[Choice, ...]
    keep_order: bool = False

    def get(self, choice_id: str) -> Choice | None:
        return next((option for option in self.options if option.id == choice_id), None)


@dataclass(frozen=True, slots=True)
class OnlyWay:
    label: PlainText
    way: Way


@dataclass(frozen=True, slots=True)
class Route:
    """Ordered ways; on "Continue" the first whose condition holds is taken. The last has no condition."""

    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    kind: EndingKind


Onward = Choices | OnlyWay | Route | Ending


@dataclass(frozen=True, slots=True)
class Scene:
    id: SceneId
    title: PlainText
    body: RichText
    onward: Onward
    safety: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Debrief:
    title: PlainText
    body: RichText


@dataclass(frozen=True, slots=True)
class Scenario:
    slug: str
    sha256: Sha256
    header: ScenarioHeader
    title: PlainText
    introduction: RichText
    scenes: Mapping[SceneId, Scene]
    """In the author's order; the first is the start."""
    debriefs: tuple[Debrief, ...] = ()
    path: str = field(default="", compare=False)

    @property
    def start(self) -> Scene:
        return next(iter(self.scenes.values()))
