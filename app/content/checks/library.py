"""M003 and C101: what only many files together show."""

from collections.abc import Iterator
from difflib import get_close_matches

from app.content.checks.courses import amiss, links_to_judge
from app.content.checks.rule import Finding
from app.content.files import AuthoredFile
from app.content.links import Identity, Link
from app.content.markdown import parse
from app.content.model.header import Kind
from app.content.outline import read_outline
from app.content.page import Page, over_a_limit
from app.content.shelf import Shelf, Volume


def duplicate_identity(shelf: Shelf) -> Iterator[Finding]:
    former: dict[Identity, str] = {}
    for volume in shelf.volumes:
        file = volume.file
        same = [f for f in shelf.neighbours.get(file.identity, ()) if f.root == file.root]
        if same and same[0].path != file.path:
            yield Finding(
                1, f"{_called(file.identity)} is {same[0].name} too: rename one", file.shown
            )
        for identity, line in _former(volume):
            other = former.setdefault(identity, file.name)
            taken = [f.name for f in shelf.neighbours.get(identity, ())]
            if taken or other != file.name:
                yield Finding(
                    line,
                    f"`was`: {_called(identity)} is {[*taken, other][0]}: take it out",
                    file.shown,
                )


def _former(volume: Volume) -> Iterator[tuple[Identity, int]]:
    if volume.read.draft is None:
        return
    header = volume.read.draft.page.header
    kind, slug = volume.file.identity.kind, volume.file.identity.slug
    folder = f"{slug.partition('/')[0]}/" if kind == Kind.LESSON else ""
    for old in header.values.get("was", ()):
        yield Identity(kind, folder + old), header.lines["was"]


def _called(identity: Identity) -> str:
    return f"the {identity.kind} `{identity.slug}`"


def missing_file(shelf: Shelf) -> Iterator[Finding]:
    for volume in shelf.volumes:
        if volume.read.draft is None:
            continue
        page = volume.read.draft.page
        for link in (*links_to_judge(page), *_alternative(page)):
            if link.local and not amiss(link, page):
                message = _missing(shelf, volume, link)
                if message:
                    yield Finding(link.line, message, volume.file.shown)


def _alternative(page: Page) -> Iterator[Link]:
    if written := page.header.values.get("alternative"):
        yield Link(written, page.header.lines["alternative"])


def _missing(shelf: Shelf, volume: Volume, link: Link) -> str:
    if link.picture:
        found = shelf.picture(volume, link)
        return "" if found else f"there is no picture {link.href}: put it there, or mend the path"
    identity = link.identity_from(volume.file.name)
    if identity is None:
        return ""
    files = shelf.neighbours.get(identity, ())
    if not files:
        return f"there is no {link.href.partition('#')[0]}; {_mend(shelf, identity)}"
    if identity.kind == Kind.LESSON and link.fragment and link.fragment not in _anchors(files[-1]):
        return f"there is no heading #{link.fragment} in {files[-1].name}: mend the link"
    return ""


def _mend(shelf: Shelf, identity: Identity) -> str:
    slugs = [other.slug for other in shelf.neighbours if other.kind == identity.kind]
    near = get_close_matches(identity.slug, slugs, 1)
    return f"did you mean `{near[0]}`?" if near else "write it, or mend the path"


def _anchors(file: AuthoredFile) -> frozenset[str]:
    text = file.read().text
    if over_a_limit(text):
        return frozenset()
    return read_outline(parse(text).tokens, 1, []).anchors
