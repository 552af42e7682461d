"""A page by its headings: the title, the introduction, and the sections with their Git-host anchors."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import unquote

from markdown_it.token import Token

from app.content.blocks import Block, blocks, words_of
from app.content.faults import Fault

_IN_ANCHORS = ("L", "M", "Nd", "Pc")
"""Unicode categories that the Git hosts keep."""
_NOT_IN_ANCHORS = re.compile(r"[^a-z0-9_ -]")
"""Of ASCII, the same."""


@dataclass(frozen=True, slots=True)
class Heading:
    inline: Token
    line: int
    slug: str
    anchor: str
    """The slug, told apart from the same slug further up by `-1`, `-2`."""

    @property
    def words(self) -> str:
        return words_of(self.inline.children or [])


@dataclass(frozen=True)
class SectionOutline:
    heading: Heading
    block: Block
    """The heading itself."""
    blocks: tuple[Block, ...]

    @cached_property
    def last_line(self) -> int:
        return max(part.last_line for part in (self.block, *self.blocks))


@dataclass(frozen=True, slots=True)
class Outline:
    title: Heading | None
    introduction: tuple[Block, ...]
    sections: tuple[SectionOutline, ...]
    anchors: frozenset[str]


@lru_cache(maxsize=4096)
def slug_of(words: str) -> str:
    if words.isascii():
        return _NOT_IN_ANCHORS.sub("", words.strip().lower()).replace(" ", "-")
    kept = (
        "-" if c == " " else c
        for c in unicodedata.normalize("NFC", words).strip().lower()
        if c in " -" or unicodedata.category(c).startswith(_IN_ANCHORS)
    )
    return "".join(kept)


def anchor_of(fragment: str) -> str:
    """What follows the # of a link."""
    return unicodedata.normalize("NFC", unquote(fragment))


def read_outline(tokens: list[Token], first_line: int, faults: list[Fault]) -> Outline:
    headings = _headings(tokens, faults)
    title: Heading | None = None
    introduction: list[Block] = []
    sections: list[tuple[Heading, Block, list[Block]]] = []
    for block in blocks(tokens):
        heading = headings.get(id(block.tokens[0]))
        if heading and block.tokens[0].tag == "h1":
            if title or sections:
                faults.append(Fault(heading.line, "M010", "a file has one `# Title`: use ## here"))
            title = title or heading
        elif heading and block.tokens[0].tag == "h2":
            sections.append((heading, block, []))
        else:
            (sections[-1][2] if sections else introduction).append(block)
    if title is None:
        faults.append(Fault(first_line, "M010", "no title: begin the text with `# Title`"))
    elif introduction and introduction[0].line < title.line:
        faults.append(
            Fault(introduction[0].line, "M010", "words before the title: move them below `# Title`")
        )
    return Outline(
        title,
        tuple(introduction),
        tuple(SectionOutline(heading, block, tuple(parts)) for heading, block, parts in sections),
        frozenset(heading.anchor for heading in headings.values()),
    )


def _headings(tokens: Sequence[Token], faults: list[Fault]) -> dict[int, Heading]:
    found = {}
    seen: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            inline = tokens[index + 1]
            slug = slug_of(words_of(inline.children or []))
            anchor = f"{slug}-{seen[slug]}" if seen[slug] else slug
            seen[slug] += 1
            token.meta["anchor"] = anchor
            line = (token.map[0] if token.map else 0) + 1
            if not slug:
                faults.append(
                    Fault(line, "M010", "a heading needs words: write some, or take it out")
                )
            found[id(token)] = Heading(inline, line, slug, anchor)
    return found
