"""The groups into which a nation's guidance puts its workforce, and which job roles are in one by default.

Only what the guidance says for sure is here; a board says the rest. Wales: how often the groups C to E are renewed is
left open, since providers disagree. Somebody whose job roles are in two groups trains to the higher one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.content.model.terms import Nation


@dataclass(frozen=True, slots=True)
class TrainingGroup:
    key: str
    about: str
    """Whom it is for, in the guidance's words shortened."""
    hours: str = ""
    """As the guidance has it; '' where it is left open."""
    validity_months: int | None = None
    """None: left open."""


@dataclass(frozen=True, slots=True)
class NationsGroups:
    groups: tuple[TrainingGroup, ...]
    """The lowest first."""
    usual: Mapping[str, str]
    """Job role → group."""
    source: str


WALES = NationsGroups(
    (
        TrainingGroup("A", "everyone", "one to three hours every three years", 36),
        TrainingGroup(
            "B", "regular contact", "at least six hours at first, and six in each three years", 36
        ),
        TrainingGroup("C", "gives advice or assesses"),
        TrainingGroup("D", "specialist safeguarding roles"),
        TrainingGroup("E", "senior safeguarding roles"),
        TrainingGroup("F", "leaders at the top and elected members"),
    ),
    {
        "nursery practitioner": "B",
        "nursery manager": "C",
        "designated safeguarding person": "C",
        "board member": "F",
    },
    "National safeguarding training, learning and development standards (November 2022), framework (2023), "
    "and national minimum standards for childcare (2023), Annex C.",
)
SCOTLAND = NationsGroups(
    (
        TrainingGroup("wider", "the wider workforce"),
        TrainingGroup("general", "the general workforce"),
        TrainingGroup("specific", "the specific workforce"),
        TrainingGroup("intensive", "the intensive workforce"),
    ),
    {},
    "National child protection learning and development framework (2024).",
)
TRAINING_GROUPS: Mapping[Nation, NationsGroups] = {
    Nation.WALES: WALES,
    Nation.SCOTLAND: SCOTLAND,
}
"""Where the fact pack knows of groups. England and Northern Ireland have none here."""


def by_job_role(nation: Nation, own: Mapping[str, str] | None = None) -> dict[str, str]:
    """Job role → group: the nation's, and over it what the board says ('' takes a role out)."""
    groups = TRAINING_GROUPS.get(nation)
    found = {**(groups.usual if groups else {}), **(own or {})}
    return {role: group for role, group in found.items() if group}


def as_pairs(
    job_roles: Mapping[str, str],
    courses: Iterable[tuple[str, str]] = (),
    requirements: Iterable[tuple[str, str]] = (),
) -> tuple[tuple[str, str], ...]:
    """As coverage takes them: by job role, course, and requirement's lineage, each with its group."""
    return (
        *((f"role:{role}", group) for role, group in sorted(job_roles.items())),
        *((f"course:{course}", group) for course, group in sorted(courses)),
        *((f"rule:{lineage}", group) for lineage, group in sorted(requirements)),
    )
