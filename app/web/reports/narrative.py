"""What an analyst wrote about a report: Markdown, shown as authored texts are."""

from app.content.markdown import parse
from app.content.model.text import SafeHtml, Words
from app.content.rendering import rich


def narrative_html(text: str, words: Words) -> SafeHtml:
    """Its headings stand below the page's own."""
    return rich(parse(text).tokens, shift=2).fill(words)
