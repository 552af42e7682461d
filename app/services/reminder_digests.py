"""Once a week, how training stands: to each of an agency's DSPs."""

from datetime import datetime, timedelta

from app.ids import AgencyId, PersonId
from app.policy.scope import only_at
from app.reporting.obligations import Counts, Filters, people_in
from app.services import letters, reminder_words
from app.services.civil_time import civil_date
from app.services.links import Links
from app.store import reminder_plans
from app.store.database import Session
from app.store.letters import State
from app.store.people import Agency
from app.store.reminder_letters import tally
from app.store.reminder_plans import Recipient

DIGEST = "dsp-digest"
NO_ADDRESS = "no-address"
WEEK = timedelta(days=7)


def send_digests(
    session: Session, agency: Agency, reminders: str, links: Links, now: datetime
) -> None:
    """One a week for each DSP, however often this is called. `reminders`: the kind of letter that is counted."""
    today = civil_date(now)
    counts = people_in(session, only_at(agency.id), today, now, Filters(agency_id=agency.id))
    told = tally(session, agency.id, reminders, now - WEEK)
    stage = f"{agency.id}/{today:%G-W%V}"
    subject = reminder_words.DIGEST_SUBJECT.format(agency=agency.name)
    for dsp in reminder_plans.dsps_of(session, agency.id):
        key = (session, DIGEST, dsp.person_id, agency.id, stage)
        if not counts.required:
            letters.skip(*key, "nothing-asked", now)
        elif dsp.address is None:
            letters.skip(*key, NO_ADDRESS, now)
        else:
            written = sum(number for (state, _), number in told.items() if state != State.SKIPPED)
            paper = told.get((State.SKIPPED, NO_ADDRESS), 0)
            text = _text(dsp, agency, counts, written, paper, links)
            letters.post(*key, dsp.address, subject, text, now)


def is_dsp(session: Session, person_id: PersonId, agency_id: AgencyId) -> bool:
    return any(dsp.person_id == person_id for dsp in reminder_plans.dsps_of(session, agency_id))


def _text(
    dsp: Recipient, agency: Agency, counts: Counts, written: int, paper: int, links: Links
) -> str:
    return reminder_words.DIGEST.format(
        name=dsp.name,
        agency=agency.name,
        overdue=counts.overdue,
        due_soon=counts.due_soon,
        covered=counts.covered,
        required=counts.required,
        written=written,
        paper=paper,
        link=links.team(agency.id),
    )
