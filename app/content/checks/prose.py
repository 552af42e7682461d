"""Words as a learner reads them: counted for time, and weighed for reading age."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from markdown_it.token import Token

from app.content.blocks import Block, inline_tokens, tokens_of
from app.content.model.text import TermSlot
from app.content.page import Page

_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_COUNTED = "words"
"""Where a token's meta keeps how many words were found in it."""
_VOWELS = re.compile(r"[aeiouy]+")
_ABC = frozenset("abcdefghijklmnopqrstuvwxyz")
_PARTED = re.compile(
    r"i(?:a(?!l$|lly$|n$)|o(?!u|n)|et|ei)|(?<=[cr])ea(?=t[ei]|$)|[eoy]ing|(?<=r)iou|uou|ism$"
)
"""Vowels that stand together and are two sounds: dia-, cre-ate, be-ing."""
_SILENT = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouyrl]l)e$|(?<=[^aeioutd])ed$|(?<=[^aeioucsxzgh])es$"
    r"|(?<=[^aeiouyl])e(?=ly|ful|less|ment|ness|thing|one|times|where|body|guard|work)"
)
"""An e that is not heard: voic(e), look(ed), car(e)ful."""
_IRREGULAR: Final = {
    **dict.fromkeys(("the", "she", "he", "me", "we", "be"), 1),
    **dict.fromkeys(("business", "people", "every", "quiet", "being", "worried", "maybe"), 2),
    **dict.fromkeys(("idea", "area", "element", "somebody", "anyone", "family", "everyone"), 3),
}
_GRADE_BEGINS_AT: Final = 5
"""Years of age at which the first school grade of the formula begins, less one."""


@dataclass(frozen=True, slots=True)
class Sentence:
    line: int
    """Where the paragraph begins that it stands in."""
    words: tuple[str, ...]

    @property
    def syllables(self) -> int:
        return sum(map(syllables, self.words))


def sentences(tokens: Sequence[Token], page: Page) -> Iterator[Sentence]:
    """Of paragraphs, items and cells, with the first nation's words; headings and code are left out."""
    for before, inline in zip((None, *tokens), tokens, strict=False):
        if inline.type == "inline" and before and before.type != "heading_open":
            line = (inline.map[0] if inline.map else 0) + 1
            parts = _SENTENCE_ENDS.split(read_aloud(inline, page))
            found = [
                Sentence(line, words) for part in parts if (words := tuple(_WORD.findall(part)))
            ]
            inline.meta[_COUNTED] = sum(len(sentence.words) for sentence in found)
            yield from found


def read_aloud(inline: Token, page: Page) -> str:
    return "".join([_spoken(child, page) for child in inline.children or ()])


def _spoken(child: Token, page: Page) -> str:
    if child.type == "term" and child.meta["slot"]:
        return in_words(child.meta["slot"], page)
    if child.type in ("softbreak", "hardbreak"):
        return " "
    return child.content if child.type == "text" else ""


def in_words(slot: TermSlot, page: Page) -> str:
    """As the first of the nations has it that has it."""
    for nation in page.header.nations:
        words = page.terms.of(nation)
        if slot.form in words.forms.get(slot.name, {}):
            return words.words(slot)
    return slot.name


def word_count(blocks: Sequence[Block], page: Page) -> int:
    return sum(_count(inline, page) for inline in inline_tokens(tokens_of(blocks)))


def _count(inline: Token, page: Page) -> int:
    known = inline.meta.get(_COUNTED)
    return len(_WORD.findall(read_aloud(inline, page))) if known is None else int(known)


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """By groups of vowels and a few habits of English spelling; wrong for about one word in twenty, up as often as down."""
    letters = "".join(c for c in word.casefold().replace("’", "'").removesuffix("'s") if c in _ABC)
    if letters in _IRREGULAR:
        return _IRREGULAR[letters]
    count = len(_VOWELS.findall(letters)) + len(_PARTED.findall(letters))
    return max(1, count - len(_SILENT.findall(letters)))


def reading_age(read: Iterable[Sentence]) -> float:
    """In years: the Flesch-Kincaid grade, 0.39 × words a sentence + 11.8 × syllables a word - 15.59, plus five.

    J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, “Derivation of new readability formulas”, Research
    Branch Report 8-75, Naval Technical Training Command, 1975. A child in grade n is about n + 5 years old.
    """
    heard = list(read)
    words = sum(len(sentence.words) for sentence in heard)
    if not words:
        return 0.0
    spoken = sum(sentence.syllables for sentence in heard)
    return 0.39 * words / len(heard) + 11.8 * spoken / words - 15.59 + _GRADE_BEGINS_AT
