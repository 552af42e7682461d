"""What a staff list would do, row by row, before anything is done. Pure: the same rows and list, the same account."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.ids import PersonId
from app.services.staff_finding import Finder, Listed, folded, payroll_key
from app.services.staff_groups import Group, disagreements, group_lines
from app.services.staff_lines import ROLE_UNKNOWN, Fault, Line
from app.services.staff_posts_plan import PostsPlan, PostWrite, plan_posts
from app.store.posts import KnownPost
from app.store.staff_entries import Known


class Kind(StrEnum):
    PROBLEM = "problem"
    UNSAID = "unsaid"
    """Nothing is wrong with the row: its title is new, and nobody has said what it means."""
    NEW = "new"
    CHANGED = "changed"
    LEAVING = "leaving"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """`what`: a key that the pages have words for; '' or None where there was, or will be, nothing."""

    what: str
    before: str | date | None = None
    after: str | date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    number: int
    kind: Kind
    name: str
    changes: tuple[Change, ...] = ()
    fault: Fault | None = None
    person_id: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written of one person. `person_id` None: somebody new."""

    number: int
    """The first of her rows."""
    person_id: PersonId | None
    before: Known | None
    known: Known
    posts: tuple[PostWrite, ...]


@dataclass(frozen=True, slots=True)
class Leaver:
    """On the list, without an end, and in no row: a proposal."""

    post: KnownPost
    name: str


@dataclass(frozen=True, slots=True)
class Account:
    outcomes: tuple[Outcome, ...]
    """In the order of the sheet."""
    plans: tuple[Plan, ...]
    leavers: tuple[Leaver, ...]
    counts: Mapping[Kind, int]


def account(
    lines: Sequence[Line], people: Sequence[Listed], today: date, *, tells_ends: bool
) -> Account:
    finder = Finder(people, today)
    found = finder.find_all(lines)
    groups = group_lines(lines, found)
    outcomes: list[Outcome] = []
    plans: list[Plan] = []
    left_over: list[Leaver] = []
    for group in groups:
        told = _told(group, finder, today, tells_ends=tells_ends)
        outcomes += told.outcomes
        plans += told.plans
        left_over += told.leavers
    left_over += _untouched(people, groups, found, lines, today)
    outcomes.sort(key=lambda outcome: outcome.number)
    return Account(
        tuple(outcomes),
        tuple(plans),
        tuple(sorted(left_over, key=lambda leaver: (folded(leaver.name), leaver.post.id))),
        Counter(outcome.kind for outcome in outcomes),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    outcomes: tuple[Outcome, ...]
    plans: tuple[Plan, ...] = ()
    leavers: tuple[Leaver, ...] = ()


def _told(group: Group, finder: Finder, today: date, *, tells_ends: bool) -> _Told:
    """Where one row is wrong, nothing is done with the person's others either."""
    faults = {line.number: line.fault for line in group.lines if line.fault}
    if not faults:
        faults = dict(disagreements(group))
    if faults:
        return _problems(group, faults)
    posts = group.listed.posts if group.listed else ()
    plan = plan_posts(posts, group.lines, today, tells_ends=tells_ends)
    if group.listed and not group.listed.is_there(today):
        faults = dict(_not_back(group, plan, tells_ends=tells_ends))
    if plan.fault and not faults:
        faults = {line.number: Fault(plan.fault, line.job_role) for line in group.lines}
    if faults:
        return _problems(group, faults)
    if group.listed and group.listed.moved_on and _brings_back(plan, today):
        return _anew(group, finder, today, tells_ends=tells_ends)
    return _planned(group, plan, finder, today)


def _brings_back(plan: PostsPlan, today: date) -> bool:
    return any(write.held.ends_on is None or write.held.ends_on >= today for write in plan.writes)


def _anew(group: Group, finder: Finder, today: date, *, tells_ends: bool) -> _Told:
    """Somebody new, until she signs in and says that she was here before: her record has moved on meanwhile."""
    fresh = replace(group, people={})
    plan = plan_posts((), group.lines, today, tells_ends=tells_ends)
    told = _planned(fresh, plan, finder, today)
    first, *others = told.outcomes
    first = replace(first, changes=(*first.changes, Change("was-here")))
    return replace(told, outcomes=(first, *others))


def _planned(group: Group, plan: PostsPlan, finder: Finder, today: date) -> _Told:
    listed, known = group.listed, group.known
    outcomes = tuple(
        _outcome(group, line, plan, finder, today, is_first=line is group.lines[0])
        for line in group.lines
    )
    leavers = tuple(Leaver(post, known.name) for post in plan.left_over)
    before = listed.known if listed else None
    if not plan.writes and (listed is None or before == known):
        return _Told(outcomes, (), leavers)
    person_id = listed.person_id if listed else None
    made = Plan(group.lines[0].number, person_id, before, known, plan.writes)
    return _Told(outcomes, (made,), leavers)


def _problems(group: Group, faults: Mapping[int, Fault]) -> _Told:
    return _Told(tuple(_problem(line, faults) for line in group.lines))


def _not_back(group: Group, plan: PostsPlan, *, tells_ends: bool) -> Iterator[tuple[int, Fault]]:
    """She left; a row that neither says when she is back nor repeats what is known cannot be meant."""
    ends = [post.held.ends_on for post in group.listed.posts] if group.listed else []
    last_day = max((day for day in ends if day), default=date.min)
    added = {write.number for write in plan.writes if write.post is None}
    written = {write.number for write in plan.writes}
    for line in group.lines:
        in_vain = line.number in added and (line.starts_on is None or line.starts_on <= last_day)
        silent = line.number not in written and not tells_ends
        if in_vain or silent:
            yield line.number, Fault("left-already", line.known.name, last_day.isoformat())


def _problem(line: Line, faults: Mapping[int, Fault]) -> Outcome:
    other = Fault("other-row", line.known.name, str(min(faults)))
    own = faults.get(line.number)
    decisive = (own,) if own else faults.values()
    unsaid = all(fault.key == ROLE_UNKNOWN for fault in decisive)
    kind = Kind.UNSAID if unsaid else Kind.PROBLEM
    return Outcome(line.number, kind, line.known.name, fault=own or other)


def _outcome(
    group: Group, line: Line, plan: PostsPlan, finder: Finder, today: date, *, is_first: bool
) -> Outcome:
    writes = [write for write in plan.writes if write.number == line.number]
    listed = group.listed
    changes = [change for write in writes for change in _post_changes(write)]
    if listed is None:
        is_over = not writes
        notes = (Change("namesake"),) if finder.is_namesake(line) else ()
        kind = Kind.UNCHANGED if is_over else Kind.NEW
        changes = [Change("left-before")] if is_over else [*changes, *notes]
        return Outcome(line.number, kind, line.known.name, tuple(changes))
    if not listed.is_there(today) and any(write.post is None for write in writes):
        changes = [Change("back-again"), *changes]
    if is_first:
        changes = [*_known_changes(listed.known, group.known), *changes]
    return Outcome(
        line.number,
        _kind(changes),
        line.known.name,
        tuple(changes),
        person_id=listed.person_id,
    )


def _kind(changes: Sequence[Change]) -> Kind:
    if not changes:
        return Kind.UNCHANGED
    ending = len(changes) == 1 and changes[0].what == "ends" and changes[0].after is not None
    return Kind.LEAVING if ending else Kind.CHANGED


def _known_changes(before: Known, after: Known) -> Iterator[Change]:
    for what in ("name", "address", "payroll_id"):
        was, is_now = getattr(before, what), getattr(after, what)
        if was != is_now:
            yield Change(what, was, is_now)


def _post_changes(write: PostWrite) -> Iterator[Change]:
    held, before = write.held, write.post.held if write.post else None
    if before is None:
        yield Change("post", None, held.job_role)
        yield Change("starts", None, held.starts_on)
        if held.ends_on:
            yield Change("ends", None, held.ends_on)
        return
    if before.job_role != held.job_role:
        yield Change("job", before.job_role, held.job_role)
    if before.starts_on != held.starts_on:
        yield Change("starts", before.starts_on, held.starts_on)
    if before.ends_on != held.ends_on:
        yield Change("ends", before.ends_on, held.ends_on)


def _untouched(
    people: Iterable[Listed],
    groups: Sequence[Group],
    found: Mapping[int, Listed | Fault | None],
    lines: Sequence[Line],
    today: date,
) -> Iterator[Leaver]:
    """Who is in no row at all, also in none that has a problem."""
    meant = {person for group in groups for person in group.people}
    doubtful = [line for line in lines if line.fault or isinstance(found[line.number], Fault)]
    names = {folded(line.known.name) for line in doubtful}
    addresses = {line.known.address for line in doubtful if line.known.address}
    numbers = {payroll_key(line.known.payroll_id) for line in doubtful} - {None}
    for listed in people:
        if listed.person_id in meant or folded(listed.known.name) in names:
            continue
        if listed.known.address in addresses or payroll_key(listed.known.payroll_id) in numbers:
            continue
        for post in listed.posts:
            if post.held.ends_on is None and post.held.starts_on <= today:
                yield Leaver(post, listed.known.name)
