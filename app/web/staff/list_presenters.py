"""What the pages about lists show."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import LazyString
from flask_babel import gettext as _

from app.ids import ListImportId, PostId
from app.reporting.sheets import Table as Sheet
from app.services.left_out import KINDS as LEFT_OUT
from app.services.left_out import Cut, LeftOut, left_out_of
from app.services.list_columns import Columns, Field
from app.services.spreadsheets import Table
from app.services.staff_account import Kind, Outcome
from app.store.list_imports import ListImport
from app.web.staff.list_words import FIELDS, SINCE, TONES, change_words, fault_words
from app.web.staff.presenters import held_when
from app.web.staff.sorts import Preview, Sort

ROWS = 50
LEAVERS = 500
"""Proposed at once; the rest when the list is sent again."""
LONGEST_SAMPLE = 40


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    number: int
    name: str
    kind: LazyString
    tone: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeaverLine:
    post_id: PostId
    name: str
    job: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class PreviewView:
    counts: tuple[tuple[Kind, LazyString, int], ...]
    """Those that there are."""
    shown: Kind
    heading: LazyString
    lines: tuple[OutcomeLine, ...]
    page: int
    pages: int
    total: int
    leavers: tuple[LeaverLine, ...]
    more_leavers: int
    adds_people: bool
    left_out: int
    to_do: int


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    number: int
    name: str
    mend: str


@dataclass(frozen=True, slots=True)
class DoneView:
    id: ListImportId
    file_name: str
    applied_at: datetime | None
    undone_at: datetime | None
    put_away_at: datetime | None
    counts: tuple[tuple[LazyString | str, int], ...]
    kept: tuple[str, ...]
    left_out: tuple[LeftOutLine, ...]
    """Of the page that is shown."""
    page: int
    pages: int
    all_left_out: int


def preview_view(
    found: Preview,
    asked: Kind | None,
    page: int,
    sort: Sort,
    ticked: Collection[PostId],
) -> PreviewView:
    counts = found.account.counts
    there = [kind for kind in Kind if counts.get(kind)]
    shown = asked if asked in there else (there or [Kind.UNCHANGED])[0]
    outcomes = [each for each in found.account.outcomes if each.kind is shown]
    pages = max(1, -(-len(outcomes) // ROWS))
    page = min(max(1, page), pages)
    leavers = found.account.leavers
    return PreviewView(
        tuple((kind, sort.kinds[kind], counts[kind]) for kind in there),
        shown,
        sort.kinds[shown],
        tuple(_line(each, sort) for each in outcomes[(page - 1) * ROWS : page * ROWS]),
        page,
        pages,
        len(outcomes),
        tuple(
            LeaverLine(
                each.post.id,
                each.name,
                f"{each.post.held.job_role}, {held_when(each.post.held)}",
                each.post.id in ticked,
            )
            for each in leavers[:LEAVERS]
        ),
        max(0, len(leavers) - LEAVERS),
        any(plan.person_id is None for plan in found.account.plans),
        sum(counts.get(kind, 0) for kind in LEFT_OUT),
        sum(counts.get(kind, 0) for kind in (Kind.NEW, Kind.CHANGED, Kind.LEAVING)),
    )


def done_view(sent: ListImport, sort: Sort, page: int) -> DoneView:
    counts: Mapping[str, int] = sent.changes.get("counts", {})
    told = [(sort.kinds[kind], counts[kind]) for kind in Kind if counts.get(kind)]
    left_out = left_out_of(sent.changes)
    pages = max(1, -(-len(left_out) // ROWS))
    page = min(max(1, page), pages)
    left = sent.changes.get("left", 0)
    return DoneView(
        sent.id,
        sent.file_name,
        sent.applied_at,
        sent.undone_at,
        sent.put_away_at,
        (*told, *([(_("Ended, as you ticked"), left)] if left else [])),
        tuple(_kept(each) for each in sent.changes.get("kept", ())),
        tuple(_left_out(each, sort) for each in left_out[(page - 1) * ROWS : page * ROWS]),
        page,
        pages,
        len(left_out),
    )


def left_out_sheet(cut: Cut, sort: Sort) -> Sheet:
    """Its own columns, so that it can be mended and sent again, and what is to be mended."""
    rows = [(*cells, fault_words(each.fault, sort.faults)) for cells, each in cut.rows]
    return Sheet(_("Rows left out"), (*cut.headings, _("What to mend")), rows)


def column_questions(
    fields: Sequence[Field], chosen: Columns
) -> tuple[tuple[str, LazyString, str], ...]:
    return tuple(
        (field.value, FIELDS[field], str(chosen[field]) if field in chosen else "")
        for field in fields
    )


def column_choices(table: Table) -> list[tuple[str, str]]:
    """'B: Staff name, for example Ann Jones'."""
    return [("", _("Not on this sheet")), *_columns(table)]


def columns_left_out(table: Table, columns: Columns) -> tuple[str, ...]:
    """Headings that nothing is read from, so that a column with an unusual one is missed at once."""
    read = set(columns.values())
    return tuple(each for at, each in enumerate(table.headings) if each and at not in read)


def _columns(table: Table) -> Iterable[tuple[str, str]]:
    for at, heading in enumerate(table.headings):
        sample = next((row.cells[at] for row in table.rows if row.cells[at]), "")
        words = f"{_letter(at)}: {heading or _('no heading')}"
        if sample:
            words = _("%(column)s, for example %(sample)s", column=words, sample=_short(sample))
        yield str(at), words


def _letter(at: int) -> str:
    """As the spreadsheet program names it."""
    return chr(ord("A") + at) if at < 26 else f"{_letter(at // 26 - 1)}{_letter(at % 26)}"


def _short(sample: str) -> str:
    return sample if len(sample) <= LONGEST_SAMPLE else f"{sample[:LONGEST_SAMPLE]}…"


def _line(outcome: Outcome, sort: Sort) -> OutcomeLine:
    words = [change_words(change) for change in outcome.changes]
    if outcome.fault:
        words.insert(0, fault_words(outcome.fault, sort.faults))
    return OutcomeLine(
        outcome.number,
        outcome.name or _("no name"),
        sort.kinds[outcome.kind],
        TONES[outcome.kind],
        tuple(words),
    )


def _left_out(each: LeftOut, sort: Sort) -> LeftOutLine:
    return LeftOutLine(each.number, each.name or _("no name"), fault_words(each.fault, sort.faults))


def _kept(each: Sequence[object]) -> str:
    number, _person, reason = each
    words = str(SINCE[str(reason)])
    if number is None:
        return _("Somebody who left: %(words)s", words=words)
    return _("Row %(row)s: %(words)s", row=number, words=words)
