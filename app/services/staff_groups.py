"""Which rows of a sheet are one person's, and where they contradict each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.services.staff_finding import Listed, folded, payroll_key
from app.services.staff_lines import Fault, Line
from app.store.staff_entries import Known

MOST_POSTS = 12
"""Of one person on one sheet; more rows than that are not one person's."""


@dataclass
class Group:
    """The rows of one person; two of the list, where rows make one of two."""

    lines: list[Line]
    people: list[Listed]
    keys: list[object] = field(default_factory=list)

    def take_in(self, other: "Group") -> None:
        self.lines += other.lines
        self.people += [each for each in other.people if each not in self.people]
        self.keys += [key for key in other.keys if key not in self.keys]

    @property
    def listed(self) -> Listed | None:
        return self.people[0] if self.people else None

    @property
    def known(self) -> Known:
        """As the list will have her: an empty cell takes nothing away."""
        before = self.listed.known if self.listed else Known("")
        address = next((line.known.address for line in self.lines if line.known.address), None)
        payroll = next(
            (line.known.payroll_id for line in self.lines if line.known.payroll_id), None
        )
        if payroll_key(payroll) == payroll_key(before.payroll_id):
            payroll = before.payroll_id
        return Known(
            self.lines[0].known.name, address or before.address, payroll or before.payroll_id
        )


def group_lines(lines: Sequence[Line], found: Mapping[int, Listed | Fault | None]) -> list[Group]:
    """In no order; the rows of each in that of the sheet. Faults come to stand with their rows."""
    clashes = _clashes(lines)
    told = [_with_fault(line, found[line.number], clashes) for line in lines]
    names = _names_alone(told)
    groups: dict[object, Group] = {}
    for line in told:
        listed = found[line.number]
        people = [listed] if isinstance(listed, Listed) else []
        keys = [*_keys(line, people), *_name_keys(line, names)]
        mine = Group([line], people, keys)
        for key in keys:
            if (met := groups.get(key)) and met is not mine:
                mine.take_in(met)
                groups.update(dict.fromkeys(met.keys, mine))
        groups.update(dict.fromkeys(mine.keys, mine))
    distinct = list({id(group): group for group in groups.values()}.values())
    for group in distinct:
        group.lines.sort(key=lambda line: line.number)
    return distinct


def disagreements(group: Group) -> Iterator[tuple[int, Fault]]:
    first, known = group.lines[0], group.known
    for at, line in enumerate(group.lines[1:], start=1):
        if len(group.people) > 1 or len(group.lines) > MOST_POSTS or _contradict(known, line.known):
            yield line.number, Fault("rows-disagree", line.known.name, str(first.number))
            continue
        for other in group.lines[:at]:
            if line.job_role == other.job_role and _could_repeat(line, other):
                yield line.number, Fault("repeats-row", line.known.name, str(other.number))
                break


def _contradict(one: Known, other: Known) -> bool:
    return (
        folded(one.name) != folded(other.name)
        or _differ(one.address, other.address)
        or _differ(payroll_key(one.payroll_id), payroll_key(other.payroll_id))
    )


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def _could_repeat(line: Line, other: Line) -> bool:
    if line.starts_on is None or other.starts_on is None:
        return True
    return line.held(line.starts_on).overlaps(other.held(other.starts_on))


def _clashes(lines: Sequence[Line]) -> dict[int, Fault]:
    """Rows of which another has the same number or address under another name."""
    clashes: dict[int, Fault] = {}
    for key, of in (
        ("payroll-of-two", lambda line: payroll_key(line.known.payroll_id)),
        ("address-of-two", lambda line: line.known.address),
    ):
        rows: defaultdict[str, list[Line]] = defaultdict(list)
        for line in lines:
            if said := of(line):
                rows[said].append(line)
        for said, some in rows.items():
            for line in some:
                others = [
                    each for each in some if folded(each.known.name) != folded(line.known.name)
                ]
                if others:
                    clashes[line.number] = Fault(key, said, str(others[0].number))
    return clashes


def _with_fault(line: Line, found: Listed | Fault | None, clashes: Mapping[int, Fault]) -> Line:
    unclear = found if isinstance(found, Fault) else None
    return replace(line, fault=line.fault or clashes.get(line.number) or unclear)


def _keys(line: Line, people: Sequence[Listed]) -> list[object]:
    """Rows that share one of these are one person's."""
    keys: list[object] = [listed.person_id for listed in people]
    if key := payroll_key(line.known.payroll_id):
        keys.append(("payroll", key))
    if line.known.address:
        keys.append(("address", line.known.address))
    return keys or [("row", line.number)]


def _names_alone(lines: Sequence[Line]) -> dict[str, set[date | None]]:
    """Name and first day by which some row may mean its person: it has nothing else, or is faulty. Whoever has
    that name too could be meant, so such rows are looked at together."""
    vague: defaultdict[str, set[date | None]] = defaultdict(set)
    for line in lines:
        if line.fault or not (line.known.payroll_id or line.known.address):
            vague[folded(line.known.name)].add(line.starts_on)
    return vague


def _name_keys(line: Line, vague: Mapping[str, set[date | None]]) -> Iterator[object]:
    """A row without a first day could mean any."""
    name = folded(line.known.name)
    if name:
        for starts_on in vague.get(name, ()):
            if line.starts_on is None or starts_on in (None, line.starts_on):
                yield name, starts_on
