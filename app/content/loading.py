"""Content roots, laid over each other, to one Library. Never raises on what is authored."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from app.content.checks.judging import judge
from app.content.checks.shelf_table import SHELF_RULES
from app.content.diagnostics import Diagnostic, Severity
from app.content.drafts import Draft
from app.content.explaining import glossary_of
from app.content.files import OUTCOMES, AuthoredFile, files_of_root
from app.content.library import Library, SourceText, Twin
from app.content.links import rooted
from app.content.model.course import Course, Release
from app.content.model.header import Kind
from app.content.model.outcomes import OutcomeList
from app.content.model.terms import Terms
from app.content.outcomes import outcomes_of
from app.content.roots import Root, read_root
from app.content.shapes import find_difference
from app.content.shelf import Shelf, Volume, stock
from app.content.terms import terms_of
from app.content.twins import adopt
from app.ids import Sha256

Key = tuple[Kind, str]


def load_library(roots: Sequence[Path], today: date | None = None) -> Library:
    """A later root's file takes the place of an earlier root's with the same kind and slug."""
    roots = [path.absolute() for path in roots]
    read_roots = [read_root(path) for path in roots]
    terms = terms_of(root.terms for root in read_roots)
    shelf = stock(_winners(roots), roots, lambda _: terms, today, listed(read_roots))
    diagnostics = weighed(shelf, {root.path: root for root in read_roots}, lambda _: terms)
    found = dict(_sound(shelf, diagnostics))
    sound = {(kind, slug): one for (kind, slug, language), one in found.items() if not language}
    sources = {key: volume.read.source for key, (volume, _) in sound.items()}
    built = {kind: _built(sound, kind) for kind in Kind}
    courses = _whole(built)
    return Library(
        courses=courses,
        lessons=built[Kind.LESSON],
        scenarios=built[Kind.SCENARIO],
        quizzes=built[Kind.QUIZ],
        terms=terms,
        sources={v.read.source.sha256: v.read.source for v, _ in found.values()},
        releases={slug: release_of(course, sources) for slug, course in courses.items()},
        diagnostics=tuple(diagnostics),
        pictures=_pictures(shelf, found.values()),
        twins=dict(_twins(found, built)),
        outcomes=outcomes_of(root.outcomes for root in read_roots),
        glossary=glossary_of(
            (root.terms for root in read_roots), (root.glossary for root in read_roots), terms
        ),
    )


def _winners(roots: Sequence[Path]) -> list[AuthoredFile]:
    """Of files in different roots the last; two in one root both stay, and are faulted (M003)."""
    files = [file for root in roots for file in files_of_root(root)]
    last = {file.identity: file.root for file in files}
    return [file for file in files if file.root == last[file.identity]]


def listed(roots: Iterable[Root]) -> dict[Path, OutcomeList]:
    return {root.path: found for root in roots if (found := root.outcome_list)}


def weighed(
    shelf: Shelf, roots: Mapping[Path, Root], terms: Callable[[Path], Terms]
) -> list[Diagnostic]:
    """All that is found on the shelf and at its roots, as heed.toml weighs it."""
    by_file = defaultdict(list, {v.file.shown: v.diagnostics for v in shelf.volumes})
    for found in judge(SHELF_RULES, shelf):
        by_file[found.path].append(found)
    kept = [found for root in roots.values() for found in root.diagnostics(terms(root.path))]
    for volume in shelf.volumes:
        levels = roots[volume.file.root].levels
        kept += levels.apply(by_file[volume.file.shown], volume.file.name)
    for path, outcomes in shelf.outcomes.items():
        kept += roots[path].levels.apply(by_file[outcomes.shown], OUTCOMES.as_posix())
    return sorted(set(kept))


def _sound(
    shelf: Shelf, diagnostics: Sequence[Diagnostic]
) -> Iterator[tuple[tuple[Kind, str, str], tuple[Volume, Draft]]]:
    """By kind, slug and language."""
    faulty = {found.path for found in diagnostics if found.severity == Severity.ERROR}
    for volume in shelf.volumes:
        draft, identity = volume.read.draft, volume.file.identity
        if draft and volume.file.shown not in faulty:
            yield (identity.kind, identity.slug, identity.language), (volume, draft)


def _built(sound: Mapping[Key, tuple[Volume, Draft]], kind: Kind) -> dict[str, Any]:
    return {slug: draft.build() for (of, slug), (_, draft) in sound.items() if of == kind}


def _twins(
    found: Mapping[tuple[Kind, str, str], tuple[Volume, Draft]],
    built: Mapping[Kind, Mapping[str, Any]],
) -> Iterator[tuple[tuple[Kind, str, str], Twin]]:
    """Those of the same shape as a sound original."""
    for (kind, slug, language), (_, draft) in found.items():
        original = found.get((kind, slug, ""))
        if language and original and find_difference(original[1], draft) is None:
            yield (kind, slug, language), adopt(built[kind][slug], draft.build())


def _whole(built: Mapping[Kind, Mapping[str, Any]]) -> dict[str, Course]:
    """A course of which a part is missing or faulty is not offered; the part's diagnostics say why."""
    return {
        slug: course
        for slug, course in built[Kind.COURSE].items()
        if all(step.slug in built[step.kind] for step in course.steps)
    }


def release_of(course: Course, sources: Mapping[Key, SourceText]) -> Release:
    parts = tuple(
        (step.kind, step.slug, sources[step.kind, step.slug].sha256) for step in course.steps
    )
    lines = [f"course {course.slug} {course.sha256}", *(" ".join(part) for part in parts)]
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return Release(Sha256(digest), course.slug, parts)


def _pictures(shelf: Shelf, found: Iterable[tuple[Volume, Draft]]) -> dict[str, Path]:
    return {
        rooted(link.path_from(volume.file.name)): path
        for volume, draft in found
        for link in draft.page.links
        if link.picture and (path := shelf.picture(volume, link))
    }
