"""Where links go: which authored file a relative path names, and that file's address on the web."""

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from markdown_it.token import Token

from app.content.model.header import Kind
from app.content.outline import anchor_of
from app.content.sanitising import PICTURES, SECTION

FOLDERS = {"courses": Kind.COURSE, "scenarios": Kind.SCENARIO, "quizzes": Kind.QUIZ}
LINK = "link"
"""Where a token's meta keeps what the author wrote."""
SCHEMES = ("https", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class Identity:
    kind: Kind
    slug: str
    language: str = ""
    """Set for a twin, `<name>.cy.md`."""


@dataclass(frozen=True, slots=True)
class Link:
    href: str
    """As markdown-it gives it: percent-encoded."""
    line: int
    picture: bool = False

    @property
    def to_section(self) -> bool:
        return self.href.startswith("#")

    @property
    def scheme(self) -> str:
        return self.href.partition(":")[0].lower() if ":" in self.href.partition("/")[0] else ""

    @property
    def local(self) -> bool:
        return not self.scheme and not self.href.startswith(("/", "#")) and bool(self.href)

    @property
    def fragment(self) -> str:
        return anchor_of(self.href.partition("#")[2])

    def path_from(self, path: str) -> str:
        """The path that it names, seen from where `path` is seen."""
        written = unquote(self.href.partition("#")[0].partition("?")[0])
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), written))

    def identity_from(self, path: str) -> Identity | None:
        return identity_of(self.path_from(path)) if self.local else None


def link_of(token: Token) -> Link | None:
    link: Link | None = token.meta.get(LINK)
    return link


def identity_of(path: str) -> Identity | None:
    """None where the path names nothing that is content."""
    pure = PurePosixPath(path)
    folder = next((part for part in reversed(pure.parts[:-1]) if part in FOLDERS), None)
    if folder is None or pure.suffix != ".md" or pure.name == "README.md":
        return None
    name, _, language = pure.stem.partition(".")
    kind = FOLDERS[folder]
    if kind != Kind.COURSE:
        return Identity(kind, name, language)
    course = pure.parts[-2]
    if course in FOLDERS:
        return None
    return (
        Identity(Kind.COURSE, course, language)
        if name == "course"
        else Identity(Kind.LESSON, f"{course}/{name}", language)
    )


def address_of(identity: Identity) -> str:
    place = {Kind.SCENARIO: "cases", Kind.QUIZ: "quizzes"}.get(identity.kind, "courses")
    return f"/{place}/{quote(identity.slug)}"


def rooted(path: str) -> str:
    """A path from its content root on: `courses/neglect/media/hall.png`; empty outside the folders."""
    parts = PurePosixPath(path).parts
    starts = [index for index, part in enumerate(parts[:-1]) if part in FOLDERS]
    return posixpath.join(*parts[starts[-1] :]) if starts else ""


def resolve(link: Link, path: str, *, sections: bool) -> str | None:
    """The address on the web; None where the words stay but the link goes.

    `sections` says whether the page that this stands on gives its headings ids.
    """
    if link.picture:
        name = rooted(link.path_from(path)) if link.local else ""
        return PICTURES + quote(name) if name else None
    if link.to_section:
        return f"#{SECTION}{quote(link.fragment)}" if sections else None
    if identity := link.identity_from(path):
        section = f"#{SECTION}{quote(link.fragment)}" if link.fragment else ""
        return address_of(identity) + (section if identity.kind == Kind.LESSON else "")
    return link.href if link.scheme in SCHEMES else None
