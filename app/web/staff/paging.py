"""A long list, page by page."""

from dataclasses import dataclass

from flask import request


@dataclass(frozen=True, slots=True)
class Pages:
    page: int
    pages: int
    total: int
    before: str | None
    after: str | None


def page_asked_for() -> int:
    written = request.args.get("page", "")
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 7 else 1


def pages_of(address: str, page: int, pages: int, total: int) -> Pages:
    """`address` ends with a question mark, or with what else it asks for."""

    def at(number: int) -> str | None:
        joined = address if address.endswith("?") else f"{address}&"
        return f"{joined}page={number}" if 1 <= number <= pages else None

    return Pages(page, pages, total, at(page - 1), at(page + 1))
