"""People typed or pasted into a box, one a line: what each line says, in whatever order its parts stand. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.services.list_columns import STAFF_FIELDS, Columns, Field, guess_columns
from app.services.spreadsheets import Row, clean
from app.services.staff_lines import Reading, name_in

MOST_LINES = 200
LONGEST_LINE = 400
MOST_PARTS = 3
_SEPARATORS = ("\t", ";", ",")
_BULLET = re.compile(r"\s*(?:[*•·–-]|\d{1,3}[.)])\s+")
_IN_BRACKETS = re.compile(r"(.+?)\s*<([^<>\s]*@[^<>\s]*)>$")


@dataclass(frozen=True, slots=True)
class Pasted:
    """`number`: which line of the box it is, as its writer counts them."""

    number: int
    name: str
    title: str = ""
    address: str = ""
    fault: str = ""
    """A key that the pages have words for."""


def read_pasted_lines(text: str) -> tuple[Pasted, ...]:
    """Empty lines, and a line of headings, are nobody."""
    filled = [(n, line) for n, line in enumerate(text.splitlines(), start=1) if clean(line)]
    if not filled:
        return ()
    columns = _headings(filled[0][1])
    if columns is None:
        return tuple(_free(number, line) for number, line in filled)
    separator = _separator(filled[0][1])
    reading = Reading(columns, {}, date.min)
    return tuple(_under(number, line, separator, reading) for number, line in filled[1:])


def _headings(line: str) -> Columns | None:
    cells = _cells(line, _separator(line))
    columns = guess_columns(cells, STAFF_FIELDS)
    named = Field.NAME in columns or {Field.FIRST, Field.LAST} <= columns.keys()
    return columns if named and len(columns) == len([cell for cell in cells if cell]) else None


def _under(number: int, line: str, separator: str, reading: Reading) -> Pasted:
    if len(line) > LONGEST_LINE:
        return Pasted(number, clean(line[:LONGEST_LINE]), fault="line-too-long")
    row = Row(number, tuple(_cells(line, separator)))
    title, address = reading.cell(row, Field.TITLE), reading.cell(row, Field.ADDRESS)
    return Pasted(number, name_in(row, reading), title, _bare(address))


def _free(number: int, line: str) -> Pasted:
    """The part with an @ is the address; of the others the name comes first."""
    if len(line) > LONGEST_LINE:
        return Pasted(number, clean(line[:LONGEST_LINE]), fault="line-too-long")
    parts = list(_parts(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line))
    addresses = [part for part in parts if "@" in part[1:]]
    said = [part for part in parts if "@" not in part[1:]]
    name, title = (*said, "", "")[:2]
    address = _bare(addresses[0]) if addresses else ""
    fault = "too-many-parts" if len(said) > MOST_PARTS - 1 or len(addresses) > 1 else ""
    return Pasted(number, _turned(name), title, address, fault)


def _parts(line: str) -> Iterator[str]:
    for cell in _cells(line, _separator(line)):
        if found := _IN_BRACKETS.match(cell):
            yield from found.groups()
        elif cell:
            yield cell


def _cells(line: str, separator: str) -> Sequence[str]:
    return [clean(cell).strip("\"'").strip() for cell in line.split(separator)]


def _separator(line: str) -> str:
    return next((each for each in _SEPARATORS if each in line), _SEPARATORS[-1])


def _turned(name: str) -> str:
    """'Jones, Ann', where another separator stands between the parts."""
    last, comma, first = (part.strip() for part in name.partition(","))
    return f"{first} {last}" if comma and first and last and "," not in first else name


def _bare(address: str) -> str:
    return address.strip("<>() ").casefold().removeprefix("mailto:")
