"""A case played from any scene with any flags, as far as its moves can be followed."""

from dataclasses import dataclass, replace

from app.content.model.scenario import OnlyWay, Scenario, Scene, Way
from app.content.model.terms import Nation
from app.content.model.text import PlainText, RichText
from app.learning.errors import IllegalMove
from app.learning.scenario_run import Move, apply, begin, go_on
from app.services.playing_case import Case
from app.web.preview.manuscript import Manuscript
from app.web.preview.spot import NO_SCENE, Spot

SEED = "preview"
"""Choices keep one order while an author works."""


@dataclass(frozen=True, slots=True)
class Played:
    case: Case
    spot: Spot
    """With the moves that could be followed."""
    lost: int
    """Moves that the text, as it now stands, no longer allows."""


def play(manuscript: Manuscript, scenario: Scenario, spot: Spot, nation: Nation) -> Played:
    """`scenario` is that of the nation."""
    from_anywhere = spot.scene in scenario.scenes
    staged = _staged(scenario, spot) if from_anywhere else scenario
    key = (nation, spot.scene, spot.flags) if from_anywhere else nation
    run = go_on(staged, begin(staged)) if from_anywhere else begin(staged)
    followed = 0
    for move in spot.moves:
        try:
            run = apply(staged, run, Move.decode(move))
        except IllegalMove:
            break
        followed += 1
    case = Case(staged, manuscript.graph(key, staged), run, nation, SEED)
    lost = len(spot.moves) - followed
    return Played(case, replace(spot, moves=spot.moves[:followed]), lost)


def _staged(scenario: Scenario, spot: Spot) -> Scenario:
    """With a scene before all others that sets the flags and leads to where play begins.

    No scene of an author has its empty name. So the search for states, the review and "decision 2 of about 3" hold from there too.
    """
    way = Way(spot.scene, sets=spot.flags & frozenset(scenario.header.flags))
    wings = Scene(NO_SCENE, PlainText(), RichText(), OnlyWay(PlainText(), way))
    return replace(scenario, scenes={NO_SCENE: wings, **scenario.scenes})
