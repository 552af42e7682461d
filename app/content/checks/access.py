"""A…: can everyone read it?"""

from collections.abc import Iterator

from app.content.blocks import inline_tokens, with_lines, words_of
from app.content.checks.rule import Finding
from app.content.page import Page


def no_alternative(page: Page) -> Iterator[Finding]:
    for inline in inline_tokens(page.tokens):
        for child, line in with_lines(inline):
            if child.type == "image" and not words_of(child.children or []).strip():
                yield Finding(line, "a picture without words: say between the [ ] what it shows")


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
