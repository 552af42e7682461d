"""What learners of each nation read of Heed's own texts, and that no other nation's words are in it."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html import unescape
from typing import Any

import pytest

from app.content.model.header import Header
from app.content.model.terms import Nation
from app.content.model.text import PlainText, RichText, Words
from tests.content.curriculum import library
from tests.content.nation_words import BELONGING, foreign_words

SHOWN = ("role", "setting")
"""Headers' plain strings that learners read. Sources, owners and links they do not, or not by nation."""
ALT = re.compile(r'<img[^>]*?\balt="([^"]*)"[^>]*>')
TAG = re.compile(r"<[^>]+>")


def said(model: Any, words: Words) -> Iterator[str]:
    """All that a page of it can say, in one nation's words."""
    match model:
        case PlainText():
            yield model.fill(words)
        case RichText():
            yield in_plain(model.fill(words))
        case _:
            yield from shown_strings(model) if isinstance(model, Header) else ()
            for part in parts_of(model):
                yield from said(part, words)


def parts_of(model: Any) -> Iterator[Any]:
    if isinstance(model, tuple | dict):
        yield from model.values() if isinstance(model, dict) else model
    elif is_dataclass(model):
        yield from (getattr(model, f.name) for f in fields(model) if f.name != "views")


def in_plain(html: str) -> str:
    return unescape(TAG.sub(" ", ALT.sub(r" \1 ", html)))


def shown_strings(header: Header) -> Iterator[str]:
    for name in SHOWN:
        value = getattr(header, name, ())
        yield from (value,) if isinstance(value, str) else value


def texts() -> Iterator[Any]:
    own = library()
    for shelf in (own.courses, own.lessons, own.scenarios, own.quizzes, own.twins):
        yield from shelf.values()


@pytest.mark.parametrize("nation", Nation)
def test_no_other_nations_words(nation: Nation) -> None:
    terms = library().terms
    words = terms.of(nation).words
    found = [
        f"{text.path}: {word}"
        for text in texts()
        if nation in text.header.nations
        for said_there in said(text.for_nation(nation) if hasattr(text, "views") else text, words)
        for word in foreign_words(said_there, nation, terms)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("text", "nation", "found"),
    [
        ("Ring the LADO.", Nation.WALES, ["LADO"]),
        ("Ring the LADO.", Nation.ENGLAND, []),
        ("a report under Section 130", Nation.SCOTLAND, ["Section 130"]),
        ("Children’s social care decided", Nation.WALES, ["Children’s social care"]),
        ("The Gateway team came", Nation.NORTHERN_IRELAND, []),
        ("The Gateway team came", Nation.ENGLAND, ["Gateway"]),
        ("MARFA and the DSLR camera", Nation.SCOTLAND, []),
        ("He is in Year 5 and she in P3", Nation.NORTHERN_IRELAND, ["Year 5"]),
        ("the child protection coordinator", Nation.SCOTLAND, []),
        ("Reception puts a call through", Nation.SCOTLAND, []),
        ("her teacher in Reception", Nation.SCOTLAND, ["in Reception"]),
    ],
)
def test_what_counts_as_another_nations(text: str, nation: Nation, found: list[str]) -> None:
    there = foreign_words(text, nation, library().terms)
    assert [word.partition(" in “")[0] for word in there] == found


def test_every_word_belongs_to_some_nations_and_not_to_all() -> None:
    assert [word for word, nations in BELONGING.items() if not 0 < len(set(nations)) < 4] == []


def test_summaries_notes_roles_and_pictures_are_read_too() -> None:
    case = library().scenarios["what-tomos-shows-us"]
    words = library().terms.of(Nation.WALES).words
    everything = " ".join(said(case, words))
    assert "speaks with his eyes" in everything
    assert "a parent worn out" in everything
    assert "a class in a special school" in everything
    assert case.header.sources[0] not in everything
    assert in_plain('<p>A <img src="/x" alt="a LADO &amp; co"> b</p>').split() == [
        *("A", "a", "LADO", "&", "co", "b")
    ]
