"""A learner plays a case: moves, and comes back to it. Whose attempt it is not, cannot tell that it exists."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.content.model.scenario import Scenario
from app.ids import AttemptId
from app.learning.errors import IllegalMove
from app.learning.scenario_run import Move, MoveKind, Run, apply, replay
from app.policy.actor import Actor
from app.services.awarding import award_what_is_met
from app.services.content import Content
from app.services.errors import Conflict, Refused, Unavailable
from app.services.playing_case import Case
from app.store import attempts
from app.store.attempt_records import Attempt, MoveMade, Played
from app.store.awards import Award
from app.store.database import Session


@dataclass(frozen=True, slots=True)
class Moved:
    move: MoveMade
    awards: tuple[Award, ...] = ()
    """What this move completed."""


@dataclass(frozen=True, slots=True)
class Playing:
    """An attempt at a case, and where it stands."""

    attempt: Attempt
    made: tuple[MoveMade, ...]
    case: Case

    def at(self, step: int) -> Case | None:
        """As the case stood before that step; None for a step that is not due yet."""
        if not 0 <= step <= len(self.made):
            return None
        moves = self.case.run.moves[:step]
        return replace(self.case, run=replay(self.case.scenario, moves))

    @property
    def completed(self) -> bool:
        """At some time in this attempt, also where it was gone back on since."""
        return any(move.completed for move in self.made)


def get_playing(session: Session, content: Content, actor: Actor, attempt_id: AttemptId) -> Playing:
    played = attempts.get_played(session, actor.person_id, attempt_id)
    terms = played.attempt.terms
    scenario = content.scenario(session, terms.content_sha256, terms.nation)
    run = _replayed(scenario, played)
    case = Case(scenario, content.graph(scenario), run, terms.nation, terms.seed)
    return Playing(played.attempt, played.moves, case)


def _replayed(scenario: Scenario, played: Played) -> Run:
    try:
        return replay(scenario, (Move.decode(made.move) for made in played.moves))
    except IllegalMove as illegal:
        raise Unavailable(f"attempt {played.attempt.id} cannot be played again") from illegal


def make_move(
    session: Session,
    content: Content,
    actor: Actor,
    attempt_id: AttemptId,
    step: int,
    words: str,
    now: datetime,
) -> Moved:
    """`words` as `Move.encode` has them. Conflict (its `stored` the move at that step, None for a step that is
    not yet due) where the step was taken with another move; Refused for a move that the scene does not allow.
    """
    playing = get_playing(session, content, actor, attempt_id)
    if step != len(playing.made):
        return Moved(_taken(playing, step, words))
    move, after = _follow(playing.case, words)
    made = attempts.add_move(session, attempt_id, derived(playing.case, move, after, now))
    awards = award_what_is_met(session, content, actor, now) if made.completed else ()
    return Moved(made, awards)


def _taken(playing: Playing, step: int, words: str) -> MoveMade:
    stored = playing.made[step] if 0 <= step < len(playing.made) else None
    if stored is None or stored.move != words:
        raise Conflict(f"step {step} of attempt {playing.attempt.id} is not this one's", stored)
    return stored


def _follow(case: Case, words: str) -> tuple[Move, Run]:
    try:
        move = Move.decode(words)
        return move, apply(case.scenario, case.run, move)
    except IllegalMove as illegal:
        raise Refused(illegal.reason) from illegal


def derived(case: Case, move: Move, after: Run, now: datetime) -> MoveMade:
    chosen = after.road[-1].choice if move.kind is MoveKind.CHOOSE else None
    moved = replace(case, run=after)
    return MoveMade(
        step=case.run.step,
        move=move.encode(),
        scene=case.run.scene,
        scene_after=after.scene,
        soundness=chosen.soundness if chosen else None,
        erring=chosen.erring if chosen else None,
        regret=case.graph.regret(case.run.state, chosen.id) if chosen else None,
        ending=moved.ending,
        completed=moved.complete,
        made_at=now,
    )
