"""What a case played so far is made of."""

from dataclasses import dataclass
from enum import StrEnum

from app.content.model.scenario import Choice
from app.content.state import State, Used
from app.ids import SceneId
from app.learning.moves import Move


class Waiting(StrEnum):
    """What is asked of the learner next."""

    EXPLANATION = "explanation"
    """Why the step just taken was or was not sound (`coaching: worked`)."""
    NOTICING = "noticing"
    WRITING = "writing"
    CHOICE = "choice"
    GOING_ON = "going-on"
    NOTHING = "nothing"
    """At an ending."""


@dataclass(frozen=True, slots=True)
class Done:
    """A scene's task, done on one visit."""

    step: int
    """The place of its move among all moves, from 0: where what was written belongs."""
    ticked: frozenset[str] = frozenset()
    """Of a noticing."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One step along the road."""

    before: State
    """Scene, flags and used-up ways as they were; going back restores them."""
    choice: Choice | None
    """None where a route or an only way on was followed."""
    after: SceneId
    step: int
    """The place of its move among all moves, from 0."""
    task: Done | None = None
    """What was noticed or written before going on."""
    explained: int | None = None
    """The place of the move that explained this one."""

    @property
    def scene(self) -> SceneId:
        return self.before.scene


@dataclass(frozen=True, slots=True)
class Run:
    state: State
    moves: tuple[Move, ...] = ()
    road: tuple[Passage, ...] = ()
    """The way from the start to here, without what was gone back on."""
    undone: tuple[Passage, ...] = ()
    """What was gone back on, in the order of its undoing."""
    unsettled: frozenset[SceneId] = frozenset()
    """Safety scenes whose latest visit was met poorly, or not decided."""
    task: Done | None = None
    """The present scene's, once it is done on this visit."""

    @property
    def scene(self) -> SceneId:
        return self.state.scene

    @property
    def flags(self) -> frozenset[str]:
        return self.state.flags

    @property
    def used(self) -> frozenset[Used]:
        return self.state.used

    @property
    def step(self) -> int:
        return len(self.moves)

    @property
    def decisions(self) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.road if passage.choice)
