"""What an agency declares of its own training in numbers, where it keeps its staff list to itself.

Declared numbers stand beside what Heed records, and are never added to it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class RoleGroup(StrEnum):
    """Coarse enough that any agency can count its people into them. Somebody may be in several."""

    EVERYBODY = "everybody"
    REGULAR_CONTACT = "regular contact"
    """With children or their families."""
    LEADS = "safeguarding leads"
    """And their deputies."""


MOST_PEOPLE = 200_000
"""At one agency: more is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Line:
    course: str
    group: RoleGroup
    required: int
    trained: int
    """Of those required, and in date on the day."""


class Fault(StrEnum):
    """What is wrong with a pair of numbers."""

    ONE_MISSING = "one-missing"
    MORE_TRAINED = "more-trained"
    MORE_THAN_ALL = "more-than-all"
    """More required than the agency has people."""
    TOO_MANY = "too-many"
    NEGATIVE = "negative"


def fault_of(required: int | None, trained: int | None, headcount: int | None) -> Fault | None:
    """None: both are given and fit, or neither is given."""
    if required is None and trained is None:
        return None
    if required is None or trained is None:
        return Fault.ONE_MISSING
    if min(required, trained) < 0:
        return Fault.NEGATIVE
    if max(required, trained) > MOST_PEOPLE:
        return Fault.TOO_MANY
    if trained > required:
        return Fault.MORE_TRAINED
    return Fault.MORE_THAN_ALL if headcount is not None and required > headcount else None


@dataclass(frozen=True, slots=True)
class Declared:
    """The numbers of one course, all groups."""

    required: int
    trained: int


def of_everybody(lines: Iterable[Line]) -> Mapping[str, Declared]:
    """By course: the group 'everybody', where it was given. Smaller groups may be part of it: nothing is summed."""
    return {
        line.course: Declared(line.required, line.trained)
        for line in lines
        if line.group is RoleGroup.EVERYBODY
    }
