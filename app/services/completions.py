"""What people learnt elsewhere, from another system's list: the same road as a staff list, and back."""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import datetime
from hashlib import sha256

from app.ids import AgencyId, AwardId, ListImportId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.completion_lines import (
    LEFT_OUT,
    Courses,
    ToGive,
    account_of,
    course_titles,
    read_completions,
)
from app.services.content import Content
from app.services.errors import Conflict, Refused
from app.services.left_out import noted
from app.services.list_columns import COMPLETION_FIELDS, Columns, Field, find_columns, missing
from app.services.offering import offered
from app.services.sent_tables import kept_table, table_of
from app.services.spreadsheets import Table
from app.services.staff_account import Account, Kind
from app.services.staff_listed import everybody
from app.services.staff_scope import change_agency, see_agency
from app.services.staff_undoing import Kept
from app.store import completions, list_imports, staff_entries
from app.store.awards import AwardFacts, Source
from app.store.database import Session
from app.store.list_imports import ListImport
from app.store.organisations import Organisation

KIND = "completions"
UNDONE = "The list that it came from was undone."


@dataclass(frozen=True, slots=True)
class Opened:
    """A list that was sent. `table` is None once it is put away."""

    agency: Organisation
    sent: ListImport
    table: Table | None
    columns: Columns
    courses: Courses

    @property
    def is_sure(self) -> bool:
        return not missing(self.columns, COMPLETION_FIELDS)

    @property
    def unknown_titles(self) -> dict[str, int]:
        if self.table is None:
            return {}
        counts = course_titles(self.table.rows, self.columns)
        return {
            title: rows for title, rows in counts.most_common() if not self.courses.meaning(title)
        }


@dataclass(frozen=True, slots=True)
class Preview:
    account: Account
    given: tuple[ToGive, ...]
    seal: str


def send(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    file_name: str,
    table: Table,
    now: datetime,
) -> ListImportId:
    change_agency(session, actor, agency_id, now, Permission.RECORD_LEARNING)
    rows = kept_table(table, find_columns(table.headings, COMPLETION_FIELDS))
    return list_imports.add_import(session, agency_id, KIND, file_name, rows, actor.person_id, now)


def get_sent(
    session: Session,
    content: Content,
    actor: Actor,
    agency_id: AgencyId,
    import_id: ListImportId,
    now: datetime,
) -> Opened:
    agency = see_agency(session, actor, agency_id, now, Permission.RECORD_LEARNING)
    sent = list_imports.get_import(session, agency_id, KIND, import_id)
    nation = agency.facts.nation
    titles = {
        course.slug: course.title.fill(content.words(nation))
        for course in offered(content.library, nation)
    }
    own = {title.casefold(): slug for slug, title in titles.items()} | {
        slug: slug for slug in titles
    }
    said = staff_entries.meanings(session, agency_id, "course")
    columns = {Field(name): at for name, at in (sent.rows.get("columns") or {}).items()}
    table = None if sent.is_put_away else table_of(sent.rows)
    return Opened(agency, sent, table, columns, Courses(own | said, titles))


def choose_columns(
    session: Session, actor: Actor, opened: Opened, columns: Columns, now: datetime
) -> None:
    _refuse_settled(session, actor, opened, now)
    width = len(opened.sent.rows["headings"])
    if missing(columns, COMPLETION_FIELDS) or not all(0 <= at < width for at in columns.values()):
        raise Refused("columns-missing-completions")
    if len(set(columns.values())) < len(columns):
        raise Refused("columns-twice")
    named = {field.value: at for field, at in columns.items()}
    list_imports.keep_reading(session, opened.sent.id, {**opened.sent.rows, "columns": named})


def say_meanings(
    session: Session, actor: Actor, opened: Opened, meanings: Mapping[str, str], now: datetime
) -> None:
    change_agency(session, actor, opened.agency.id, now, Permission.RECORD_LEARNING)
    said = {title.casefold(): course for title, course in meanings.items() if course}
    if not set(said.values()) <= {*opened.courses.titles, LEFT_OUT}:
        raise Refused("course-unknown")
    staff_entries.remember_meanings(session, opened.agency.id, "course", said, now)


def preview(session: Session, opened: Opened, now: datetime) -> Preview:
    if opened.table is None:
        raise Refused("list-put-away")
    today = civil_date(now)
    there = tuple(
        listed for listed in everybody(session, opened.agency.id, now) if listed.is_there(today)
    )
    read = read_completions(opened.table.rows, opened.columns, opened.courses, today)
    met = completions.what_is_met(session, [listed.person_id for listed in there])
    made, given = account_of(read, there, met, opened.courses, today)
    return Preview(made, given, _seal(given))


def apply(
    session: Session, actor: Actor, content: Content, opened: Opened, seen: str, now: datetime
) -> None:
    """Conflict where it would do something else than what was looked at."""
    _refuse_settled(session, actor, opened, now)
    found = preview(session, opened, now)
    if found.seal != seen:
        raise Conflict("the list has changed since the preview")
    awards = [(each.person_id, _facts(content, opened, each)) for each in found.given]
    made = completions.add_awards(session, awards, actor.person_id, now)
    changes = {
        "awards": [
            [each.number, each.person_id, award]
            for each, award in zip(found.given, made, strict=True)
        ],
        "counts": {kind.value: found.account.counts[kind] for kind in Kind},
        "left_out": noted(found.account.outcomes),
    }
    list_imports.mark_applied(session, opened.sent.id, changes, now)
    agency_id = opened.agency.id
    record(session, actor, Action.LIST_APPLIED, now, agency=agency_id, list=opened.sent.id)


def undo(session: Session, actor: Actor, opened: Opened, now: datetime) -> tuple[Kept, ...]:
    """Awards are voided, not erased: the record says that they were taken back."""
    agency_id = opened.agency.id
    change_agency(session, actor, agency_id, now, Permission.RECORD_LEARNING)
    sent = list_imports.get_import(session, agency_id, KIND, opened.sent.id)
    if sent.is_put_away:
        raise Refused("list-put-away")
    if sent.applied_at is None or sent.undone_at is not None:
        raise Refused("list-not-applied")
    awards = [AwardId(award) for _, _, award in sent.changes["awards"]]
    void = completions.void_awards(session, awards, UNDONE, now)
    kept = tuple(
        Kept(number, PersonId(person), "voided-since")
        for number, person, award in sent.changes["awards"]
        if award in void
    )
    changes = {
        **sent.changes,
        "kept": [astuple(each) for each in kept],
    }
    list_imports.mark_undone(session, sent.id, changes, now)
    record(session, actor, Action.LIST_UNDONE, now, agency=agency_id, list=sent.id)
    return kept


def throw_away(session: Session, actor: Actor, opened: Opened, now: datetime) -> None:
    _refuse_settled(session, actor, opened, now)
    list_imports.put_away_these(session, [opened.sent.id], now)


def _refuse_settled(session: Session, actor: Actor, opened: Opened, now: datetime) -> None:
    """The agency's list is held first: of two who apply at once the second finds it applied."""
    change_agency(session, actor, opened.agency.id, now, Permission.RECORD_LEARNING)
    sent = list_imports.get_import(session, opened.agency.id, KIND, opened.sent.id)
    if sent.is_put_away:
        raise Refused("list-put-away")
    if sent.applied_at is not None:
        raise Refused("list-applied-already")


def _facts(content: Content, opened: Opened, given: ToGive) -> AwardFacts:
    course = content.library.courses[given.course]
    return AwardFacts(
        course=course.slug,
        course_title=opened.courses.titles[course.slug],
        release_sha256=None,
        terms_sha256=content.library.terms.sha256,
        nation=opened.agency.facts.nation,
        language="en",
        standing=course.header.status,
        met_on=given.met_on,
        course_valid_months=course.header.valid_months,
        source=Source.LIST,
        provider=given.provider or opened.agency.name,
        own_until=given.own_until,
    )


def _seal(given: tuple[ToGive, ...]) -> str:
    text = json.dumps([astuple(each) for each in given], default=str, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()
