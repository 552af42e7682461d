"""What privileged people do is written down in the same transaction: who, what, to whom, in identities alone."""

from datetime import datetime
from enum import StrEnum

from app.ids import AgencyId, BoardId, PersonId
from app.policy.actor import Actor
from app.store.audit import add_entry
from app.store.database import Session


class Action(StrEnum):
    BOARD_ADDED = "board added"
    BOARD_CHANGED = "board changed"
    AGENCY_ADDED = "agency added"
    AGENCY_CHANGED = "agency changed"
    AGENCY_CLOSED = "agency closed"
    MEMBERSHIP_ADDED = "membership added"
    MEMBERSHIP_CHANGED = "membership changed"
    CONTACTS_CHANGED = "contacts changed"
    JOIN_CODE_CHANGED = "join code changed"
    GRANTED = "granted"
    REVOKED = "revoked"
    PERSON_ADDED = "person added"
    PERSON_CHANGED = "person changed"
    POST_ADDED = "post added"
    POST_ENDED = "post ended"
    POST_RESUMED = "end of a post taken back"
    POST_CHANGED = "post changed"
    ABSENCE_ADDED = "absence added"
    ABSENCE_WITHDRAWN = "absence withdrawn"
    ABSENCE_CHANGED = "absence changed"
    LIST_APPLIED = "list applied"
    LIST_UNDONE = "list undone"
    INVITED = "invited"
    SLIP_MADE = "slip made"
    WAY_IN_WITHDRAWN = "way in withdrawn"
    WAY_IN_USED = "way in used"
    MERGED = "second entry taken over"
    ADDRESS_CHANGED = "address changed"
    RESET_BY_DSP = "way in renewed by the DSP"
    JOINER_DECIDED = "joiner decided"
    SESSIONS_ENDED = "sessions ended"
    ACCOUNT_CLOSED = "account closed"
    REQUIREMENT_ADDED = "requirement added"
    REQUIREMENT_ENDED = "requirement ended"
    REQUIREMENT_CHANGED = "requirement changed"
    ASSIGNED = "assigned"
    ASSIGNMENT_CHANGED = "assignment changed"
    ASSIGNMENT_WITHDRAWN = "assignment withdrawn"
    EXEMPTION_ENDED = "exemption ended"
    EXEMPTED = "exempted"
    ATTEMPT_GIVEN = "attempt given"
    EVIDENCE_REVIEWED = "evidence reviewed"
    EVIDENCE_OPENED = "evidence opened"
    FIGURES_OPENED = "board figures opened"
    SESSION_RECORDED = "session recorded"
    AWARD_RECORDED = "award recorded"
    AWARD_VOIDED = "award voided"
    PRACTICE_SEEN = "change at work seen"
    REMINDERS_CHANGED = "reminders changed"
    REMINDED = "reminded"
    EXPORTED = "exported"
    LETTER_DECIDED = "letter decided"
    RETURN_ASKED = "return asked"
    REPORT_MADE = "report made"
    REPORT_NARRATED = "report narrated"
    EVENT_ADDED = "event added"
    EVENT_CHANGED = "event changed"
    EVENT_CANCELLED = "event cancelled"
    EVENT_BOOKED = "event booked"
    BOOKING_WITHDRAWN = "booking withdrawn"
    REGISTER_OPENED = "register opened"
    REGISTER_RECORDED = "register recorded"
    TARGET_SET = "target set"
    TARGET_WITHDRAWN = "target withdrawn"


def record(
    session: Session,
    actor: Actor | None,
    action: Action,
    now: datetime,
    *,
    agency: AgencyId | None = None,
    board: BoardId | None = None,
    **subjects: int | str | list[int],
) -> None:
    """`actor` None: the command line. `subjects`: kind → identity or identities, never a name or an address."""
    person_id = actor.person_id if actor else None
    add_entry(session, person_id, action.value, subjects, now, agency_id=agency, board_id=board)


def record_own(
    session: Session,
    person_id: PersonId,
    action: Action,
    now: datetime,
    *,
    agency: AgencyId | None = None,
    board: BoardId | None = None,
    **subjects: int | str | list[int],
) -> None:
    """What somebody did to her own way in, signed in or not."""
    add_entry(session, person_id, action.value, subjects, now, agency_id=agency, board_id=board)
