"""Markdown as plain paragraphs, for paper that has no markup: headings, paragraphs, items and rows of tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from markdown_it.token import Token

from app.content.markdown import parse
from app.content.model.text import Words
from app.content.rendering import plain


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    kind: Kind
    text: str


def plain_blocks(text: str, words: Words) -> tuple[Block, ...]:
    return tuple(_blocks(parse(text).tokens, words))


def _blocks(tokens: list[Token], words: Words) -> Iterator[Block]:
    kind: Kind | None = Kind.PARAGRAPH
    cells: list[str] = []
    items = 0
    for token in tokens:
        match token.type:
            case "heading_open":
                kind = Kind.HEADING
            case "list_item_open" | "list_item_close":
                items += token.nesting
            case "paragraph_open":
                kind = Kind.ITEM if items else Kind.PARAGRAPH
            case "th_open" | "td_open":
                kind = None
            case "inline":
                if kind is None:
                    cells.append(_plain(token, words))
                else:
                    yield Block(kind, _plain(token, words))
            case "tr_close":
                yield Block(Kind.PARAGRAPH, " · ".join(cells))
                cells.clear()
            case "fence" | "code_block" | "html_block":
                yield Block(Kind.PARAGRAPH, token.content.strip())


def _plain(token: Token, words: Words) -> str:
    return plain(token.children or []).fill(words)
