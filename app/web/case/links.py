"""Where the pages of one case lead to: a learner's attempt or a visitor's signed road."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Links:
    scene: str
    """GET shows where the case stands; POST makes a move."""
    look_back: str
    debrief: str
    review: str
    start: str
    place: str
    """Signed, for the way back from "I have remembered a real concern"."""
