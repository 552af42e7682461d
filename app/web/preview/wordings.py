"""Every nation's wording side by side: the paragraphs that do not read the same everywhere."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from html import unescape

from app.content.model.header import Header
from app.content.model.terms import Nation
from app.content.model.text import PlainText, RichText, Words
from app.web.preview.desk import Built, Manuscript

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


def wordings(manuscript: Manuscript) -> tuple[Wording, ...]:
    built = manuscript.built
    if built is None:
        return ()
    texts = {nation: _texts_for(manuscript, built, nation) for nation in manuscript.nations}
    paths = dict.fromkeys(path for found in texts.values() for path in found)
    rows = ((path, {n: found.get(path) for n, found in texts.items()}) for path in paths)
    return tuple(
        Wording(_heading(path, texts), cells)
        for path, cells in rows
        if len(set(cells.values())) > 1
    )


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
