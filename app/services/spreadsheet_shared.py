"""How much a workbook's shared texts come to: many cells can show one long text, and the reader writes it out for each."""

from collections import Counter

from app.services.errors import Refused

MOST_TEXT = 60 * 1024 * 1024
"""Characters."""
UNSURE = -1
"""The number of a text that the reader may understand otherwise: counted as the longest."""


class SharedText:
    """Fed with the elements of each part; the texts may stand behind the cells that show them."""

    def __init__(self) -> None:
        self.lengths: Counter[int] = Counter()
        self.cells: Counter[int] = Counter()
        """How many show the text of that number."""
        self.begin_part()

    def begin_part(self) -> None:
        self.number, self.inside, self.of_cell, self.said = -1, "", False, ""

    def begins(self, name: str, kind: str) -> None:
        """`kind`: the attribute by which a cell says that its value is the number of a text."""
        match name:
            case "si":
                self.number, self.inside = self.number + 1, "si"
                self.lengths[self.number] += 0
            case "c":
                self.of_cell = kind == "s"
            case "v" if self.of_cell:
                self.inside, self.said = "v", ""

    def says(self, text: str) -> None:
        if self.inside == "si":
            self.lengths[self.number] += len(text)
        elif self.inside == "v":
            self.said = "in pieces" if self.said else text[:20]

    def ends(self, name: str) -> None:
        if name != self.inside:
            return
        if name == "v":
            self.cells[int(self.said) if self.said.isdecimal() else UNSURE] += 1
        self.inside = ""

    def refuse_too_much(self) -> None:
        longest = max(self.lengths.values(), default=0)
        shown = (cells * self.lengths.get(number, longest) for number, cells in self.cells.items())
        if sum(shown) > MOST_TEXT:
            raise Refused("list-unpacks-too-large")
