"""Somebody who knows the rules and reads everything: an integer programme over what one or two publications can mean.

Written from docs/disclosure.md. Of Heed's code it has how one row is rounded, as a reader may, and nothing of the
audit. For each row it tries which counts would be printed in these words. Sums, groups, overlaps and what may have
stayed the same since the run before are its rules; a count whose least and greatest value agree is worked out.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from app.learning.disclosure.merging import FEWEST_PEOPLE
from app.learning.disclosure.protected import (
    HIDDEN,
    About,
    Count,
    FewerThan,
    Figures,
    NotShown,
    ProtectedTable,
    Published,
)
from app.learning.disclosure.shares import shown
from app.learning.disclosure.tables import TOTAL, Catalogue, Place, Tally, overlaps
from tests.learning.disclosure.programme import (
    ANY,
    COVERED,
    QUANTITIES,
    REQUIRED,
    UNCOVERED,
    Cell,
    Ends,
    Knowledge,
    Node,
    Programme,
    Quantity,
)


@dataclass(frozen=True)
class Heard:
    """A publication, and what else the attacker was told."""

    published: Published
    overlaps: Catalogue | None = None
    """By how much each of its tables' rows come to more than their parents."""
    chosen: Catalogue | None = None
    """Groups were chosen from it: which members had too few people, and which joined them as the next smallest."""


def attack(heard: Heard, seed: int) -> list[Cell]:
    """What is worked out from one run."""
    known = Knowledge()
    _learn("now", heard, known)
    pinned = Programme(known, seed).pinned()
    assert pinned is not None, "what was published contradicts itself"
    return pinned


def attack_both(before: Heard, now: Heard, seed: int) -> list[Cell]:
    """And from two: as much as possible is taken to have stayed the same. What that comes to by itself, unread, does not count."""
    known = Knowledge()
    _learn("before", before, known)
    _learn("now", now, known)
    for same in _may_be_the_same(before.published, now.published, known):
        bold = Knowledge(known.ends, [*known.rules])
        for place in same:
            for of in (COVERED, UNCOVERED):
                bold.say([(1, Node("before", place), of), (-1, Node("now", place), of)], 0, 0)
        pinned = Programme(bold, seed).pinned()
        if pinned:
            ends = {node: ANY if node.run == "now" else end for node, end in bold.ends.items()}
            unread = Programme(replace(bold, ends=ends), seed).pinned() or []
            return [cell for cell in pinned if cell not in unread]
        if pinned is not None:
            return []
    raise AssertionError("what was published contradicts itself")


def _learn(run: str, heard: Heard, known: Knowledge) -> None:
    known.ends[Node(run, TOTAL)] = meanings(heard.published.total)
    for table in heard.published.tables:
        for row in table.rows:
            place = Place(table.dimension, row.key)
            members = [Node(run, Place(table.dimension, member.key)) for member in row.members]
            known.ends[Node(run, place)] = meanings(row.figures)
            known.ends.update(dict.fromkeys(members, ANY))
            for of in QUANTITIES if members else ():
                parts = [(1, member, of) for member in members]
                known.say([*parts, (-1, Node(run, place), of)], 0, 0)
            for part in (members or [Node(run, place)]) if table.has_overlap else ():
                for of in (REQUIRED, UNCOVERED):
                    known.say([(1, Node(run, row.parent), of), (-1, part, of)], 0, np.inf)
        _learn_sums(run, heard, table, known)
        if heard.chosen:
            _learn_how_groups_are_chosen(run, heard.chosen, table, known)


def _learn_sums(run: str, heard: Heard, table: ProtectedTable, known: Knowledge) -> None:
    rows = defaultdict(list)
    for row in table.rows:
        rows[row.parent].append(Node(run, Place(table.dimension, row.key)))
    for parent, nodes in rows.items():
        for of in QUANTITIES:
            parts = [(1, node, of) for node in nodes]
            extra = _extra(heard, table, parent, of)
            known.say([*parts, (-1, Node(run, parent), of)], *extra)


def _extra(heard: Heard, table: ProtectedTable, parent: Place, of: Quantity) -> tuple[float, float]:
    if not table.has_overlap:
        return 0, 0
    if heard.overlaps is None:
        return 0, np.inf
    overlap = overlaps(heard.overlaps)[table.dimension, parent]
    exact = of[0] * overlap.covered + of[1] * overlap.uncovered
    return exact, exact


def _learn_how_groups_are_chosen(
    run: str, chosen: Catalogue, table: ProtectedTable, known: Knowledge
) -> None:
    exact = {Place(t.dimension, row.key): row.tally for t in chosen.tables for row in t.rows}
    for group in table.rows:
        apart = [row for row in table.rows if row.parent == group.parent and not row.members]
        for member in group.members:
            place = Place(table.dimension, member.key)
            small = exact[place].required < FEWEST_PEOPLE
            ends = (0, FEWEST_PEOPLE - 1) if small else (FEWEST_PEOPLE, np.inf)
            mine = Node(run, place)
            known.say([(1, mine, REQUIRED)], *ends)
            for row in apart:
                larger = Node(run, Place(table.dimension, row.key))
                known.say([(1, larger, REQUIRED), (-1, mine, REQUIRED)], 0, np.inf)


def _may_be_the_same(before: Published, now: Published, known: Knowledge) -> Iterator[set[Place]]:
    """Everything that may; everything but parents; nothing. Where rows came or went, nothing above them is the same."""
    then, these = _parts(before), _parts(now)
    both = then.keys() & these.keys() | {TOTAL}
    alike = {p for p in both if known.ends[Node("before", p)].meet(known.ends[Node("now", p)])}
    for part, of in [*then.items(), *these.items()]:
        if part not in both:
            place = of
            while place != TOTAL:
                alike.discard(place)
                place = then.get(place) or these[place]
            alike.discard(TOTAL)
    tables = (*before.tables, *now.tables)
    yield alike
    yield alike - {row.parent for table in tables for row in table.rows}
    yield set()


def _parts(published: Published) -> dict[Place, Place]:
    """Of what each row is a part."""
    found = {}
    for table in published.tables:
        for row in table.rows:
            place = Place(table.dimension, row.key)
            found[place] = row.parent
            found |= {Place(table.dimension, member.key): place for member in row.members}
    return found


@cache
def meanings(figures: Figures) -> Ends:
    """Which counts would be printed in these words. Fails where they are not all that lie between the ends."""
    if figures == HIDDEN:
        return ANY
    found = {
        (covered, uncovered)
        for covered in _near(figures.covered)
        for uncovered in _near(figures.uncovered)
        if shown(Tally(covered + uncovered, covered), _base(figures.covered)) == figures
    }
    ends = Ends(*(_ends({q[0] * c + q[1] * u for c, u in found}) for q in QUANTITIES))
    between = {
        (covered, uncovered)
        for covered in _through(ends.covered)
        for uncovered in _through(ends.uncovered)
        if covered + uncovered in _through(ends.required)
    }
    assert found == between, figures
    return ends


def _ends(values: set[int]) -> tuple[int, int]:
    return min(values), max(values)


def _through(ends: tuple[int, int]) -> range:
    return range(ends[0], ends[1] + 1)


def _base(count: Count) -> int:
    assert not isinstance(count, NotShown)
    return count.limit if isinstance(count, FewerThan) else count.base


def _near(count: Count) -> range:
    middle = count.value if isinstance(count, About) else 0
    return range(max(0, middle - _base(count)), middle + _base(count) + 1)
