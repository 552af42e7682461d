"""Headings that were meant as scenes and are none, or that hold what belongs below them (M013)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from app.content import directives
from app.content.blocks import inline_tokens, tokens_of, with_lines
from app.content.outline import slug_of
from app.content.page import Page
from app.content.scene import SceneDraft


def note_near_scenes(page: Page, sections: Sequence[SceneDraft]) -> None:
    _note_early_ways(page, sections)
    targets = {way.target for scene in sections for way in scene.ways}
    targets -= {scene.slug for scene in sections}
    for scene in sections:
        _note_directive_within(page, scene)
    for words, line in _headings_below(page.tokens):
        if slug_of(words) in targets:
            page.lost.add(slug_of(words))
            page.note(line, "M013", "a heading with ### is no scene: write it with ##")
    page.lost.update(slug_of(words.strip("# ")) for words in _crammed(page.tokens))


def _note_early_ways(page: Page, sections: Sequence[SceneDraft]) -> None:
    """Not said again where the first scene's heading is faulted: by A404, or as no heading."""
    first = sections[0].line if sections else len(page.lines)
    early = [link for link in page.links if link.to_section and link.line < first]
    if early:
        page.lost.add("")
        headings = list(_headings_below(tokens_of(page.outline.introduction)))
        if not headings and not page.troubled(1, first - 1):
            page.note(
                early[0].line, "M013", "a way on before the first scene: begin that with `## …`"
            )


def _note_directive_within(page: Page, scene: SceneDraft) -> None:
    children = scene.section.heading.inline.children or []
    code = [child.content for child in children if child.type == "code_inline"]
    for text in (text for text in code if directives.known(text, directives.SCENE)):
        page.lost.add(slug_of("".join(c.content for c in children if c.content != text)))
        page.note(
            scene.line,
            "M013",
            f"`{text[:40]}` does nothing in a heading: put it alone in a paragraph below",
        )


def _headings_below(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Those that are no scenes by their level, with their lines."""
    for opener, inline in pairwise(tokens):
        if opener.type == "heading_open" and opener.tag > "h2" and opener.map:
            yield "".join(child.content for child in inline.children or []), opener.map[0] + 1


def _crammed(tokens: Sequence[Token]) -> Iterator[str]:
    """`##The hall`, which content.looks has noted."""
    for inline in inline_tokens(tokens):
        for child, _ in with_lines(inline):
            if child.type == "text" and child.content.startswith("##"):
                yield child.content
