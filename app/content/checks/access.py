"""A…: can everyone read it?"""

from collections.abc import Iterator, Sequence, Set
from typing import Final

from markdown_it.token import Token

from app.content.blocks import Block, inline_tokens, tokens_of, with_lines, words_of
from app.content.checks.prose import Sentence, reading_age, sentences
from app.content.checks.rule import Finding
from app.content.links import Link, link_of
from app.content.model.header import Kind
from app.content.page import Page

OLDEST_READER: Final = 12
"""The reading age, in years, that texts aim at: plain words for busy people."""
_FEWEST_WORDS: Final = 100
"""In fewer, a formula says nothing."""
_VAGUE = frozenset({
    *("click here", "here", "this", "this link", "this page", "link", "more", "read more", "see more"),
    *("more information", "further information", "details", "find out more", "learn more", "go", "next"),
    *("yma", "cliciwch yma", "mwy", "darllenwch fwy"),
})  # fmt: skip


def no_alternative(page: Page) -> Iterator[Finding]:
    for inline in inline_tokens(page.tokens):
        for child, line in with_lines(inline):
            if child.type == "image" and not words_of(child.children or []).strip():
                yield Finding(line, "a picture without words: say between the [ ] what it shows")


def vague_label(page: Page) -> Iterator[Finding]:
    """Within a section. A way on from a scene may be as short as people speak, if no other reads the same."""
    ways = set(page.ways)
    for blocks in (page.outline.introduction, *(s.blocks for s in page.outline.sections)):
        seen: dict[str, Link] = {}
        for link, label in _links(_seen_as_links(blocks, page), page, ways):
            words = " ".join(label.casefold().split()).rstrip(".:…")
            spoken = link in ways and page.source.kind == Kind.SCENARIO
            first = seen.setdefault(words, link)
            if words in _VAGUE and not spoken:
                message = f"“{label}” says nothing by itself: say where the link leads"
                yield Finding(link.line, message)
            elif words and first.href != link.href:
                message = f"“{label}” leads elsewhere in line {first.line}: word one otherwise"
                yield Finding(link.line, message)


def _seen_as_links(blocks: Sequence[Block], page: Page) -> list[Token]:
    """The labels of a route are never shown."""
    case = page.source.kind == Kind.SCENARIO
    return tokens_of([block for block in blocks if not (case and block.kind == "ordered_list")])


def _links(tokens: Sequence[Token], page: Page, ways: Set[Link]) -> Iterator[tuple[Link, str]]:
    """What a case links to its own scenes by in mid-text keeps its words and loses the link."""
    case = page.source.kind == Kind.SCENARIO
    for inline in inline_tokens(tokens):
        children = inline.children or []
        for index, child in enumerate(children):
            link = link_of(child)
            inner = link and case and link.to_section and link not in ways
            if link and child.type == "link_open" and not inner:
                closes = next(
                    place
                    for place in range(index, len(children))
                    if children[place].type == "link_close"
                )
                yield link, words_of(children[index + 1 : closes])


def skipped_level(page: Page) -> Iterator[Finding]:
    before = 0
    for token in page.tokens:
        if token.type == "heading_open" and token.map:
            level = int(token.tag[1:])
            if before and level > before + 1:
                yield Finding(
                    token.map[0] + 1,
                    f"a heading of level {level} after level {before}: use {'#' * (before + 1)}",
                )
            before = level


def hard_to_read(page: Page) -> Iterator[Finding]:
    """By the formula of prose.reading_age; of English texts of a hundred words or more."""
    title = page.outline.title
    read = list(sentences(page.tokens, page))
    if title is None or page.source.language or sum(len(s.words) for s in read) < _FEWEST_WORDS:
        return
    age = reading_age(read)
    if age > OLDEST_READER:
        hardest = max(read, key=_hardness)
        yield Finding(
            title.line,
            f"reads as for the age of {age:.1f}, and {OLDEST_READER} is aimed at: use shorter sentences "
            f"and plainer words, first in the paragraph of line {hardest.line}",
        )


def _hardness(sentence: Sentence) -> float:
    return reading_age([sentence]) if len(sentence.words) > 7 else 0
