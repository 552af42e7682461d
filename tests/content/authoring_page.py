"""The fenced examples of docs/authoring.md, each laid into a copy of Heed's content as a file that can be checked.

What follows the language says what an example is: `markdown case`, `markdown twin NAME`, `yaml header of a quiz` …
A scene that an example leads to and does not show is an ending.
"""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from app.content.directives import known
from app.content.markdown import parse
from app.content.outline import read_outline
from app.paths import CONTENT, PROJECT
from tests.content.fixture_files import with_header

PAGE = PROJECT / "docs/authoring.md"
FLAGS = "flags: [recorded, told]\n"
PLACES = {
    "case": ("scenario", "scenarios/{name}.md"),
    "twin": ("scenario", "scenarios/{name}.cy.md"),
    "quiz": ("quiz", "quizzes/{name}.md"),
    "lesson": ("lesson", "courses/noticing-neglect/{name}.md"),
    "course": ("course", "courses/noticing-neglect/course.md"),
}
BESIDE = {
    "heed": "heed.toml",
    "terms": "courses/terms.yaml",
    "outcomes": "courses/outcomes.yaml",
    "glossary": "courses/glossary.yaml",
}
BODIES = {
    "scenario": "# A case\n## Start\n[On](#end)\n\n## End\n`ending: good`\n",
    "quiz": "".join(
        ["# A quiz\n", *(f"## Q{n}\n- [x] Yes\n- [ ] No\n\n> So it is.\n\n" for n in (1, 2))]
    ),
    "course": "# A course\n## All\n1. [One](what-neglect-is.md)\n2. [Two](../../scenarios/the-long-monday.md)\n",
}


@dataclass(frozen=True)
class Example:
    line: int
    language: str
    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.line} {self.language} {self.what}"


def examples() -> Iterator[Example]:
    for token in MarkdownIt().parse(PAGE.read_text("utf-8")):
        if token.type == "fence" and token.map:
            language, _, what = token.info.partition(" ")
            yield Example(token.map[0] + 1, language, what, token.content)


def content_copy(root: Path) -> Path:
    for folder in ("courses", "scenarios", "quizzes"):
        shutil.copytree(CONTENT / folder, root / folder)
    media = root / "courses/noticing-neglect/media"
    media.mkdir(exist_ok=True)
    (media / "note.png").touch()
    return root


def lay_out(example: Example, root: Path) -> Path:
    """The file to be checked."""
    if example.language == "markdown":
        return _markdown(example, root)
    if example.language == "yaml" and example.what.startswith("header"):
        return _header(example, root)
    path = root / BESIDE[example.what]
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{example.text}")
    return path


def _markdown(example: Example, root: Path) -> Path:
    kind, _, name = example.what.partition(" ")
    file_kind, place = PLACES[kind]
    text, _ = with_header(file_kind, whole(example.text) if kind == "case" else example.text)
    path = root / place.format(name=name or f"example-{example.line}")
    if kind == "case":
        text = text.replace("flags: [told, seen]\n", FLAGS)
    elif kind == "twin":
        original = path.with_name(f"{name}.md").read_bytes()
        digits = hashlib.sha256(original).hexdigest()[:12]
        text = text.replace("---\n", f"---\noriginal: {digits}\n", 1)
        text = text.replace("flags: [told, seen]\n", FLAGS)
    path.write_text(text, "utf-8")
    return path


def whole(text: str) -> str:
    """With a title, a first scene, and endings for what it leads to and does not show."""
    if "## " not in text:
        text = f"## Start\n{text}"
    if not text.startswith("# "):
        text = f"# A case\n{text}"
    tokens = parse(text).tokens
    shown = read_outline(tokens, 1, []).anchors
    links = {
        str(child.attrs["href"]).removeprefix("#"): None
        for token in tokens
        for child in token.children or []
        if child.type == "link_open"
    }
    return text + "".join(
        f"\n## {name.replace('-', ' ')}\n`ending: good`\n" for name in links if name not in shown
    )


def _header(example: Example, root: Path) -> Path:
    """As the header of a sound text of its kind; without one named, of a case."""
    named = example.what.rpartition(" ")[2]
    kind, place = PLACES[named if named in PLACES else "case"]
    text, _ = with_header(kind, BODIES[kind])
    given = {line.partition(":")[0] for line in example.text.split("\n") if line[:1].isalpha()}
    kept = [line for line in text.split("\n") if line.partition(":")[0] not in given]
    path = root / place.format(name=f"example-{example.line}")
    path.write_text("\n".join([kept[0], example.text.strip("\n"), *kept[1:]]), "utf-8")
    return path


def codes_in(text: str) -> set[str]:
    tokens = parse(text).tokens
    return {c.content for t in tokens for c in t.children or [] if c.type == "code_inline"}


def shows(codes: set[str], name: str) -> bool:
    return any(known(code, {name: print}) for code in codes)
