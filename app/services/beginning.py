"""How far a DSP has come with setting her agency up, from what is there: nothing of it is kept beside that."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.ids import AgencyId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.services import support
from app.services.civil_time import civil_date
from app.services.staff_scope import see_agency
from app.services.support import Own, Support
from app.store import assignments, requirements
from app.store.database import Session
from app.store.organisations import Organisation
from app.store.requirements import Owner, Requirement
from app.store.staff_ways_in import Staff, staff_at

NEEDED = ("DSP", "social services", "out of hours")
"""Whoever staff cannot do without: their help page says of each whether it is set."""


class Step(StrEnum):
    PEOPLE = "people"
    CONTACTS = "contacts"
    TRAINING = "training"
    WAYS_IN = "ways in"


@dataclass(frozen=True, slots=True)
class Progress:
    agency: Organisation
    staff: tuple[Staff, ...]
    """By name."""
    missing: tuple[str, ...]
    """Of the contacts that are needed: those that neither the agency nor anybody above it has set."""
    requirements: tuple[Requirement, ...]
    """In force or to come, from the agency or from above it."""
    assignments: int

    @property
    def done(self) -> frozenset[Step]:
        states = {
            Step.PEOPLE: bool(self.staff),
            Step.CONTACTS: not self.missing,
            Step.TRAINING: bool(self.requirements or self.assignments),
            Step.WAYS_IN: bool(self.staff) and not self.without_way_in,
        }
        return frozenset(step for step, is_done in states.items() if is_done)

    @property
    def waiting(self) -> tuple[Staff, ...]:
        """Who has never signed in. Those who help to run Heed get in by the letter that gave them the role."""
        return tuple(each for each in self.staff if not (each.username or each.has_grants))

    @property
    def without_way_in(self) -> tuple[Staff, ...]:
        """And has nothing in hand that still works."""
        return tuple(each for each in self.waiting if each.open_way_in is None)

    def next_after(self, step: Step | None) -> Step | None:
        """The next that is not done; after the last, none."""
        steps = list(Step)
        later = steps[steps.index(step) + 1 :] if step else steps
        return next((each for each in later if each not in self.done), None)


def progress(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> Progress:
    agency = see_agency(session, actor, agency_id, now, Permission.CHANGE_STAFF)
    today = civil_date(now)
    told = support.support_at(session, agency_id, now).contacts
    own = requirements.requirements_of(session, Owner(agency_id=agency_id))
    to_come = [each for each in own if each.period.starts_on > today]
    return Progress(
        agency,
        staff_at(session, agency_id, today, now),
        tuple(key for key in NEEDED if key not in told),
        (*requirements.reaching(session, [agency_id], today), *to_come),
        assignments.how_many_given(session, agency_id),
    )


def contacts_there(
    session: Session, actor: Actor, agency_id: AgencyId, now: datetime
) -> tuple[Organisation, Support]:
    """The agency, and what its staff see where it sets nothing itself."""
    agency = see_agency(session, actor, agency_id, now, Permission.SET_AGENCY)
    return agency, support.inherited(session, agency_id, now)


def set_contacts(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    contacts: Mapping[str, str],
    now: datetime,
) -> None:
    """What the agency says besides these stays."""
    agency = see_agency(session, actor, agency_id, now, Permission.SET_AGENCY)
    there = Own(agency.contacts, agency.words)
    changed = replace(there, contacts={**agency.contacts, **contacts})
    support.set_for_agency(session, actor, agency_id, changed, now)
