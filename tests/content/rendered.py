"""All that a text can put on a page, and what may never be among it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html import escape
from html.parser import HTMLParser
from typing import Any

from app.content.blocks import tokens_of
from app.content.drafts import read_draft
from app.content.model.text import PlainText, RichText, Words
from app.content.rendering import plain, rich
from tests.content.compiling import COMPILERS, TERM_WORDS, source

HOSTILE_WORDS = "\"'><script>pwned('words')</script><img src=x onerror=pwned('words')>"
"""As a nation's words: they are filled in after the sanitiser, and escaped there."""


def in_places(kind: str, payload: str) -> Iterator[str]:
    """A body for each place of its kind in which an author can write it."""
    line = " ".join(payload.split())
    quoted = "\n".join(f"  > {part}" for part in payload.split("\n"))
    yield f"# {line}\n{payload}\n\n## {line}\n### {line}\n\n- {line}\n"
    yield f"# T\n## S\n{payload}\n"
    if kind == "scenario":
        yield (
            f"# T\n## S\n- [{line}](#end) `best`\n{quoted}\n- [x](#end) `poor`\n\n"
            f"## End\n`ending: good`\n\n{payload}\n\n## D\n`debrief`\n\n{payload}\n"
        )
        yield (
            f"# T\n## S\n`role: {line.replace('`', '')}`\n\n- [x] {line}\n{quoted}\n"
            "- [ ] x\n\n[On](#end)\n\n## End\n`ending: good`\n"
        )
    elif kind == "quiz":
        yield f"# T\n## S\n- [x] {line}\n{quoted}\n- [ ] x\n\n> `hint` {line}\n\n> {line}\n"
        yield f"# T\n## S\n| {line} | a |\n| --- | --- |\n| {line} | b |\n| c | {line} |\n"
    elif kind == "lesson":
        yield f"# T\n## S\n- [x] {line}\n{quoted}\n- [ ] x\n\n`plan` {line}\n"
        yield f"# T\n## S\n`reflect`\n\n{payload}\n"
    else:
        yield f"# T\n## S\n1. [{line}](y.md)\n\n{payload}\n"


def pieces(kind: str, body: str, words: Words) -> Iterator[str]:
    """HTML of the compiled model, where there is one, and of the sections however faulty they are."""
    yield from _filled(COMPILERS[kind](body).value, words)
    draft = read_draft(source(kind, body), TERM_WORDS)
    for section in draft.page.outline.sections:
        yield rich(tokens_of(section.blocks), anchors=True).fill(words)
        heading = plain(section.heading.inline.children or []).fill(words)
        yield f'<p title="{escape(heading)}">{escape(heading)}</p>'


def _filled(model: Any, words: Words) -> Iterator[str]:
    match model:
        case RichText():
            yield model.fill(words)
        case PlainText():
            yield f'<p title="{escape(model.fill(words))}">{escape(model.fill(words))}</p>'
        case tuple():
            for part in model:
                yield from _filled(part, words)
        case dict():
            for part in model.values():
                yield from _filled(part, words)
        case _ if is_dataclass(model):
            for field in fields(model):
                yield from _filled(getattr(model, field.name), words)


_TAGS = frozenset(
    [
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "div",
        "pre",
        "hr",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "strong",
        "em",
        "s",
        "code",
        "br",
        "a",
        "img",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)
_ATTRIBUTES = frozenset(("href", "src", "alt", "title", "id", "class", "start"))
_LABELLED = ("td", "data-label")
"""Its column's heading, shown by style alone: words, which no script of ours reads."""
_SCHEMES = ("https", "mailto", "tel")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.harm: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.harm.append(f"<{tag}>")
        for name, value in attrs:
            if (tag, name) == _LABELLED:
                continue
            if name not in _ATTRIBUTES:
                self.harm.append(f"{tag}.{name}")
            elif (
                (name == "href" and not _may_lead(value or ""))
                or (name == "src" and not _may_show(value or ""))
                or (name == "id" and not (value or "").startswith("section-"))
            ):
                self.harm.append(f"{tag}.{name}={value}")

    def handle_comment(self, data: str) -> None:
        self.harm.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.harm.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.harm.append(f"<?{data}")


def harm_in(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.harm


def _may_lead(href: str) -> bool:
    scheme, colon, _ = href.partition(":")
    if colon and "/" not in scheme and "?" not in scheme and "#" not in scheme:
        return scheme in _SCHEMES
    return href == "" or href[0] == "#" or (href[0] == "/" and href[1:2] not in ("/", "\\"))


def _may_show(src: str) -> bool:
    return src.startswith("/media/") and ".." not in src
