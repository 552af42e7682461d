"""Who may reach an endpoint. Every view says so itself; one that does not keeps Heed from starting."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, request

from app.policy.permissions import Permission

View = TypeVar("View", bound=Callable[..., Any])
RULE = "heed_access"
READS = "heed_reads_alone"


class UndeclaredEndpoint(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Rule:
    """None: anyone."""

    permission: Permission | None


def public(view: View) -> View:
    setattr(view, RULE, Rule(None))
    return view


def requires(permission: Permission) -> Callable[[View], View]:
    def declare(view: View) -> View:
        setattr(view, RULE, Rule(permission))
        return view

    return declare


def reads_alone(view: View) -> View:
    """A POST that takes something out, or a page with more than its form: open for a closed agency too."""
    setattr(view, READS, True)
    return view


def changes_nothing(app: Flask, endpoint: str) -> bool:
    return hasattr(app.view_functions[endpoint], READS)


def rule_of(app: Flask, endpoint: str) -> Rule | None:
    rule: Rule | None = getattr(app.view_functions[endpoint], RULE, None)
    return rule


def rule_of_request(app: Flask) -> Rule:
    """An address that leads nowhere is public: its answer is 404 for everyone."""
    if request.endpoint is None:
        return Rule(None)
    rule = rule_of(app, request.endpoint)
    if rule is None:
        raise UndeclaredEndpoint(request.endpoint)
    return rule


def refuse_undeclared(app: Flask) -> None:
    undeclared = [name for name in app.view_functions if rule_of(app, name) is None]
    if undeclared:
        raise UndeclaredEndpoint(
            f"{', '.join(sorted(undeclared))}: say @public or @requires(Permission…) above the view"
        )
