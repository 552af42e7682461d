"""Prose as plain text: for labels and lists, and for what is stored beside a learner's own words."""

import re
from html import unescape

from app.content.model.text import RichText, Words

TAG = re.compile(r"<[^>]*>")


def plain_words(text: RichText, words: Words) -> str:
    return without_markup(text.fill(words))


def without_markup(html: str) -> str:
    """Of compiled HTML, which is sanitised, so that every angle bracket in it belongs to a tag."""
    return " ".join(unescape(TAG.sub("", html)).split())
