"""The terms that a page says, with what they mean: listed at its foot, and in lessons linked to from the text."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from app.content.linked_terms import fill_with_links
from app.content.model.glossary import Entry
from app.content.model.terms import Nation
from app.content.model.text import RichText, SafeHtml, TermSlot, Words
from app.web.context import content

Fill = Callable[[RichText], SafeHtml]


@dataclass(frozen=True, slots=True)
class WordView:
    id: str
    word: str
    in_full: str
    meaning: str
    sources: tuple[str, ...]
    linked: bool
    """From the text of this page."""


class WordsHere:
    """A nation's words, which remembers those that it was asked for."""

    def __init__(self, words: Words, nation: Nation) -> None:
        self._words = words
        self._nation = nation
        self._said: dict[str, None] = {}
        self._linked: set[str] = set()

    def __call__(self, slot: TermSlot) -> str:
        self._said[slot.name] = None
        return self._words(slot)

    def linked(self, text: RichText) -> SafeHtml:
        """The first time that each term stands in the page's running words."""
        return fill_with_links(text, self, self._link)

    @property
    def explained(self) -> tuple[WordView, ...]:
        """In the order in which the page says them."""
        found = ((name, self._find(name)) for name in self._said)
        return tuple(
            word_view(entry, self._words, linked=name in self._linked)
            for name, entry in found
            if entry
        )

    def _link(self, slot: TermSlot, said: str) -> str:
        entry = self._find(slot.name)
        if entry is None or slot.name in self._linked:
            return said
        self._linked.add(slot.name)
        id_ = escape(entry.id)
        return f'<a class="term" id="said-{id_}" href="#word-{id_}">{said}</a>'

    def _find(self, name: str) -> Entry | None:
        return content().library.glossary.find(self._nation, name)


def words_here(nation: Nation) -> WordsHere:
    return WordsHere(content().words(nation), nation)


def word_view(entry: Entry, words: Words, *, linked: bool = False) -> WordView:
    return WordView(
        entry.id,
        entry.word.fill(words),
        entry.in_full.fill(words),
        entry.meaning.fill(words),
        entry.sources,
        linked,
    )
