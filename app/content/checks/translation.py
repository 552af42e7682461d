"""T…: twins, `<name>.cy.md` beside `<name>.md`, of the languages that a course declares."""

from collections.abc import Iterator
from dataclasses import replace

from app.content.checks.course_parts import languages_of
from app.content.checks.neighbours import Neighbours
from app.content.checks.rule import Finding
from app.content.course import CourseDraft
from app.content.links import Identity
from app.content.shapes import find_difference
from app.content.shelf import Shelf, Volume

DIGITS = 12
"""Of an original's sha256, in its twin's header."""


def twin_missing(shelf: Shelf) -> Iterator[Finding]:
    neighbours = Neighbours(shelf)
    for volume in shelf.volumes:
        for language in languages_of(volume):
            for identity, line in _to_be_translated(volume):
                twin = replace(identity, language=language)
                if neighbours.file(identity) and not neighbours.file(twin):
                    name = identity.slug.rpartition("/")[2]
                    yield Finding(
                        line,
                        f"the {identity.kind} `{name}` has no twin in `{language}`: write "
                        f"{_file_name(identity, language)}, or take `{language}` out of `languages`",
                        volume.file.shown,
                    )


def _file_name(identity: Identity, language: str) -> str:
    name = "course" if "/" not in identity.slug and identity.kind == "course" else identity.slug
    return f"{name.rpartition('/')[2]}.{language}.md"


def _to_be_translated(volume: Volume) -> Iterator[tuple[Identity, int]]:
    course = volume.read.draft
    assert isinstance(course, CourseDraft)  # noqa: S101  languages_of says so
    yield volume.file.identity, course.page.header.lines["languages"]
    for step in course.steps:
        if step.identity:
            yield step.identity, step.line.line


def twin_without_original(shelf: Shelf) -> Iterator[Finding]:
    neighbours = Neighbours(shelf)
    for volume, original in _twins(shelf):
        if neighbours.file(original) is None:
            yield Finding(
                1,
                f"a translation of nothing: there is no {_original_name(volume)}; "
                "rename this file, or write the original",
                volume.file.shown,
            )


def _twins(shelf: Shelf) -> Iterator[tuple[Volume, Identity]]:
    for volume in shelf.volumes:
        if volume.file.identity.language:
            yield volume, replace(volume.file.identity, language="")


def _original_name(volume: Volume) -> str:
    return f"{volume.file.path.name.partition('.')[0]}.md"


def shape_differs(shelf: Shelf) -> Iterator[Finding]:
    """The first difference: what follows it may only follow from it. Not asked of what cannot be read."""
    neighbours = Neighbours(shelf)
    for volume, identity in _twins(shelf):
        original, twin = neighbours.draft(identity), volume.read.draft
        if not original or not twin or twin.page.troubled(1, len(twin.page.lines)):
            continue
        if original.page.troubled(1, len(original.page.lines)):
            continue
        if difference := find_difference(original, twin):
            yield Finding(difference.line, difference.message, volume.file.shown)


def original_moved_on(shelf: Shelf) -> Iterator[Finding]:
    neighbours = Neighbours(shelf)
    for volume, identity in _twins(shelf):
        original, twin = neighbours.file(identity), volume.read.draft
        if not original or not twin:
            continue
        digits = original.read().sha256[:DIGITS]
        header = twin.page.header
        if header.values.get("original", digits) != digits:
            yield Finding(
                header.lines["original"],
                f"the original was changed since: bring this text up to it, then write {digits}",
                volume.file.shown,
            )
        elif "original" not in header.lines and _declared(shelf, volume):
            yield Finding(
                1,
                f"nothing tells when the original changes: add `original: {digits}` to the header",
                volume.file.shown,
            )


def _declared(shelf: Shelf, twin: Volume) -> bool:
    """Some course that is read declares the twin's language."""
    return any(twin.file.identity.language in languages_of(volume) for volume in shelf.volumes)
