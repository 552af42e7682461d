"""What is known of one person that bears on what she is asked to learn: read from tables, told apart from them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.content.model.header import Standing
from app.ids import AgencyId, AssignmentId, RequirementId


class Pattern(StrEnum):
    ROLLING = "rolling"
    """From the day on which it was met."""
    ANCHORED = "anchored"
    """The same; but who renews in the last days before it runs out keeps her day."""
    FIXED = "fixed"
    """For everybody by the same day of each year."""


@dataclass(frozen=True, slots=True)
class Period:
    """Both days are of it; no last day: it goes on."""

    starts_on: date
    ends_on: date | None = None

    def holds(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Post:
    agency_id: AgencyId
    job_role: str
    period: Period


@dataclass(frozen=True, slots=True)
class Rule:
    """A version of a requirement, and the agencies of the person's posts that it reaches."""

    id: RequirementId
    course: str
    title: str
    agencies: frozenset[AgencyId]
    period: Period
    job_roles: frozenset[str] = frozenset()
    """Empty: everyone's."""
    validity_months: int | None = None
    """None: as long as the course itself says."""
    grace_days: int = 0
    starter_days: int = 0
    pattern: Pattern = Pattern.ROLLING
    fixed_day: tuple[int, int] | None = None
    """Month and day."""
    standing: Standing = Standing.DRAFT
    transition_on: date | None = None
    set_by: str = ""
    """The agency's or board's name."""

    @property
    def is_fixed(self) -> bool:
        return self.pattern is Pattern.FIXED and self.fixed_day is not None

    def asks(self, post: Post) -> bool:
        return post.agency_id in self.agencies and (
            not self.job_roles or post.job_role in self.job_roles
        )


@dataclass(frozen=True, slots=True)
class Extended:
    due_on: date


@dataclass(frozen=True, slots=True)
class Withdrawn:
    pass


@dataclass(frozen=True, slots=True)
class Assignment:
    id: AssignmentId
    agency_id: AgencyId
    course: str
    made_on: date
    due_on: date
    note: str = ""
    events: tuple[Extended | Withdrawn, ...] = ()
    """In order; the latest says how it stands."""

    @property
    def stands_due(self) -> date | None:
        """None: withdrawn."""
        match self.events[-1:]:
            case (Extended(due_on=due_on),):
                return due_on
            case (Withdrawn(),):
                return None
        return self.due_on


@dataclass(frozen=True, slots=True)
class Exemption:
    agency_id: AgencyId
    course: str
    period: Period
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    agency_id: AgencyId
    period: Period


@dataclass(frozen=True, slots=True)
class Held:
    """An award that stands."""

    course: str
    met_on: date
    standing: Standing | None = None
    """Of the content; None: learnt elsewhere or in a room, which the DSP vouched for."""
    own_until: date | None = None
    """The last day that evidence from elsewhere itself names."""
    course_valid_months: int | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    posts: tuple[Post, ...] = ()
    rules: tuple[Rule, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    absences: tuple[Absence, ...] = ()
    awards: tuple[Held, ...] = ()
    """In the order in which they were met."""
