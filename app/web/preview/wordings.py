"""Every nation's wording side by side: the paragraphs that do not read the same everywhere."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from html import unescape

from app.content.model.header import Header
from app.content.model.terms import Nation
from app.content.model.text import PlainText, RichText, Words
from app.web.preview.manuscript import Built, Manuscript

Path = tuple[str, ...]
Paragraphs = dict[Path, str]
_ASIDE = frozenset({"views", "nations"})
_BLOCK_ENDS = re.compile(r"</(?:p|li|h[1-6]|td|th|div)>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Wording:
    heading: str
    """The title of the scene, question or section that it stands in."""
    cells: Mapping[Nation, str | None]
    """None: this nation has no such text."""
    marked: Mapping[Nation, tuple[tuple[str, bool], ...]]
    """The same in pieces, and of each piece whether another nation has other words there."""


def wordings(manuscript: Manuscript) -> tuple[Wording, ...]:
    built = manuscript.built
    if built is None:
        return ()
    texts = {nation: _texts_for(manuscript, built, nation) for nation in manuscript.nations}
    paths = dict.fromkeys(path for found in texts.values() for path in found)
    rows = ((path, {n: found.get(path) for n, found in texts.items()}) for path in paths)
    return tuple(
        Wording(_heading(path, texts), cells, _marked(cells))
        for path, cells in rows
        if len(set(cells.values()) - {""}) > 1
    )


def _marked(cells: Mapping[Nation, str | None]) -> Mapping[Nation, tuple[tuple[str, bool], ...]]:
    texts = {nation: text.split() for nation, text in cells.items() if text}
    common = _in_all(list(texts.values()))
    return {nation: tuple(_pieces(text, common)) for nation, text in texts.items()}


def _in_all(texts: list[list[str]]) -> list[str]:
    """The words that all have, in the order in which all have them."""
    common = texts[0] if texts else []
    for text in texts[1:]:
        blocks = SequenceMatcher(None, common, text, autojunk=False).get_matching_blocks()
        common = [word for block in blocks for word in common[block.a : block.a + block.size]]
    return common


def _pieces(text: list[str], common: list[str]) -> Iterator[tuple[str, bool]]:
    blocks = SequenceMatcher(None, text, common, autojunk=False).get_matching_blocks()
    done = 0
    for block in blocks:
        if block.a > done:
            yield " ".join(text[done : block.a]), bool(common)
        if block.size:
            yield " ".join(text[block.a : block.a + block.size]), False
        done = block.a + block.size


def grouped(rows: Iterable[Wording]) -> Mapping[str, list[Wording]]:
    """By their headings, each once."""
    groups: dict[str, list[Wording]] = {}
    for row in rows:
        groups.setdefault(row.heading, []).append(row)
    return groups


def _texts_for(manuscript: Manuscript, built: Built, nation: Nation) -> Paragraphs:
    for_nation = getattr(built, "for_nation", None)
    mine = for_nation(nation) if for_nation else built
    return dict(_texts(mine, (), manuscript.words(nation)))


def _texts(value: object, path: Path, words: Words) -> Iterator[tuple[Path, str]]:
    if isinstance(value, PlainText):
        yield path, value.fill(words)
    elif isinstance(value, RichText):
        for place, paragraph in enumerate(_paragraphs(value.fill(words))):
            yield (*path, str(place)), paragraph
    else:
        for name, part in _parts(value):
            yield from _texts(part, (*path, name), words)


def _parts(value: object) -> Iterator[tuple[str, object]]:
    match value:
        case Mapping():
            yield from ((str(key), part) for key, part in value.items())
        case tuple():
            yield from ((_name(part, place), part) for place, part in enumerate(value))
        case _ if is_dataclass(value):
            names = (field.name for field in fields(value) if field.name not in _ASIDE)
            yield from ((name, getattr(value, name)) for name in names)


def _paragraphs(html: str) -> Iterator[str]:
    for block in _BLOCK_ENDS.split(html):
        if words := " ".join(unescape(_TAG.sub("", block)).split()):
            yield words


def _name(part: object, place: int) -> str:
    """Stays the same where something before it is for other nations."""
    if isinstance(part, Header):
        return "header"
    return str(getattr(part, "id", None) or getattr(part, "title", None) or place)


def _heading(path: Path, texts: Mapping[Nation, Paragraphs]) -> str:
    """The nearest title above a text; the file's own for what stands at the top."""
    for length in range(len(path) - 1, -1, -1):
        titles = (found.get((*path[:length], "title")) for found in texts.values())
        if title := next(filter(None, titles), None):
            return title
    return ""
