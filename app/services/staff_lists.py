"""A staff list, from the file that an agency sent to what it did, and back.

Nothing is done before an account was seen; it is done in one transaction, on the very list that the account was
made for; and what it did can be undone for as long as the rows are kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta

from app.ids import AgencyId, ListImportId, PostId
from app.learning.job_roles import JOB_ROLES
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import Conflict, Refused
from app.services.left_out import noted
from app.services.list_columns import STAFF_FIELDS, Columns, Field, find_columns, missing
from app.services.sent_tables import kept_table, table_of
from app.services.spreadsheets import Table
from app.services.staff_account import Account, Kind, account
from app.services.staff_applying import carry_out
from app.services.staff_lines import UNKNOWN, Reading, read_lines, role_of, titles_in
from app.services.staff_listed import everybody, seal
from app.services.staff_scope import change_agency, see_agency
from app.services.staff_undoing import Kept, take_back
from app.store import list_imports, staff_entries
from app.store.database import Session
from app.store.list_imports import ListImport
from app.store.organisations import Organisation

KIND = "staff"
KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Opened:
    """A list that was sent. `table` and `reading` are None once it is put away."""

    agency: Organisation
    sent: ListImport
    table: Table | None
    reading: Reading | None

    @property
    def columns(self) -> Columns:
        return self.reading.columns if self.reading else {}

    @property
    def is_sure(self) -> bool:
        """Which column is which, and what everybody's job is."""
        reading = self.reading
        return reading is not None and not lacks(reading.columns, reading.role_of_all)

    @property
    def unknown_titles(self) -> dict[str, int]:
        """With how many rows have each."""
        if self.table is None or self.reading is None:
            return {}
        titles = titles_in(self.table.rows, self.reading)
        return {
            title: rows
            for title, rows in titles.items()
            if role_of(title, self.reading.roles) == UNKNOWN
        }


@dataclass(frozen=True, slots=True)
class Preview:
    account: Account
    seal: str


def lacks(columns: Columns, role_of_all: str) -> tuple[Field, ...]:
    """A sheet without titles will do where one role is everybody's."""
    lacking = missing(columns, STAFF_FIELDS)
    return tuple(each for each in lacking if each is not Field.TITLE or role_of_all == UNKNOWN)


def send(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    file_name: str,
    table: Table,
    now: datetime,
) -> ListImportId:
    change_agency(session, actor, agency_id, now)
    columns = find_columns(table.headings, STAFF_FIELDS)
    rows = kept_table(table, columns)
    return list_imports.add_import(session, agency_id, KIND, file_name, rows, actor.person_id, now)


def get_sent(
    session: Session, actor: Actor, agency_id: AgencyId, import_id: ListImportId, now: datetime
) -> Opened:
    agency = see_agency(session, actor, agency_id, now, Permission.CHANGE_STAFF)
    sent = list_imports.get_import(session, agency_id, KIND, import_id)
    if sent.is_put_away:
        return Opened(agency, sent, None, None)
    roles = staff_entries.meanings(session, agency_id, "job")
    columns = {Field(name): at for name, at in (sent.rows["columns"] or {}).items()}
    reading = Reading(columns, roles, civil_date(now), sent.rows.get("role", UNKNOWN))
    return Opened(agency, sent, table_of(sent.rows), reading)


def choose_columns(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    import_id: ListImportId,
    columns: Columns,
    role_of_all: str,
    now: datetime,
) -> None:
    opened = _get_waiting(session, actor, agency_id, import_id, now)
    width = len(opened.sent.rows["headings"])
    if lacks(columns, role_of_all) or not all(0 <= at < width for at in columns.values()):
        raise Refused("columns-missing")
    if len(set(columns.values())) < len(columns):
        raise Refused("columns-twice")
    if role_of_all not in (UNKNOWN, *JOB_ROLES):
        raise Refused("role-unknown")
    named = {field.value: at for field, at in columns.items()}
    rows = {**opened.sent.rows, "columns": named, "role": role_of_all}
    list_imports.keep_reading(session, import_id, rows)


def say_meanings(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    meanings: Mapping[str, str],
    now: datetime,
) -> None:
    """What the agency calls its jobs, asked once. An empty meaning is left for later."""
    change_agency(session, actor, agency_id, now)
    said = {title.casefold(): role for title, role in meanings.items() if role}
    if not set(said.values()) <= set(JOB_ROLES):
        raise Refused("role-unknown")
    staff_entries.remember_meanings(session, agency_id, "job", said, now)


def preview(session: Session, opened: Opened, now: datetime) -> Preview:
    if opened.table is None or opened.reading is None:
        raise Refused("list-put-away")
    people = everybody(session, opened.agency.id, now)
    made = account(
        read_lines(opened.table.rows, opened.reading),
        people,
        civil_date(now),
        tells_ends=opened.reading.tells_ends,
    )
    return Preview(made, seal(people, opened.reading))


def apply(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    import_id: ListImportId,
    seen: str,
    leaving: Sequence[PostId],
    last_day: date,
    now: datetime,
) -> None:
    """`seen`: the seal of the account that was looked at. Conflict where the list has changed since."""
    opened = _get_waiting(session, actor, agency_id, import_id, now)
    found = preview(session, opened, now)
    if found.seal != seen:
        raise Conflict("the list has changed since the preview")
    wanted = set(leaving)
    leavers = [each for each in found.account.leavers if each.post.id in wanted]
    changes = carry_out(session, actor, agency_id, found.account.plans, leavers, last_day, now)
    changes["counts"] = {kind.value: found.account.counts[kind] for kind in Kind}
    changes["left"] = len(leavers)
    changes["left_out"] = noted(found.account.outcomes)
    list_imports.mark_applied(session, import_id, changes, now)
    record(session, actor, Action.LIST_APPLIED, now, agency=agency_id, list=import_id)


def undo(
    session: Session, actor: Actor, agency_id: AgencyId, import_id: ListImportId, now: datetime
) -> tuple[Kept, ...]:
    change_agency(session, actor, agency_id, now)
    sent = list_imports.get_import(session, agency_id, KIND, import_id)
    if sent.is_put_away:
        raise Refused("list-put-away")
    if sent.applied_at is None or sent.undone_at is not None:
        raise Refused("list-not-applied")
    kept = take_back(session, actor, agency_id, sent.changes, now)
    changes = {**sent.changes, "kept": [astuple(each) for each in kept]}
    list_imports.mark_undone(session, import_id, changes, now)
    record(session, actor, Action.LIST_UNDONE, now, agency=agency_id, list=import_id)
    return kept


def throw_away(
    session: Session, actor: Actor, agency_id: AgencyId, import_id: ListImportId, now: datetime
) -> None:
    """What was sent and not applied; nothing was done by it."""
    _get_waiting(session, actor, agency_id, import_id, now)
    list_imports.put_away_these(session, [import_id], now)


def put_away_old(session: Session, now: datetime) -> int:
    """For the tick: names and addresses in lists, of completions too, are not kept longer than they can be undone."""
    return list_imports.put_away(session, now - KEPT_FOR, now)


def _get_waiting(
    session: Session, actor: Actor, agency_id: AgencyId, import_id: ListImportId, now: datetime
) -> Opened:
    change_agency(session, actor, agency_id, now)
    opened = get_sent(session, actor, agency_id, import_id, now)
    if opened.sent.is_put_away:
        raise Refused("list-put-away")
    if opened.sent.applied_at is not None:
        raise Refused("list-applied-already")
    return opened
