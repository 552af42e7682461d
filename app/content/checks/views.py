"""A fault that only some nations' view of a text has says whose it is; one that all have is reported once."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from app.content.checks.rule import Finding
from app.content.model.terms import Nation
from app.content.scenario import CaseDraft

View = TypeVar("View")


def across(
    views: Iterable[tuple[list[Nation], View]], check: Callable[[View], Iterable[Finding]]
) -> Iterator[Finding]:
    found: dict[Finding, list[Nation]] = {}
    all_nations: list[Nation] = []
    for nations, view in views:
        all_nations += nations
        for finding in check(view):
            having = found.setdefault(finding, [])
            having += [nation for nation in nations if nation not in having]
    for (line, message, path), nations in found.items():
        whose = "" if nations == all_nations else f"for {', '.join(nations)}: "
        yield Finding(line, whose + message, path)


def of_case(
    check: Callable[[CaseDraft], Iterable[Finding]],
) -> Callable[[CaseDraft], Iterator[Finding]]:
    def check_each(case: CaseDraft) -> Iterator[Finding]:
        return across(case.views(), check)

    check_each.__name__ = check.__name__
    return check_each
