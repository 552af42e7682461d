"""Reads fixtures/*.md: triples of title, input and expected diagnostics, parted by lines of a single dot.

A title is `CODE trips: …` or `CODE quiet: …`. An input is one file of the kind that the fixture file is named for,
or several, each under a line `=== path`. Where an input has no header of its own it is given a sound one; lines then
count from the input's first. Expected are lines of `code line`, with the path between where there are several files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "fixtures"
PATHS = {
    "scenario": "scenarios/x.md",
    "quiz": "quizzes/x.md",
    "lesson": "courses/x/y.md",
    "course": "courses/x/course.md",
}
_COMMON = """\
summary: An invented text.
owner: Training team
minutes: 8
reviewed: 2026-11-01
review-by: 2027-11-01
sources: [Invented]
"""
_OWN = {
    "scenario": "role: teacher\nsetting: hall\ncontent-note: none\nflags: [told, seen]\n",
    "quiz": "",
    "lesson": "",
    "course": "for: [teacher]\n",
}


@dataclass(frozen=True)
class Fixture:
    file: str
    line: int
    title: str
    inputs: dict[str, str]
    """By path, headers included."""
    added: dict[str, int]
    """How many lines of header each was given."""
    expected: tuple[str, ...]

    @property
    def code(self) -> str:
        return self.title.split()[0]

    @property
    def trips(self) -> bool:
        return self.title.split()[1] == "trips:"

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.title}"


def with_header(kind: str, body: str) -> tuple[str, int]:
    """A text that has no header gets one; also how many lines that takes."""
    if body.startswith("---"):
        return body, 0
    header = f"---\n{_COMMON}{_OWN[kind]}---\n"
    return header + body, header.count("\n")


def kind_of(path: str) -> str:
    if path.startswith("courses"):
        return "course" if "/course." in path else "lesson"
    return {"scenarios": "scenario", "quizzes": "quiz"}[path.split("/", maxsplit=1)[0]]


def fixtures() -> Iterator[Fixture]:
    for path in sorted(FOLDER.glob("*.md")):
        yield from _read(path)


def _read(path: Path) -> Iterator[Fixture]:
    lines = path.read_text("utf-8").split("\n")
    dots = [index for index, line in enumerate(lines) if line == "."]
    for opens, parts, closes in zip(dots[::3], dots[1::3], dots[2::3], strict=True):
        files = _files(path.stem.partition("-")[0], lines[opens + 1 : parts])
        headed = {
            name: with_header(kind_of(name), body) if name.endswith(".md") else (body, 0)
            for name, body in files.items()
        }
        yield Fixture(
            path.name,
            opens,
            lines[opens - 1],
            {name: text for name, (text, _) in headed.items()},
            {name: added for name, (_, added) in headed.items()},
            tuple(line for line in lines[parts + 1 : closes] if line),
        )


def _files(kind: str, lines: list[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    name = PATHS.get(kind, "")
    for line in lines:
        if line.startswith("=== "):
            name = line.removeprefix("=== ")
        else:
            found.setdefault(name, []).append(line)
    return {name: "\n".join(body) + "\n" for name, body in found.items()}
