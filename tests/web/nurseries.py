"""Two nurseries: one with a DSP, three people and a requirement; the other with somebody nobody here may see."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import AgencyId
from app.learning.obligation_facts import Period
from app.policy.roles import Reach, Role
from app.services.passwords import Passwords
from app.store import awards, people, requirements
from app.store.awards import AwardFacts
from app.store.content_versions import keep_release
from app.store.database import Database, Session
from app.store.requirements import Owner
from app.web.context import Heed
from tests.conftest import FakeClock
from tests.everybody_notices import BY_THE_BOARD, COURSE
from tests.people import Someone, agency, granted, learner
from tests.web.browsing import Browsing

CANARY = "Zebedee Canarywing"


@dataclass(frozen=True)
class Nurseries:
    own: AgencyId
    other: AgencyId
    dsp: Someone
    overdue: Someone
    in_date: Someone
    new: Someone
    stranger: Someone


@pytest.fixture
def nurseries(database: Database, passwords: Passwords, clock: FakeClock, heed: Heed) -> Nurseries:
    with database.transaction() as session:
        own, other = agency(session), agency(session, "Bryn Glas Nursery")
        dsp = learner(session, passwords, clock(), name="Ruth Llewellyn", at=None)
        granted(session, dsp, Role.DSP, Reach(agency_id=own), clock())
        found = Nurseries(
            own,
            other,
            dsp,
            overdue=learner(session, passwords, clock(), name="Carys Puw", at=own),
            in_date=learner(session, passwords, clock(), name="Ŵyn Ansell", at=own),
            new=learner(session, passwords, clock(), name="=Dai Morris", at=None),
            stranger=learner(session, passwords, clock(), name=CANARY, at=other),
        )
        people.add_post(session, found.new.id, own, "teacher", clock().date(), clock())
        require(session, own, clock)
        met(session, heed, found.in_date, date(2026, 10, 1), clock)
        met(session, heed, found.stranger, date(2026, 10, 2), clock)
    return found


@pytest.fixture
def heed(client: Browsing) -> Heed:
    found: Heed = client.application.extensions["heed"]
    return found


@pytest.fixture
def dsp(client: Browsing, nurseries: Nurseries) -> Browsing:
    client.sign_in(nurseries.dsp)
    return client


def require(session: Session, own: AgencyId, clock: FakeClock) -> None:
    terms = replace(BY_THE_BOARD, grace_days=0, starter_days=14, source="our own policy")
    owner = Owner(agency_id=own)
    period = Period(date(2026, 1, 1))
    requirements.add_requirement(session, "rule", owner, terms, period, None, clock())


def met(session: Session, heed: Heed, someone: Someone, on: date, clock: FakeClock) -> None:
    library = heed.content.library
    keep_release(session, library.releases[COURSE], clock())
    facts = AwardFacts(
        course=COURSE,
        course_title="Noticing neglect",
        release_sha256=library.releases[COURSE].sha256,
        terms_sha256=library.terms.sha256,
        nation=Nation.WALES,
        language="en",
        standing=Standing.DRAFT,
        met_on=on,
        course_valid_months=12,
    )
    awards.add_award(session, someone.id, facts, clock())
