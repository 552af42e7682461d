"""The question that a scene ends with, which asks for the choice."""

from html import unescape

from app.content.model.text import PlainText, RichText, SafeHtml, TermSlot

LONGEST = 160
"""Characters: beyond it, the paragraph is a story that happens to end with a question."""


def split_closing_question(body: RichText) -> tuple[RichText, PlainText | None]:
    """The body without its last paragraph, and that paragraph, where it is a short plain question."""
    place = next((i for i in reversed(range(len(body.parts))) if "<p>" in _html(body, i)), None)
    if place is None:
        return body, None
    story, _, asked = _html(body, place).rpartition("<p>")
    question = _plain((SafeHtml(asked), *body.parts[place + 1 :]))
    if question is None:
        return body, None
    rest = (*body.parts[:place], SafeHtml(story))
    return RichText(tuple(part for part in rest if part)), question


def _html(body: RichText, place: int) -> str:
    part = body.parts[place]
    return "" if isinstance(part, TermSlot) else part


def _plain(parts: tuple[SafeHtml | TermSlot, ...]) -> PlainText | None:
    last = parts[-1]
    if isinstance(last, TermSlot) or not last.rstrip().endswith("</p>"):
        return None
    words = [*parts[:-1], last.rstrip().removesuffix("</p>")]
    html = "".join(part for part in words if isinstance(part, str))
    ends = html.rstrip("”’\"'").endswith("?")
    if "<" in html or len(html) > LONGEST or not ends:
        return None
    return PlainText(tuple(unescape(p) if isinstance(p, str) else p for p in words if p))
