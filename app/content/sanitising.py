"""What may reach a page: the one list of tags, addresses and classes. Nothing authored is shown but through here."""

import nh3

from app.content.markdown import ALERTS
from app.content.model.text import SafeHtml

PICTURES = "/media/"
"""Where the web serves the pictures of the library; no other picture is let through."""
SECTION = "section-"
"""Goes before a heading's anchor, so that no heading takes the id of a part of the page."""

_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "div", "pre", "hr"}
_HEADINGS = {f"h{level}" for level in range(2, 7)}
_INLINE = {"strong", "em", "s", "code", "br", "a", "img"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}


def _only_our_pictures(tag: str, attribute: str, value: str) -> str | None:
    ours = value.startswith(PICTURES) and ".." not in value
    return value if ours or (tag, attribute) != ("img", "src") else None


_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _HEADINGS | _INLINE | _TABLES,
    attributes={
        "a": {"href", "title"},
        "img": {"src", "alt", "title"},
        "ol": {"start"},
        "td": {"data-label"},
        **{heading: {"id"} for heading in _HEADINGS},
    },
    allowed_classes={
        "div": {"alert", *(f"alert-{word}" for word in ALERTS)},
        "p": {"alert-title"},
    },
    attribute_filter=_only_our_pictures,
    url_schemes={"https", "mailto", "tel"},
    link_rel=None,
)


def sanitise(html: str) -> SafeHtml:
    return SafeHtml(_CLEANER.clean(html).strip())
