"""A visitor's road: the moves made so far, signed, in the address of the page. No row is written.

It is kept short, since it stands in an address: a move is one letter and a number. A choice is its place, and what
was ticked are bits, in an order that the road's seed makes: the author's order may say how sound a choice is, and
signing hides nothing. Words are no part of it. That is safe because a road belongs to one version of the text.
"""

import secrets
from dataclasses import dataclass, replace
from typing import Self

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from app.content.model.scenario import Choices, Noticing, Scenario
from app.content.model.terms import Nation
from app.learning.errors import IllegalMove
from app.learning.ordering import in_order
from app.learning.scenario_run import Move, MoveKind, Run, apply, begin
from app.services.content import Content
from app.services.playing_case import Case

FORMAT = 3
MOST_MOVES = 150
LONGEST = 2000
"""Characters, more than the most moves take."""


class BadRoad(Exception):
    """The address was cut short or altered, or belongs to a text that was changed since."""


@dataclass(frozen=True, slots=True)
class Road:
    slug: str
    version: str
    """The beginning of the text's sha256."""
    nation: Nation
    seed: str
    moves: tuple[str, ...] = ()

    @classmethod
    def begin(cls, scenario: Scenario, nation: Nation) -> Self:
        return cls(scenario.slug, _version(scenario), nation, secrets.token_hex(4))

    @classmethod
    def read(cls, signed: str) -> Self:
        if len(signed) > LONGEST:
            raise BadRoad
        try:
            format_, slug, version, nation, seed, moves = _signer().loads(signed)
        except (BadSignature, ValueError) as error:
            raise BadRoad from error
        if format_ != FORMAT:
            raise BadRoad
        return cls(slug, version, Nation(nation), seed, tuple(moves.split()))

    def sign(self) -> str:
        moves = " ".join(self.moves)
        parts = [FORMAT, self.slug, self.version, self.nation.value, self.seed, moves]
        return str(_signer().dumps(parts))

    def open(self, content: Content, slug: str) -> Case:
        """The case where this road leads to."""
        scenario = content.library.scenarios.get(slug)
        if scenario is None or (self.slug, self.version) != (slug, _version(scenario)):
            raise BadRoad
        scenario = scenario.for_nation(self.nation)
        run = begin(scenario)
        try:
            for move in self.moves:
                run = apply(scenario, run, self._written_out(scenario, run, move))
        except IllegalMove as illegal:
            raise BadRoad from illegal
        return Case(scenario, content.graph(scenario), run, self.nation, self.seed)

    def after(self, case: Case, move: Move) -> Self:
        """One move on. IllegalMove where the scene does not allow it."""
        apply(case.scenario, case.run, move)
        if len(self.moves) == MOST_MOVES:
            raise BadRoad
        return replace(self, moves=(*self.moves, self._abbreviated(case, move)))

    def _abbreviated(self, case: Case, move: Move) -> str:
        match move.kind:
            case MoveKind.CHOOSE:
                return f"c{self._choice_ids(case.scenario, case.run).index(move.choice)}"
            case MoveKind.BACK:
                return f"b{move.decision}"
            case MoveKind.NOTICE:
                signs = enumerate(self._sign_ids(case.scenario, case.run))
                return f"n{sum(1 << place for place, sign in signs if sign in move.ticked):x}"
            case MoveKind.GO_ON | MoveKind.WROTE | MoveKind.EXPLAINED:
                return _LETTERS[move.kind]

    def _written_out(self, scenario: Scenario, run: Run, move: str) -> Move:
        kind, number = move[0], move[1:]
        match kind:
            case "c":
                return Move.choosing(self._choice_ids(scenario, run)[int(number)])
            case "b":
                return Move.going_back(int(number))
            case "n":
                signs, bits = self._sign_ids(scenario, run), int(number, 16)
                return Move.noticing(sign for place, sign in enumerate(signs) if bits >> place & 1)
            case _:
                return Move(_KINDS[kind])

    def _choice_ids(self, scenario: Scenario, run: Run) -> tuple[str, ...]:
        onward = scenario.scenes[run.scene].onward
        ids = [option.id for option in onward.options] if isinstance(onward, Choices) else []
        return in_order(f"{self.seed}/{run.scene}", ids)

    def _sign_ids(self, scenario: Scenario, run: Run) -> tuple[str, ...]:
        task = scenario.scenes[run.scene].task
        ids = [sign.id for sign in task.items] if isinstance(task, Noticing) else []
        return in_order(f"{self.seed}/{run.scene}", ids)


_LETTERS = {MoveKind.GO_ON: "g", MoveKind.WROTE: "w", MoveKind.EXPLAINED: "e"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


def _version(scenario: Scenario) -> str:
    return scenario.sha256[:16]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="tryout")
