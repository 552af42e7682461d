"""Tables of cases for DISCLOSURE (a), (b), (c), and what each step of (d) does."""

import json
from collections.abc import Callable
from itertools import pairwise

import pytest

from app.learning.disclosure.merging import Groups, Standing, settled
from app.learning.disclosure.protect import Plan, protect
from app.learning.disclosure.protected import (
    HIDDEN,
    NOT_SHOWN,
    About,
    Count,
    FewerThan,
    NotProtected,
    PercentBand,
    Published,
)
from app.learning.disclosure.shares import shown
from app.learning.disclosure.tables import TOTAL, Catalogue, Row, Table, Tally, UnfitTables
from app.learning.disclosure.writing import as_data, from_data
from tests.learning.disclosure.boards import Counts, board, row, rows, total, words
from tests.learning.disclosure.worlds import World

NEW_YEAR = Groups(2026)
TOO_FEW = "not shown: too few people"

ROWS = {
    # (covered, uncovered): required | covered | uncovered | share
    (0, 4): f"fewer than 5 | fewer than 5 | fewer than 5 | {TOO_FEW}",
    (1, 4): f"about 5 | fewer than 5 | fewer than 5 | {TOO_FEW}",
    (4, 4): f"about 5 | fewer than 5 | fewer than 5 | {TOO_FEW}",
    (5, 0): f"about 5 | about 5 | fewer than 5 | {TOO_FEW}",
    (7, 0): f"about 5 | about 5 | fewer than 5 | {TOO_FEW}",
    (8, 0): "about 10 | about 10 | fewer than 5 | 60 % or more",
    (10, 0): "about 10 | about 10 | fewer than 5 | 60 % or more",
    (6, 6): "about 10 | about 5 | about 5 | between 40 % and 60 %",
    (17, 5): "about 20 | about 15 | about 5 | between 60 % and 80 %",
    (18, 5): "about 25 | about 20 | about 5 | about 77 %",
    (18, 4): "about 20 | about 20 | fewer than 5 | 80 % or more",
    (19, 4): "about 25 | about 20 | fewer than 5 | 80 % or more",
    (4, 19): "about 25 | fewer than 5 | about 20 | 20 % or less",
    (5, 18): "about 25 | about 5 | about 20 | about 23 %",
    (38, 2): "about 40 | about 40 | fewer than 5 | 95 % or more",
    (37, 3): "about 40 | about 35 | fewer than 5 | 80 % or more",
    (38, 3): "about 40 | about 40 | fewer than 5 | 90 % or more",
    (97, 3): "about 100 | about 95 | fewer than 5 | 95 % or more",
    (0, 200): "about 200 | fewer than 5 | about 200 | 5 % or less",
    (1180, 20): "about 1,200 | about 1,180 | about 20 | about 98 %",
}


@pytest.mark.parametrize("counts", ROWS)
def test_a_row_as_it_is_shown(counts: tuple[int, int]) -> None:
    assert words(shown(Tally(sum(counts), counts[0]), 5)) == ROWS[counts]


def test_a_doubled_base_rounds_small_counts_too() -> None:
    assert (
        words(shown(Tally(23, 14), 10))
        == "about 20 | about 10 | fewer than 10 | between 50 % and 95 %"
    )
    assert words(shown(Tally(45, 19), 20)) == "about 40 | fewer than 20 | about 20 | 50 % or less"


GROUPS: dict[str, tuple[Counts, str]] = {
    # agencies (covered, uncovered), who stands together / is not shown
    "nobody is small": ({"ash": (10, 0), "elm": (40, 9)}, "/"),
    "three small ones": ({"ash": (9, 0), "elm": (1, 0), "ivy": (2, 2), "oak": (30, 3)}, "ash elm ivy/"),
    "two take the next smallest": ({"ash": (9, 0), "elm": (8, 0), "ivy": (10, 1), "oak": (30, 3)}, "ash elm ivy/"),
    "one takes the next two": ({"ash": (9, 0), "elm": (12, 0), "ivy": (11, 0), "oak": (30, 3)}, "ash elm ivy/"),
    "three with nine people take one more": ({"ash": (3, 0), "elm": (3, 0), "ivy": (3, 0), "oak": (30, 3)}, "ash elm ivy oak/"),
    "three with ten people do not": ({"ash": (4, 0), "elm": (3, 0), "ivy": (3, 0), "oak": (30, 3)}, "ash elm ivy/"),
    "two agencies make no group": ({"ash": (9, 0), "oak": (30, 3)}, "/ash oak"),
    "three with too few people make none": ({"ash": (3, 0), "elm": (3, 0), "ivy": (3, 0)}, "/ash elm ivy"),
    "ties go by key": ({"ivy": (10, 0), "elm": (10, 0), "ash": (10, 0), "oak": (9, 0)}, "ash elm oak/"),
}  # fmt: skip


@pytest.mark.parametrize("name", GROUPS)
def test_who_is_shown_with_whom(name: str) -> None:
    counts, expected = GROUPS[name]
    standings = settled(board(counts), NEW_YEAR).standings
    together, not_shown = (
        " ".join(sorted(place.key for place, given in standings.items() if given is wanted))
        for wanted in (Standing.TOGETHER, Standing.NOT_SHOWN)
    )
    assert f"{together}/{not_shown}" == expected


FEBRUARY = {"ash": (9, 0), "elm": (1, 0), "ivy": (2, 2), "oak": (30, 3), "yew": (50, 9)}


def test_a_group_is_one_row_that_names_its_members() -> None:
    published = protect(board(FEBRUARY), NEW_YEAR)
    group = row(published, "smaller:")
    assert [member.label for member in group.members] == ["Ash", "Elm", "Ivy"]
    assert (group.label, words(group.figures)) == (
        "Smaller settings",
        "about 15 | about 10 | fewer than 5 | between 60 % and 95 %",
    )
    assert "ash" not in {each.key for each in published.tables[0].rows}


def test_only_the_parent_is_shown() -> None:
    published = protect(board({"ash": (9, 0), "oak": (30, 3)}), NEW_YEAR)
    assert [each.figures for each in published.tables[0].rows] == [HIDDEN, HIDDEN]
    assert words(published.total) == "about 40 | about 40 | fewer than 5 | 90 % or more"


def test_sectors_have_groups_of_their_own() -> None:
    sector_of = {"ash": "n", "elm": "n", "ivy": "n", "oak": "s", "yew": "s"}
    sectors = Table("sector", "By sector", rows({"n": (12, 2), "s": (80, 12)}))
    agencies = Table("agency", "By agency", rows(FEBRUARY, sector_of), "sector", "Smaller settings")
    published = protect(Catalogue(total(FEBRUARY), (sectors, agencies)), NEW_YEAR)
    assert {each.key for each in published.tables[1].rows} == {"smaller:n", "oak", "yew"}


LATER: dict[str, tuple[Counts, str]] = {
    "whoever grew stays in the group": ({"ash": (40, 2)}, "ash elm ivy/"),
    "whoever shrank stays alone": ({"oak": (3, 3)}, "ash elm ivy/"),
    "a small newcomer joins": ({"new": (3, 0)}, "ash elm ivy new/"),
    "a large newcomer stands alone": ({"new": (10, 0)}, "ash elm ivy/"),
}


@pytest.mark.parametrize("name", LATER)
def test_groups_keep_for_the_year(name: str) -> None:
    changed, expected = LATER[name]
    standings = settled(
        board({**FEBRUARY, **changed}), settled(board(FEBRUARY), NEW_YEAR)
    ).standings
    together = [place.key for place, given in standings.items() if given is Standing.TOGETHER]
    assert " ".join(sorted(together)) + "/" == expected


def test_a_small_newcomer_without_a_group_waits_for_the_next_year() -> None:
    large = {"oak": (30, 3), "yew": (50, 9)}
    groups = settled(board(large), NEW_YEAR)
    published = protect(board(large | {"new": (3, 0)}), groups)
    assert row(published, "new").figures == HIDDEN
    assert row(published, "oak").figures != HIDDEN


def test_a_group_that_lost_its_agencies_is_not_shown() -> None:
    groups = settled(board(FEBRUARY), NEW_YEAR)
    left = {key: FEBRUARY[key] for key in ("ash", "elm", "oak", "yew")}
    assert row(protect(board(left), groups), "smaller:").figures == HIDDEN


def test_a_collapse_doubles_the_total_s_base() -> None:
    """Four rows of "about 10" are at most 48 together, and "about 50" is at least that."""
    counts = dict.fromkeys(("ash", "elm", "oak", "yew"), (12, 12))
    published = protect(board(counts), NEW_YEAR)
    assert {words(each.figures) for each in published.tables[0].rows} == {
        "about 25 | about 10 | about 10 | about 50 %"
    }
    assert (published.total.covered, published.total.required) == (About(50, 10), About(100, 10))


def test_what_two_tables_say_together_is_withheld_where_doubling_does_not_help() -> None:
    """Agencies can have no more than 48, and roles no fewer."""
    agencies = dict.fromkeys(("ash", "elm", "oak", "yew"), (12, 12))
    roles = Table("role", "By role", rows({f"r{n}": (8, 8) for n in range(6)}))
    published = protect(board(agencies, roles), NEW_YEAR)
    assert {each.figures for each in published.tables[1].rows} == {HIDDEN}
    assert HIDDEN not in {each.figures for each in published.tables[0].rows}
    assert published.total.required == About(95, 5) or published.total.covered == About(50, 10)


def test_doubling_ends_in_nothing_at_all() -> None:
    plan = Plan((("", TOTAL), ("agency", TOTAL)))
    bases = []
    while plan.coarsen({("agency", TOTAL)}):
        bases.append((plan.base(TOTAL), len(plan.withheld)))
    assert bases == [(10, 0), (20, 0), (5, 1), (5, 2)]


def test_the_same_tables_make_the_same_publication() -> None:
    catalogues = [World(seed).catalogue() for seed in range(8)]
    once, again = ([protect(each, NEW_YEAR) for each in catalogues] for _ in range(2))
    assert once == again


def test_a_publication_and_its_groups_survive_json() -> None:
    for seed in range(15):
        catalogue = World(seed).catalogue()
        groups = settled(catalogue, NEW_YEAR)
        published = protect(catalogue, groups)
        assert from_data(json.loads(json.dumps(as_data(published)))) == published
        assert Groups.from_data(json.loads(json.dumps(groups.as_data()))) == groups


@pytest.mark.parametrize(
    "figure", [["about", 47, 5], ["about", 0, 5], ["fewer than", 3], ["exactly", 3]]
)
def test_exact_counts_do_not_come_back_from_storage(figure: list[object]) -> None:
    data = as_data(Published(HIDDEN, ()))
    data["total"][0] = figure
    with pytest.raises(NotProtected):
        from_data(data)


def test_no_type_holds_an_exact_count() -> None:
    for make in (
        lambda: About(38, 5),
        lambda: About(40, 1),
        lambda: FewerThan(2),
        lambda: PercentBand(95, 95),
    ):
        with pytest.raises(NotProtected):
            make()


def test_words_rise_with_the_count() -> None:
    def order(count: Count) -> int:
        return count.value if isinstance(count, About) else 0

    for base in (5, 10, 20):
        counts = [shown(Tally(n, n), base).covered for n in range(200)]
        assert NOT_SHOWN not in counts
        assert all(order(one) <= order(next_) for one, next_ in pairwise(counts))


UNFIT: dict[str, Callable[[], object]] = {
    "rows that do not come to the total": lambda: Catalogue(Tally(9, 3), (Table("a", "A", rows({"x": (3, 5)})),)),
    "a row twice": lambda: Catalogue(Tally(2, 2), (Table("a", "A", rows({"x": (1, 0)}) * 2),)),
    "a dimension twice": lambda: Catalogue(Tally(1, 1), (Table("a", "A", rows({"x": (1, 0)})),) * 2),
    "a part of nothing": lambda: Catalogue(Tally(1, 1), (Table("a", "A", (Row("x", "X", Tally(1, 1), "s"),), "sector"),)),
    "more people than the total has": lambda: Catalogue(Tally(5, 5), (Table("a", "A", rows({"x": (6, 0), "y": (1, 0)})),)),
    "more covered than required": lambda: Tally(3, 4),
}  # fmt: skip


@pytest.mark.parametrize("name", UNFIT)
def test_tables_that_contradict_each_other_are_refused(name: str) -> None:
    with pytest.raises(UnfitTables):
        UNFIT[name]()
