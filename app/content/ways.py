"""A line that begins with a link, and the directives behind it: choices, routes, the only way on, a course's steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token

from app.content.blocks import Block, with_lines, words_of
from app.content.conditions import read_condition
from app.content.directives import Directive, Vocabulary, known, nations_of, read_directive
from app.content.faults import BadValue
from app.content.links import LINK, Link, link_of
from app.content.model.scenario import Way
from app.content.model.terms import Nation
from app.content.page import Page
from app.ids import SceneId

_REPEATABLE = frozenset({"set", "clear", "outcome"})


@dataclass(frozen=True)
class LinkLine:
    """`[label](href)` and what stands behind it."""

    link: Link
    label: Sequence[Token]
    line: int
    directives: list[Directive]

    @cached_property
    def target(self) -> SceneId:
        return SceneId(self.link.fragment)

    @property
    def words(self) -> str:
        return words_of(self.label)

    def argument(self, name: str) -> str | None:
        return next((d.argument for d in self.directives if d.name == name), None)

    @cached_property
    def nations(self) -> frozenset[Nation]:
        return nations_of(self.directives)

    def way(self) -> Way:
        return self._way

    @cached_property
    def _way(self) -> Way:
        condition = self.argument("if")
        return Way(
            self.target,
            read_condition(condition) if condition is not None else None,
            frozenset(d.argument for d in self.directives if d.name == "set"),
            frozenset(d.argument for d in self.directives if d.name == "clear"),
            self.argument("once") is not None,
            self.line,
            self.nations,
        )


def first_link(block: Block) -> Link | None:
    """Of a paragraph that begins with a link."""
    children = (block.inline.children or []) if block.inline else []
    return link_of(children[0]) if children else None


def directives_behind(block: Block) -> list[str]:
    children = (block.inline.children or []) if block.inline else []
    closes = next((i for i, c in enumerate(children) if c.type == "link_close"), len(children))
    return [child.content for child in children[closes:] if child.type == "code_inline"]


def is_link_alone(block: Block, vocabulary: Vocabulary) -> bool:
    """A paragraph of one link, with directives at most."""
    if block.kind != "paragraph" or block.inline is None or first_link(block) is None:
        return False
    children = block.inline.children or []
    closes = next(i for i, child in enumerate(children) if child.type == "link_close")
    return all(
        child.type in ("softbreak", "hardbreak")
        or (child.type == "text" and not child.content.strip(" ,"))
        or (child.type == "code_inline" and known(child.content, vocabulary))
        for child in children[closes + 1 :]
    )


def read_link_line(page: Page, block: Block, vocabulary: Vocabulary) -> LinkLine:
    """Of a paragraph that begins with a link; notes M007 and M013."""
    assert block.inline is not None  # noqa: S101
    children = list(with_lines(block.inline))
    opener, line = children[0]
    closes = next(i for i, (child, _) in enumerate(children) if child.type == "link_close")
    label = [child for child, _ in children[1:closes]]
    behind = read_run(page, children[closes + 1 :], vocabulary)
    page.ways.append(opener.meta[LINK])
    return LinkLine(opener.meta[LINK], label, line, behind)


def read_run(
    page: Page, children: Sequence[tuple[Token, int]], vocabulary: Vocabulary
) -> list[Directive]:
    """Directives with nothing but spaces between; notes M007, and M013 for anything else."""
    found: list[Directive] = []
    strayed = 0
    """The last line with a fault: a forgotten backtick turns all that follows it inside out."""
    for child, line in children:
        if child.type == "code_inline":
            try:
                found.append(read_directive(child.content, line, vocabulary))
            except BadValue as bad:
                if line != strayed:
                    page.note(line, bad.code, bad.message)
                strayed = line
        elif child.content.strip() and line != strayed:
            page.note(line, "M013", _stray(child.content.strip(), vocabulary))
            strayed = line
    _note_twice(page, found)
    return found


def _stray(words: str, vocabulary: Vocabulary) -> str:
    if words.strip(",;"):
        first = next(iter(words.strip("(`'\"").split()), "").strip(").,`'\"")
        if known(words, vocabulary) or first in vocabulary:
            return f"`{first}` looks like a directive: put it in backticks"
        return f"only directives may stand here, not “{words[:40]}”: a consequence goes below, as `  > …`"
    return "directives stand side by side without commas: take the comma out"


def _note_twice(page: Page, found: list[Directive]) -> None:
    seen = set()
    for directive in found:
        if directive.name in seen:
            page.note(directive.line, "M007", f"`{directive.name}` stands twice: keep one")
        if directive.name not in _REPEATABLE:
            seen.add(directive.name)
