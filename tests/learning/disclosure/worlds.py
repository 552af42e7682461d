"""Random boards: sectors, agencies, job roles, courses; and the same board a month later. Numbers stand where rounding turns."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from app.learning.disclosure.tables import NOBODY, Catalogue, Row, Table, Tally

STYLES = ("free", "aligned", "small", "edges")


class World:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311
        self.style = self.random.choice(STYLES)
        self.remainders = (self.random.randrange(5), self.random.randrange(5))
        self.is_nested = self.random.random() < 0.5
        self.merges_sectors = self.random.random() < 0.2
        self.has_roles = self.random.random() < 0.7
        self.has_courses = self.random.random() < 0.5
        sizes = (self.random.choice((1, 2, 3, 4, 6)) for _ in range(self.random.randint(1, 4)))
        self.agencies = [
            Row(f"a{s}{n}", f"Agency {s}{n}", self.tally(), f"s{s}")
            for s, size in enumerate(sizes)
            for n in range(size)
        ]

    def tally(self) -> Tally:
        covered, uncovered = (self.count(which) for which in (0, 1))
        return Tally(covered + uncovered, covered)

    def count(self, which: int) -> int:
        match self.style if self.random.random() < 0.9 else "free":
            case "aligned":
                return 5 * self.random.choice((0, 0, 1, 2, 3, 4, 8)) + self.remainders[which]
            case "small":
                return self.random.randrange(7)
            case "edges":
                return self.random.choice((0, 0, 1, 4, 5, 7, 8, 12, 13, 17, 18, 22, 23))
        return int(self.random.paretovariate(0.7)) % 150

    def catalogue(self) -> Catalogue:
        total = sum((row.tally for row in self.agencies), NOBODY)
        tables = [self.sectors()] if self.is_nested else []
        agencies = tuple(r if self.is_nested else replace(r, part_of="") for r in self.agencies)
        within = "sector" if self.is_nested else ""
        tables.append(Table("agency", "By agency", agencies, within, "Smaller settings"))
        if self.has_roles:
            tables.append(Table("role", "By job role", self.parts("r", total)))
        if self.has_courses:
            tables.append(Table("course", "By course", self.overlapping(total)))
        return Catalogue(total, tuple(tables))

    def sectors(self) -> Table:
        keys = sorted({row.part_of for row in self.agencies})
        rows = tuple(
            Row(key, key, sum((r.tally for r in self.agencies if r.part_of == key), NOBODY))
            for key in keys
        )
        return Table("sector", "By sector", rows, "", "Others" if self.merges_sectors else "")

    def parts(self, letter: str, total: Tally) -> tuple[Row, ...]:
        """Rows that come to the total: each takes what it wants, the last what is left."""
        covered, uncovered = total.covered, total.uncovered
        rows = []
        for number in range(self.dice(letter).randint(1, 6)):
            wish = self.wish(letter, number)
            mine = min(covered, wish.covered), min(uncovered, wish.uncovered)
            rows.append(
                Row(f"{letter}{number}", f"Row {letter}{number}", Tally(sum(mine), mine[0]))
            )
            covered, uncovered = covered - mine[0], uncovered - mine[1]
        rows.append(Row(f"{letter}last", "The rest", Tally(covered + uncovered, covered)))
        return tuple(rows)

    def overlapping(self, total: Tally) -> tuple[Row, ...]:
        dice = self.dice("overlap")
        return tuple(
            replace(row, tally=self.more(row.tally, total, dice)) for row in self.parts("c", total)
        )

    def more(self, tally: Tally, total: Tally, dice: Random) -> Tally:
        """Some who are in another row already."""
        uncovered = min(total.uncovered, tally.uncovered + dice.choice((0, 0, 1, 3)))
        covered = min(total.required - uncovered, tally.covered + dice.choice((0, 0, 1, 3)))
        covered = max(covered, tally.covered)
        return Tally(covered + min(uncovered, total.required - covered), covered)

    def dice(self, letter: str) -> Random:
        """The same in each month."""
        return Random(f"{letter} {self.remainders} {self.style}")  # noqa: S311

    def wish(self, letter: str, number: int) -> Tally:
        kept, self.random = self.random, Random(f"{letter}{number}{self.remainders}{self.style}")  # noqa: S311
        try:
            return self.tally()
        finally:
            self.random = kept

    def a_month_later(self) -> None:
        """Nothing at all, a person here or there, or agencies that come and go."""
        match self.random.choice(("nothing", "few", "few", "one agency", "comes", "goes", "many")):
            case "few":
                for number in self.random.sample(
                    range(len(self.agencies)), min(2, len(self.agencies))
                ):
                    self.move(number, (-2, -1, 0, 1, 2))
            case "one agency":
                self.move(self.random.randrange(len(self.agencies)), (-9, -5, -4, 4, 5, 9))
            case "many":
                for number in range(len(self.agencies)):
                    self.move(number, (-1, 0, 0, 1))
            case "comes":
                sector = self.random.choice(self.agencies).part_of
                self.agencies.append(Row("new", "A new agency", self.tally(), sector))
            case "goes" if len(self.agencies) > 1:
                self.agencies.pop(self.random.randrange(len(self.agencies)))

    def move(self, number: int, by: Sequence[int]) -> None:
        row = self.agencies[number]
        covered = max(0, row.tally.covered + self.random.choice(by))
        uncovered = max(0, row.tally.uncovered + self.random.choice(by))
        self.agencies[number] = replace(row, tally=Tally(covered + uncovered, covered))
