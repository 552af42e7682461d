"""Who on the list a row means: by payroll number first, then by address, then by name and first day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

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

    def is_there(self, today: date) -> bool:
        return any(post.is_open(today) for post in self.posts)


def folded(name: str) -> str:
    return name.casefold()


def payroll_key(payroll_id: str | None) -> str | None:
    """Programs drop zeros in front; people change case."""
    if not payroll_id:
        return None
    return payroll_id.lstrip("0").casefold() if payroll_id.isdecimal() else payroll_id.casefold()


@dataclass
class Finder:
    people: Iterable[Listed]
    today: date
    by_payroll: dict[str, Listed] = field(default_factory=dict)
    by_address: dict[str, Listed] = field(default_factory=dict)
    by_name: defaultdict[str, list[Listed]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for listed in self.people:
            if key := payroll_key(listed.known.payroll_id):
                self.by_payroll[key] = listed
            if listed.known.address:
                self.by_address[listed.known.address] = listed
            self.by_name[folded(listed.known.name)].append(listed)

    def find_all(self, lines: Sequence[Line]) -> dict[int, Listed | Fault | None]:
        """By row number; None: somebody new. Who is meant by number or address in one row, another row with
        a number or address of its own does not mean by name."""
        found = {line.number: self._by_keys(line) for line in lines}
        claimed = {each.person_id for each in found.values() if isinstance(each, Listed)}
        for line in lines:
            if found[line.number] is None:
                has_key = line.known.payroll_id or line.known.address
                found[line.number] = self._by_name(line, claimed if has_key else frozenset())
        return found

    def is_namesake(self, line: Line) -> bool:
        """Of somebody who is there."""
        named = self.by_name.get(folded(line.known.name), ())
        return any(listed.is_there(self.today) for listed in named)

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

    def _by_name(self, line: Line, claimed: Set[PersonId]) -> Listed | Fault | None:
        named = [
            listed
            for listed in self.by_name.get(folded(line.known.name), ())
            if listed.person_id not in claimed and not _differ_in_payroll(listed, line)
        ]
        if line.starts_on:
            named = [
                listed
                for listed in named
                if any(post.held.starts_on == line.starts_on for post in listed.posts)
            ]
        if len(named) > 1:
            return Fault("name-not-enough", line.known.name)
        return named[0] if named else None


def _differ_in_payroll(listed: Listed, line: Line) -> bool:
    ours, theirs = payroll_key(listed.known.payroll_id), payroll_key(line.known.payroll_id)
    return bool(ours and theirs and ours != theirs)
