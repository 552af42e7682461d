"""`courses/outcomes.yaml`: every outcome that the texts of a content root may name, by the source that asks for it.

::

    S0:
      source: Wales Safeguarding Procedures, early help
      S0.1: Spots a worry early and says what it rests on
      S0.2: Shares a worry and writes it down

An outcome's name is what headers list under `outcomes` and questions name in `outcome: …`. Its line is plain text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml

from app.content.faults import BadValue, Fault
from app.content.header_values import demand_name, text
from app.content.model.outcomes import Outcome, OutcomeGroup
from app.content.named_entries import named_entries
from app.content.yaml_nodes import entries

_SOURCE = "source"


@dataclass(slots=True)
class OutcomesReading:
    groups: list[OutcomeGroup] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_outcomes(source: str) -> OutcomesReading:
    found, faults = named_entries(
        source, "outcomes.yaml", "a list of sources, each `name:` with its outcomes below it"
    )
    reading = OutcomesReading(faults=faults)
    taken: set[str] = set()
    for name, line, value in found:
        _read_group(reading, name, line, value, taken)
    return reading


def _read_group(
    reading: OutcomesReading, name: str, line: int, node: yaml.Node, taken: set[str]
) -> None:
    if name in taken:
        reading.faults.append(Fault(line, "M001", f"`{name}` stands twice: keep one"))
        return
    taken.add(name)
    if not isinstance(node, yaml.MappingNode) or _SOURCE not in {k for k, _, _ in entries(node)}:
        message = f"`{name}` needs `source` and outcomes below it: add them"
        reading.faults.append(Fault(line, "M001", message))
        return
    source, found = "", []
    for key, where, value in entries(node):
        try:
            if key == _SOURCE:
                source = text(value)
            else:
                found.append(_outcome(key, where, value, taken))
        except BadValue as bad:
            reading.faults.append(Fault(where, bad.code, f"`{key}`: {bad.message}"))
    reading.groups.append(OutcomeGroup(name, source, tuple(found)))


def _outcome(name: str, line: int, node: yaml.Node, taken: set[str]) -> Outcome:
    demand_name(name)
    if name in taken:
        raise BadValue("stands twice: keep one")
    taken.add(name)
    return Outcome(name, text(node), line)


def outcomes_of(readings: Iterable[OutcomesReading | None]) -> tuple[OutcomeGroup, ...]:
    """A later reading's group takes the place of an earlier one of the same name."""
    groups = {group.name: group for reading in readings if reading for group in reading.groups}
    return tuple(groups.values())
