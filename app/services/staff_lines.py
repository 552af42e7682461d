"""The rows of a staff list, read: what each says, or what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.learning.job_roles import JOB_ROLES
from app.services.list_cells import fault_of
from app.services.list_columns import Columns, Field
from app.services.list_dates import read_day
from app.services.spreadsheets import Row
from app.services.staff_facts import (
    LONGEST_PAYROLL,
    has_lost_letters,
    is_address,
    is_name,
    may_end,
    may_start,
)
from app.store.posts import Held
from app.store.staff_entries import Known

NO_END = 2099
"""From this year on an end is how a payroll program writes that there is none."""
UNKNOWN = ""
"""The role of a title that nobody has said the meaning of."""
ROLE_UNKNOWN = "role-unknown"
"""The key of a row's fault that is no fault of the row: nobody has said yet what its title means."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A key that the pages have words for, what was written, and another row or value that it clashes with."""

    key: str
    written: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    known: Known
    job_role: str
    starts_on: date | None
    ends_on: date | None
    fault: Fault | None = None

    def held(self, starts_on: date) -> Held:
        return Held(self.job_role, self.starts_on or starts_on, self.ends_on)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sheet is to be read."""

    columns: Columns
    roles: Mapping[str, str]
    """Job role by title, casefolded."""
    today: date
    role_of_all: str = UNKNOWN
    """Where the sheet has no column of titles."""

    @property
    def tells_ends(self) -> bool:
        return Field.ENDS in self.columns

    def cell(self, row: Row, field: Field) -> str:
        """'' too where the cell holds a formula's error: that is no name, and no title."""
        written = self.written(row, field)
        return "" if fault_of(written, field) else written

    def written(self, row: Row, field: Field) -> str:
        at = self.columns.get(field)
        return "" if at is None or at >= len(row.cells) else row.cells[at]

    def cell_faults(self, row: Row) -> Iterator[Fault]:
        """`other`: the column's field."""
        for field in self.columns:
            written = self.written(row, field)
            if key := fault_of(written, field):
                yield Fault(key, written, field.value)

    def role(self, row: Row) -> str:
        if Field.TITLE not in self.columns:
            return self.role_of_all
        return role_of(self.cell(row, Field.TITLE), self.roles)


def role_of(title: str, roles: Mapping[str, str]) -> str:
    folded = title.casefold()
    return roles.get(folded) or (folded if folded in JOB_ROLES else UNKNOWN)


def titles_in(rows: Iterable[Row], reading: Reading) -> dict[str, int]:
    """Each as it was first written, with how many rows have it; the commonest first."""
    written: dict[str, str] = {}
    counts: dict[str, int] = {}
    for row in rows:
        if title := reading.cell(row, Field.TITLE):
            first = written.setdefault(title.casefold(), title)
            counts[first] = counts.get(first, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold())))


def read_lines(rows: Iterable[Row], reading: Reading) -> list[Line]:
    return [_line(row, reading) for row in rows]


def _line(row: Row, reading: Reading) -> Line:
    name = name_in(row, reading)
    address = reading.cell(row, Field.ADDRESS).casefold().removeprefix("mailto:")
    payroll_id = reading.cell(row, Field.PAYROLL)
    starts_on = read_day(reading.cell(row, Field.STARTS), reading.today)
    ends_on = read_day(reading.cell(row, Field.ENDS), reading.today)
    line = Line(
        row.number,
        Known(name, address or None, payroll_id or None),
        reading.role(row),
        starts_on,
        None if ends_on and ends_on.year >= NO_END else ends_on,
    )
    return _with_fault(line, next(_faults(row, line, reading), None))


def _with_fault(line: Line, fault: Fault | None) -> Line:
    return Line(
        line.number, line.known, line.job_role, line.starts_on, line.ends_on, fault or line.fault
    )


def name_in(row: Row, reading: Reading) -> str:
    """'Jones, Ann' is Ann Jones."""
    whole = reading.cell(row, Field.NAME)
    if not whole:
        return f"{reading.cell(row, Field.FIRST)} {reading.cell(row, Field.LAST)}".strip()
    last, comma, first = whole.partition(",")
    if comma and first.strip() and last.strip() and "," not in first:
        return f"{first.strip()} {last.strip()}"
    return whole


def _faults(row: Row, line: Line, reading: Reading) -> Iterator[Fault]:
    yield from reading.cell_faults(row)
    yield from _name_faults(line.known)
    if line.known.payroll_id and len(line.known.payroll_id) > LONGEST_PAYROLL:
        yield Fault("payroll-too-long", line.known.payroll_id)
    title = reading.cell(row, Field.TITLE)
    if line.job_role == UNKNOWN and not title:
        yield Fault("role-missing")
    yield from _day_faults(row, line, reading)
    if line.job_role == UNKNOWN:
        yield Fault(ROLE_UNKNOWN, title)


def _name_faults(known: Known) -> Iterator[Fault]:
    if not known.name:
        yield Fault("name-missing")
    elif has_lost_letters(known.name):
        yield Fault("name-lost-letters", known.name)
    elif not is_name(known.name):
        yield Fault("name-odd", known.name)
    if known.address and not is_address(known.address):
        yield Fault("address-odd", known.address)


def _day_faults(row: Row, line: Line, reading: Reading) -> Iterator[Fault]:
    starts, ends = reading.cell(row, Field.STARTS), reading.cell(row, Field.ENDS)
    if starts and not (line.starts_on and may_start(line.starts_on, reading.today)):
        yield Fault("starts-odd", starts)
    read = read_day(ends, reading.today)
    if ends and not (read and (read.year >= NO_END or may_end(read, reading.today))):
        yield Fault("ends-odd", ends)
    if line.starts_on and line.ends_on and line.ends_on < line.starts_on:
        yield Fault("ends-before-start", ends)
