"""A long list, page by page."""

from dataclasses import dataclass

from flask import request

MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a list is cut, and the addresses of the pages beside this one (components/pager.html)."""

    page: int
    pages: int
    total: int
    before: str | None
    after: str | None


def page_asked_for() -> int:
    """What is no number counts as the first page."""
    written = request.args.get("page", "")
    is_number = written.isascii() and written.isdecimal() and len(written) < 8
    return min(max(1, int(written)), MOST_PAGES) if is_number else 1


def pages_of(address: str, page: int, pages: int, total: int) -> Pages:
    """`address` ends with a question mark, or with what else it asks for."""

    def at(number: int) -> str | None:
        joined = address if address.endswith("?") else f"{address}&"
        return f"{joined}page={number}" if 1 <= number <= pages else None

    return Pages(page, pages, total, at(page - 1), at(page + 1))
