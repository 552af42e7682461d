"""The few links of the header."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import current_app, request, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.web.context import find_actor

Item = tuple[str, LazyString]
"""Endpoint, label."""
SIGNED_IN: tuple[tuple[Permission, Item], ...] = (
    (Permission.LEARN, ("training.home", _("My training"))),
    (Permission.SEE_STAFF, ("team.home", _("Team"))),
    (Permission.SEE_COVERAGE, ("coverage.boards", _("Board"))),
    (Permission.SEE_ORGANISATIONS, ("organisations.boards", _("Organisations"))),
    (Permission.LEARN, ("record.home", _("My record"))),
    (Permission.LEARN, ("front.help", _("Help"))),
    (Permission.LEARN, ("account.profile", _("Profile"))),
)
VISITOR: tuple[Item, ...] = (
    ("front.help", _("Help")),
    ("account.sign_in", _("Sign in")),
)


@dataclass(frozen=True, slots=True)
class Link:
    label: LazyString
    href: str
    current: bool


def navigation() -> tuple[Link, ...]:
    actor = find_actor()
    items = _of(actor) if actor else VISITOR
    return tuple(
        Link(label, url_for(endpoint), request.endpoint == endpoint) for endpoint, label in items
    )


def _of(actor: Actor) -> Iterator[Item]:
    """What the actor may open, as far as this Heed has it."""
    for permission, item in SIGNED_IN:
        if actor.may(permission) and item[0] in current_app.view_functions:
            yield item
