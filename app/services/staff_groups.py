"""Which rows of a sheet are one person's, and where they contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date

from app.ids import PersonId
from app.services.staff_finding import Listed, folded, payroll_key
from app.services.staff_lines import Fault, Line
from app.store.staff_entries import Known

MOST_POSTS = 12
"""Of one person on one sheet; more rows than that are not one person's."""


@dataclass
class Group:
    """The rows of one person; two of the list, where rows make one of two."""

    lines: list[Line]
    people: dict[PersonId, Listed] = field(default_factory=dict)
    keys: list[object] = field(default_factory=list)

    def take_in(self, other: "Group") -> None:
        self.lines += other.lines
        self.people |= other.people
        self.keys += other.keys

    @property
    def listed(self) -> Listed | None:
        return next(iter(self.people.values()), None)

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
        people = {listed.person_id: listed} if isinstance(listed, Listed) else {}
        keys = [*_keys(line, people), *names.keys_of(line)]
        if isinstance(listed, Listed):
            keys += _keys_under_a_new_name(line, listed, names)
        _bring_together(groups, Group([line], people, keys))
    distinct = list({id(group): group for group in groups.values()}.values())
    for group in distinct:
        group.lines.sort(key=lambda line: line.number)
    return distinct


def _bring_together(groups: dict[object, Group], new: Group) -> None:
    """The smaller groups always go into the greatest, so that thousands of rows of one key are soon together."""
    met = {id(groups[key]): groups[key] for key in new.keys if key in groups}
    greatest, *others = sorted((*met.values(), new), key=lambda group: -len(group.lines))
    groups.update(dict.fromkeys(new.keys, greatest))
    for small in others:
        greatest.take_in(small)
        groups.update(dict.fromkeys(small.keys, greatest))


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
            if len(some) > 1:
                clashes |= {number: Fault(key, said, other) for number, other in _others(some)}
    return clashes


def _others(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """With each row the first of another name, where there is one."""
    first = lines[0]
    name = folded(first.known.name)
    other = next((line for line in lines if folded(line.known.name) != name), None)
    if other is None:
        return
    for line in lines:
        unlike = other if folded(line.known.name) == name else first
        yield line.number, str(unlike.number)


def _with_fault(line: Line, found: Listed | Fault | None, clashes: Mapping[int, Fault]) -> Line:
    unclear = found if isinstance(found, Fault) else None
    return replace(line, fault=line.fault or clashes.get(line.number) or unclear)


def _keys(line: Line, people: Iterable[PersonId]) -> list[object]:
    """Rows that share one of these are one person's."""
    keys: list[object] = [*people]
    if key := payroll_key(line.known.payroll_id):
        keys.append(("payroll", key))
    if line.known.address:
        keys.append(("address", line.known.address))
    return keys or [("row", line.number)]


@dataclass
class _Names:
    """Names, with first days, by which some row may mean its person: it has nothing else, or is faulty. Whoever has
    that name too could be meant, so such rows are looked at together."""

    vague: Mapping[str, set[date | None]]
    undated: Set[str]
    """Of which some row says no first day: that could mean any, and holds all of them together."""

    def keys_of(self, line: Line) -> Iterator[object]:
        name, day = folded(line.known.name), line.starts_on
        days = self.vague.get(name) if name else None
        if not days:
            return
        if name not in self.undated:
            if day in days:
                yield name, day
        elif day is None or day in days or None in days:
            yield name, None


def _keys_under_a_new_name(line: Line, listed: Listed, names: _Names) -> Iterator[object]:
    """By what else she could be meant once she is called that: her address, and the first day of each of her posts."""
    if folded(line.known.name) == folded(listed.known.name):
        return
    if listed.known.address:
        yield "address", listed.known.address
    for post in listed.posts:
        yield from names.keys_of(replace(line, starts_on=post.held.starts_on))


def _names_alone(lines: Sequence[Line]) -> _Names:
    vague: defaultdict[str, set[date | None]] = defaultdict(set)
    for line in lines:
        if line.fault or not (line.known.payroll_id or line.known.address):
            vague[folded(line.known.name)].add(line.starts_on)
    undated = {folded(line.known.name) for line in lines if line.starts_on is None}
    return _Names(vague, undated)
