"""Who on the list a row means: by payroll number first, then by address, then by name and first day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice

from app.ids import PersonId
from app.services.staff_lines import Fault, Line
from app.store.posts import KnownPost
from app.store.staff_entries import Known


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody whom the agency's list knows, those who left too."""

    person_id: PersonId
    known: Known
    posts: tuple[KnownPost, ...]
    moved_on: bool = False
    """She left, and her record is hers to bring back: a list that has her again adds somebody new."""

    def is_there(self, today: date) -> bool:
        return any(post.is_open(today) for post in self.posts)


def folded(name: str) -> str:
    return name.casefold()


def payroll_key(payroll_id: str | None) -> str | None:
    """Programs drop zeros in front; people change case."""
    if not payroll_id:
        return None
    return payroll_id.lstrip("0").casefold() if payroll_id.isdecimal() else payroll_id.casefold()


_Buckets = defaultdict[tuple[str, date | None, bool], defaultdict[str | None, list[Listed]]]


class _Namesakes:
    """People by name, by first day and by payroll number, so that thousands of one name are not gone through row by row."""

    def __init__(self, people: Iterable[Listed]) -> None:
        self._found: _Buckets = defaultdict(lambda: defaultdict(list))
        for listed in people:
            name, number = folded(listed.known.name), payroll_key(listed.known.payroll_id)
            for day in {None, *(post.held.starts_on for post in listed.posts)}:
                self._found[name, day, listed.moved_on][number].append(listed)

    def of(self, line: Line, *, moved_on: bool) -> list[Listed]:
        """Who could be meant; no more than two, since two are one too many. Without a first day: of any."""
        key = folded(line.known.name), line.starts_on, moved_on
        numbered: Mapping[str | None, list[Listed]] = self._found.get(key, {})
        number = payroll_key(line.known.payroll_id)
        fitting = [None, number] if number else [*numbered]
        found = chain.from_iterable(numbered.get(each, ()) for each in fitting)
        return list(islice(found, 2))


@dataclass
class Finder:
    people: Sequence[Listed]
    today: date
    by_payroll: dict[str, Listed] = field(default_factory=dict)
    by_address: dict[str, Listed] = field(default_factory=dict)
    names_there: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for listed in self.people:
            if key := payroll_key(listed.known.payroll_id):
                self.by_payroll[key] = listed
            if listed.known.address:
                self.by_address[listed.known.address] = listed
            if listed.is_there(self.today):
                self.names_there.add(folded(listed.known.name))

    def find_all(self, lines: Sequence[Line]) -> dict[int, Listed | Fault | None]:
        """By row number; None: somebody new. Who is meant by number or address in one row, another row with
        a number or address of its own does not mean by name."""
        found = {line.number: self._by_keys(line) for line in lines}
        claimed = {each.person_id for each in found.values() if isinstance(each, Listed)}
        anybody = _Namesakes(self.people)
        others = _Namesakes(each for each in self.people if each.person_id not in claimed)
        for line in lines:
            if found[line.number] is None:
                has_key = line.known.payroll_id or line.known.address
                found[line.number] = _by_name(line, others if has_key else anybody)
        return found

    def is_namesake(self, line: Line) -> bool:
        """Of somebody who is there."""
        return folded(line.known.name) in self.names_there

    def _by_keys(self, line: Line) -> Listed | Fault | None:
        by_payroll = self._unless_reused(
            self.by_payroll.get(payroll_key(line.known.payroll_id) or ""), line
        )
        by_address = self._unless_reused(self.by_address.get(line.known.address or ""), line)
        if by_payroll and by_address and by_payroll != by_address:
            return Fault("keys-of-two", line.known.address or "", by_address.known.name)
        if by_payroll:
            return by_payroll
        if by_address:
            return self._by_address(by_address, line)
        return None

    def _unless_reused(self, listed: Listed | None, line: Line) -> Listed | None:
        """The number or address of somebody who left may be somebody else's now."""
        if listed is None or listed.is_there(self.today):
            return listed
        return listed if folded(listed.known.name) == folded(line.known.name) else None

    def _by_address(self, listed: Listed, line: Line) -> Listed | Fault:
        same_name = folded(listed.known.name) == folded(line.known.name)
        if not same_name and _differ_in_payroll(listed, line):
            return Fault("address-of-another", line.known.address or "", listed.known.name)
        return listed


def _by_name(line: Line, among: _Namesakes) -> Listed | Fault | None:
    named = among.of(line, moved_on=False) or among.of(line, moved_on=True)
    if len(named) > 1:
        return Fault("name-not-enough", line.known.name)
    return named[0] if named else None


def _differ_in_payroll(listed: Listed, line: Line) -> bool:
    ours, theirs = payroll_key(listed.known.payroll_id), payroll_key(line.known.payroll_id)
    return bool(ours and theirs and ours != theirs)
