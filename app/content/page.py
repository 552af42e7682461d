"""What every kind of file has, read but not yet judged: header, outline, links, terms."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from markdown_it.token import Token

from app.content.blocks import inline_tokens, with_lines
from app.content.faults import Fault
from app.content.header import HeaderReading, read_header
from app.content.library import SourceText
from app.content.links import LINK, Link, resolve
from app.content.looks import looks
from app.content.markdown import parse
from app.content.model.header import Kind
from app.content.model.terms import Terms
from app.content.model.text import PlainText, TermSlot
from app.content.outline import Outline, read_outline
from app.content.rendering import plain

_READING = frozenset({"M004", "M007", "M013"})
MOST_BYTES, MOST_LINES, MOST_BRACKETS = 64 * 1024, 3000, 2000


@dataclass(frozen=True, slots=True)
class TermUse:
    slot: TermSlot | None
    """None: a brace that opens no term."""
    written: str
    line: int


@dataclass(slots=True)
class Page:
    source: SourceText
    terms: Terms
    today: date | None
    lines: list[str]
    header: HeaderReading
    tokens: list[Token]
    outline: Outline
    links: tuple[Link, ...]
    uses: list[TermUse]
    faults: list[Fault] = field(default_factory=list)
    ways: list[Link] = field(default_factory=list)
    """Links that lead from scene to scene, or from a course to its parts."""
    lost: set[str] = field(default_factory=set)
    """Anchors of scenes that a fault, noted already, keeps from being scenes."""

    def note(self, line: int, code: str, message: str) -> None:
        self.faults.append(Fault(line, code, message))

    def noted(self, code: str) -> Iterator[Fault]:
        return (fault for fault in self.faults if fault.code == code)

    def troubled(self, first: int, last: int) -> bool:
        """Between these lines something could not be read as it was meant."""
        return any(f.code in _READING and first <= f.line <= last for f in self.faults)

    def uses_text(self, text: PlainText, line: int) -> None:
        """Counts the terms of a text that is no Markdown."""
        self.uses += [
            TermUse(part, f"{{{part.name}}}", line)
            for part in text.parts
            if isinstance(part, TermSlot)
        ]

    @property
    def title(self) -> PlainText:
        title = self.outline.title
        return plain(title.inline.children or []) if title else PlainText()


def over_a_limit(text: str) -> Fault | None:
    """Asked before anything is parsed."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        return _too_much(f"{size // 1024} KiB where {MOST_BYTES // 1024} are allowed")
    if (lines := text.count("\n")) > MOST_LINES:
        return _too_much(f"{lines} lines where {MOST_LINES} are allowed")
    if (brackets := text.count("[")) > MOST_BRACKETS:
        return _too_much(f"{brackets} opening brackets where {MOST_BRACKETS} are allowed")
    return None


def _too_much(what: str) -> Fault:
    return Fault(1, "M014", f"{what}: split the file")


def read_page(source: SourceText, terms: Terms, today: date | None = None) -> Page:
    """Of a text within the limits."""
    lines = source.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    header = read_header(source.kind, lines)
    faults = list(header.faults)
    # Blank lines in the header's place keep every token on the line where the author sees it.
    parsed = parse("\n".join([""] * header.end + lines[header.end :]))
    first = min(header.end + 1, len(lines))
    outline = read_outline(parsed.tokens, first, [] if header.unclosed else faults)
    faults += looks(source.kind, parsed, lines)
    links = _read_links(parsed.tokens, source)
    page = Page(source, terms, today, lines, header, parsed.tokens, outline, links, [], faults)
    page.uses += _uses(parsed.tokens)
    for text, line in header.texts:
        page.uses_text(text, line)
    return page


def _read_links(tokens: list[Token], source: SourceText) -> tuple[Link, ...]:
    """Also points each at its address on the web; a link without one keeps its words alone."""
    found = []
    sections = source.kind == Kind.LESSON
    for inline in inline_tokens(tokens):
        opened = False
        for child, line in with_lines(inline):
            if child.type == "link_open":
                link = Link(str(child.attrs["href"]), line)
                address = resolve(link, source.path, sections=sections)
                found.append(link)
                child.meta[LINK] = link
                child.attrs["href"] = address or ""
                opened = child.hidden = address is None
            elif child.type == "link_close":
                child.hidden, opened = opened, False
            elif child.type == "image":
                link = Link(str(child.attrs["src"]), line, picture=True)
                found.append(link)
                child.attrs["src"] = resolve(link, source.path, sections=sections) or ""
    return tuple(found)


def _uses(tokens: list[Token]) -> Iterator[TermUse]:
    for inline in inline_tokens(tokens):
        for child, line in with_lines(inline):
            for term in [child, *(child.children or [])]:
                if term.type == "term":
                    yield TermUse(term.meta["slot"], term.content, line)
