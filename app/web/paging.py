"""Which page of a long list an address asks for."""

from flask import request

MOST_PAGES = 10_000


def page_asked_for() -> int:
    """What is no number counts as the first page."""
    written = request.args.get("page", "")
    is_number = written.isascii() and written.isdecimal() and len(written) < 8
    return min(max(1, int(written)), MOST_PAGES) if is_number else 1
