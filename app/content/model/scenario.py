"""A branching case, compiled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.content.model.conditions import Condition
from app.content.model.header import ScenarioHeader
from app.content.model.terms import EVERYWHERE, Nation
from app.content.model.text import PlainText, RichText
from app.ids import ChoiceId, OptionId, SceneId, Sha256


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
    nations: frozenset[Nation] = EVERYWHERE
    """Where there is this way at all (`only: …`)."""


@dataclass(frozen=True, slots=True)
class Choice:
    id: ChoiceId
    label: PlainText
    way: Way
    soundness: Soundness
    erring: Erring | None = None
    consequence: RichText = RichText()
    """What comes of it for the child: the first block of the quotation below the choice."""
    line: int = 0
    why: RichText = RichText()
    """The blocks that follow it."""
    cautious: bool = False
    """What somebody would choose who always raises the most alarm. Learners are not told."""

    @property
    def explanation(self) -> RichText:
        """The whole quotation."""
        return RichText((*self.consequence.parts, *self.why.parts))


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
class Sign:
    """Something to tick, or to leave, in a noticing."""

    id: OptionId
    label: RichText
    expected: bool
    feedback: RichText = RichText()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Noticing:
    """What would you record? `items` stand in the author's order."""

    items: tuple[Sign, ...]
    keep_order: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """Say it yourself, then check yourself: the criteria and the model answer are shown after the learner has written."""

    criteria: tuple[RichText, ...]
    model_answer: RichText


Task = Noticing | Writing
"""Done before the scene is left, by an only way on or a route."""


@dataclass(frozen=True, slots=True)
class Scene:
    id: SceneId
    title: PlainText
    body: RichText
    onward: Onward
    safety: bool = False
    line: int = 0
    task: Task | None = None
    role: PlainText = PlainText()
    """Whom the learner plays from here on; empty: as before."""
    nations: frozenset[Nation] = EVERYWHERE


@dataclass(frozen=True, slots=True)
class Debrief:
    title: PlainText
    body: RichText
    nations: frozenset[Nation] = EVERYWHERE


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
    views: Mapping[Nation, "Scenario"] = field(default_factory=dict, compare=False, repr=False)
    """For nations that something here is not for."""

    def for_nation(self, nation: Nation) -> "Scenario":
        """With the scenes, ways and debriefs that there are for this nation, and no others. A case is always played so."""
        return self.views.get(nation, self)

    @property
    def start(self) -> Scene:
        return next(iter(self.scenes.values()))
