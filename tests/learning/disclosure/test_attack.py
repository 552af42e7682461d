"""Nobody who knows the rules works out a count, from one month's tables or from two; and without a rule, somebody does.

`HEED_GENERATED=nightly` makes three thousand boards instead of a few.
"""

import os
from fractions import Fraction

import pytest

from app.learning.disclosure.merging import Groups, settled
from app.learning.disclosure.protect import Plan, planned, protect
from app.learning.disclosure.protected import Published
from app.learning.disclosure.shares import shown
from app.learning.disclosure.tables import Catalogue, Tally
from tests.learning.disclosure.attacker import Heard, attack, attack_both, meanings
from tests.learning.disclosure.boards import board
from tests.learning.disclosure.programme import Cell
from tests.learning.disclosure.worlds import World

IN_A_BATCH = 8 if os.environ.get("HEED_GENERATED") != "nightly" else 100
BATCHES = 1 if os.environ.get("HEED_GENERATED") != "nightly" else 30
UNTOLD = Groups(2026)


def two_months(seed: int) -> tuple[Catalogue, Catalogue]:
    world = World(seed)
    first = world.catalogue()
    world.a_month_later()
    return first, world.catalogue()


def unaudited(catalogue: Catalogue) -> Published:
    return planned(catalogue, settled(catalogue, UNTOLD), Plan())


def worked_out(seed: int) -> list[Cell]:
    """By somebody who was told, of one month, which members of groups had too few people; and every other time how far tables overlap."""
    first, second = two_months(seed)
    groups = settled(first, UNTOLD)
    before = protect(first, groups)
    now = protect(second, groups, before)
    told = (first, second) if seed % 2 else (None, None)
    return [
        *attack(Heard(before, told[0], chosen=first), seed),
        *attack_both(Heard(before), Heard(now, told[1]), seed),
    ]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_nobody_works_out_a_count(batch: int) -> None:
    seeds = range(batch * IN_A_BATCH, (batch + 1) * IN_A_BATCH)
    assert {seed: found[:3] for seed in seeds if (found := worked_out(seed))} == {}


@pytest.mark.parametrize("seed", [50, 293, 2740])
def test_where_the_shuttle_alone_saw_nothing(seed: int) -> None:
    """Two tables that tell the same change; a row that tells of nearly the whole board."""
    assert not worked_out(seed)


@pytest.mark.parametrize("seed", [8, 27])
def test_without_doubling_somebody_would(seed: int) -> None:
    first, _second = two_months(seed)
    assert attack(Heard(unaudited(first)), seed)
    assert not attack(Heard(protect(first, UNTOLD)), seed)


@pytest.mark.parametrize("seed", [22, 26])
def test_without_a_look_at_the_run_before_somebody_would(seed: int) -> None:
    first, second = two_months(seed)
    groups = settled(first, UNTOLD)
    before = protect(first, groups)
    by_itself, audited = (protect(second, groups, each) for each in (None, before))
    assert attack_both(Heard(before), Heard(by_itself), seed)
    assert not attack_both(Heard(before), Heard(audited), seed)


def test_were_groups_chosen_each_month_somebody_would() -> None:
    """In March ivy has eleven people and leaves the group that she was in."""
    others = {"ash": (0, 2), "elm": (8, 0), "oak": (7, 0), "yew": (13, 1), "fir": (13, 2)}
    february, march = (
        board({"ash": others["ash"], "elm": others["elm"], "ivy": ivy} | others)
        for ivy in ((4, 4), (6, 5))
    )
    frozen = settled(february, UNTOLD)
    before = protect(february, frozen)
    for groups, wins in ((frozen, False), (settled(march, UNTOLD), True)):
        now = protect(march, groups)
        assert bool(attack_both(Heard(before), Heard(now), 1)) is wins
    audited = protect(march, settled(march, UNTOLD), before)
    assert not attack_both(Heard(before), Heard(audited), 1)


def test_percentages_of_exact_counts_would_tell() -> None:
    """67 % of about 25, of whom about 20 are covered: that is 18 of 27. What Heed shows leaves three pairs."""
    figures = shown(Tally(27, 18), 5)
    left = [
        (covered, uncovered)
        for covered in range(18, 23)
        for uncovered in range(8, 13)
        if shown(Tally(covered + uncovered, covered), 5) == figures
    ]
    exact = [
        (covered, uncovered)
        for covered, uncovered in left
        if round(Fraction(100 * covered, covered + uncovered)) == 67
    ]
    assert (18, 9) in left
    assert len(left) > len(exact) == 1


@pytest.mark.parametrize("base", [5, 10, 20])
def test_no_row_gives_itself_away(base: int) -> None:
    """Whatever its counts: `meanings` tries all that would be printed alike, and fails where they are no set of bounds."""
    tried = range(0, 3 * base, {5: 1, 10: 4, 20: 19}[base])
    for covered in tried:
        for uncovered in tried:
            ends = meanings(shown(Tally(covered + uncovered, covered), base))
            assert all(least < most for least, most in ends)
