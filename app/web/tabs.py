"""Tabs over the pages of one place, as far as this installation has them."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app, request
from flask_babel import LazyString

Way = tuple[str, str]
"""Label, address."""


@dataclass(frozen=True, slots=True)
class Tab:
    label: LazyString
    href: str
    here: bool
    """On this page, or on one under it."""
    exact: bool


def tabs_under(home: str, items: Iterable[tuple[str, LazyString]]) -> tuple[Tab, ...]:
    """`items`: what follows `home` in an address ('' for the first page), and its words."""
    found = ((label, f"{home}{tail}", not tail) for tail, label in items)
    return tuple(
        Tab(label, href, _is_here(href, alone=alone), request.path == href)
        for label, href, alone in found
        if answers(href)
    )


def answers(path: str) -> bool:
    return bool(current_app.url_map.bind("").test(path, "GET"))


def _is_here(href: str, *, alone: bool) -> bool:
    return request.path == href or (not alone and request.path.startswith(f"{href}/"))
