"""The terms of a text as links: the first of each that stands in running words."""

import re
from collections.abc import Callable
from html import escape

from app.content.model.text import RichText, SafeHtml, TermSlot, Words

Link = Callable[[TermSlot, str], str]
"""A term and its words, escaped → what stands in their place."""
NOT_IN = frozenset({"a", "code", "pre", "th", *(f"h{level}" for level in range(1, 7))})
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")


def fill_with_links(text: RichText, words: Words, link: Link) -> SafeHtml:
    """`link` is asked for terms in prose alone: not in headings, links, code or a tag's attributes."""
    filled = ""
    for part in text.parts:
        if isinstance(part, TermSlot):
            said = escape(words(part))
            filled += link(part, said) if _is_prose(filled) else said
        else:
            filled += part
    return SafeHtml(filled)


def _is_prose(before: str) -> bool:
    """In what is compiled, every angle bracket belongs to a tag."""
    if before.rfind("<") > before.rfind(">"):
        return False
    open_tags = 0
    for closes, tag in _TAG.findall(before):
        if tag in NOT_IN:
            open_tags += -1 if closes else 1
    return open_tags == 0
