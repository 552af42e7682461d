"""Requirements and who belongs to which board, apart: so that each can change while the other stays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from app.ids import AgencyId, BoardId
from app.learning.obligation_facts import Rule


@dataclass(frozen=True, eq=False)
class Memberships:
    """On a day, as known by a moment."""

    pairs: frozenset[tuple[BoardId, AgencyId]]
    _boards: dict[BoardId, frozenset[AgencyId]] = field(default_factory=dict)

    def of(self, board_id: BoardId) -> frozenset[AgencyId]:
        if board_id not in self._boards:
            found = frozenset(agency for board, agency in self.pairs if board == board_id)
            self._boards[board_id] = found
        return self._boards[board_id]


@dataclass(frozen=True, slots=True)
class OwnedRule:
    rule: Rule
    """`agencies`: the owner's own, with its trust's schools; those of a board come from its members."""
    board_id: BoardId | None = None


@dataclass(frozen=True, eq=False)
class Rulebook:
    """The rules in force on a day, as known by a moment."""

    rules: tuple[OwnedRule, ...]
    _reached: dict[tuple[int, AgencyId], tuple[Rule, ...]] = field(default_factory=dict)

    def reaching(self, agencies: Iterable[AgencyId], memberships: Memberships) -> tuple[Rule, ...]:
        """Each of them once, with all the agencies that it reaches."""
        found = [rule for agency in agencies for rule in self._at(agency, memberships)]
        return tuple({rule.id: rule for rule in found}.values())

    def _at(self, agency: AgencyId, memberships: Memberships) -> tuple[Rule, ...]:
        key = id(memberships), agency
        if key not in self._reached:
            self._reached[key] = tuple(self._resolved(agency, memberships))
        return self._reached[key]

    def _resolved(self, agency: AgencyId, memberships: Memberships) -> Iterator[Rule]:
        for owned in self.rules:
            rule, board = owned.rule, owned.board_id
            reached = rule.agencies if board is None else memberships.of(board)
            if agency in reached:
                yield replace(rule, agencies=reached)
