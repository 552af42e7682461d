"""What training is to achieve, as the sources ask for it: `courses/outcomes.yaml`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    id: str
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class OutcomeGroup:
    """The outcomes that one source asks for."""

    name: str
    source: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class OutcomeList:
    """Of one content root."""

    shown: str
    """The path by which diagnostics name its file."""
    groups: tuple[OutcomeGroup, ...]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return tuple(outcome for group in self.groups for outcome in group.outcomes)
