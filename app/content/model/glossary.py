"""Words that are explained, for each nation: its terms, and other common words of the field."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.content.model.terms import Nation
from app.content.model.text import PlainText


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    """What an address ends in: `/words#dsp`."""
    word: PlainText
    in_full: PlainText
    """Empty where the word says it all."""
    meaning: PlainText
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    nations: Mapping[Nation, tuple[Entry, ...]] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    """A term's name → the id of its entry."""

    def of(self, nation: Nation) -> tuple[Entry, ...]:
        return self.nations.get(nation, ())

    def find(self, nation: Nation, term: str) -> Entry | None:
        """By the name of a term (a slot's)."""
        wanted = self.terms.get(term)
        return next((entry for entry in self.of(nation) if entry.id == wanted), None)
