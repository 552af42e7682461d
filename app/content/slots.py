"""`{DSP:long}`: the one reading of a term, for prose and for header texts alike."""

from app.content.model.text import PlainText, TermSlot

LONGEST_TERM = 100
_BESIDE_LETTERS = frozenset(" \n-'’:")


def term_at(text: str, start: int, end: int) -> tuple[TermSlot, int] | None:
    """The slot whose brace opens at `start`, and where it ends; None when no term stands there."""
    close = text.find("}", start, min(end, start + LONGEST_TERM))
    if close < 0:
        return None
    inner = text[start + 1 : close]
    if not all(c.isalnum() or c in _BESIDE_LETTERS for c in inner):
        return None
    slot = slot_of(inner)
    return (slot, close + 1) if slot else None


def slot_of(inner: str) -> TermSlot | None:
    written, _, form = inner.partition(":")
    name = " ".join(written.split())
    if not name:
        return None
    capital = name[0].isupper() and not name.isupper()
    return TermSlot(name.casefold(), form.strip().casefold() or "short", capital)


def with_slots(text: str) -> PlainText:
    """Reads a header's text, which is not Markdown: only terms and `\\{` mean anything."""
    parts: list[str | TermSlot] = []
    literal = ""
    position = 0
    while position < len(text):
        if text.startswith(("\\{", "\\}"), position):
            literal += text[position + 1]
            position += 2
        elif text[position] == "{" and (found := term_at(text, position, len(text))):
            parts += [literal, found[0]]
            literal = ""
            position = found[1]
        else:
            literal += text[position]
            position += 1
    return PlainText(tuple(part for part in (*parts, literal) if part != ""))


def stray_brace(text: PlainText) -> bool:
    return any("{" in part for part in text.parts if isinstance(part, str))
