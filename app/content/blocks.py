"""A flat run of tokens as blocks, and inline tokens with the line that each stands on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

_BREAKS = ("softbreak", "hardbreak")


@dataclass(frozen=True, slots=True)
class Block:
    kind: str
    """paragraph, heading, bullet_list, ordered_list, list_item, blockquote, table, fence, code_block, hr, html_block"""
    tokens: Sequence[Token]
    """From the opening to the closing one."""

    @property
    def line(self) -> int:
        return next((token.map[0] + 1 for token in self.tokens if token.map), 1)

    @property
    def last_line(self) -> int:
        return max((token.map[1] for token in self.tokens if token.map), default=1)

    @property
    def inline(self) -> Token | None:
        """What a paragraph, a heading or a cell holds."""
        second = self.tokens[1] if len(self.tokens) > 1 else None
        return second if second and second.type == "inline" else None

    @property
    def inside(self) -> list["Block"]:
        return blocks(self.tokens[1:-1])


def blocks(tokens: Sequence[Token]) -> list[Block]:
    found = []
    start = 0
    while start < len(tokens):
        end = _closing(tokens, start) if tokens[start].nesting == 1 else start
        kind = tokens[start].type.removesuffix("_open")
        found.append(Block(kind, tokens[start : end + 1]))
        start = end + 1
    return found


def _closing(tokens: Sequence[Token], start: int) -> int:
    index, level = start + 1, tokens[start].level
    while tokens[index].nesting != -1 or tokens[index].level != level:
        index += 1
    return index


def inline_tokens(tokens: Sequence[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.type == "inline")


def tokens_of(parts: Sequence[Block]) -> list[Token]:
    return [token for part in parts for token in part.tokens]


def with_lines(inline: Token) -> Iterator[tuple[Token, int]]:
    """Code that wraps over a line end hides that end; what follows it then counts a line too few."""
    line = (inline.map[0] if inline.map else 0) + 1 + int(inline.meta.get("skipped_lines", 0))
    for child in inline.children or []:
        yield child, line
        if child.type in _BREAKS:
            line += 1
        elif child.type == "term":
            line += child.content.count("\n")


def drop_leading(inline: Token, count: int) -> None:
    """Takes the first tokens off, and the space that parted them from the rest."""
    rest = list((inline.children or [])[count:])
    while rest and rest[0].type in _BREAKS:
        rest.pop(0)
    if rest and rest[0].type == "text":
        rest[0].content = rest[0].content.lstrip()
    inline.children = rest


def words_of(children: Sequence[Token]) -> str:
    """The words as the author wrote them, terms included: what slugs and comparisons are made of."""
    return "".join(
        " "
        if child.type in _BREAKS
        else words_of(child.children or [])
        if child.type == "image"
        else child.content
        for child in children
    )
