"""The few links of the header."""

from dataclasses import dataclass

from flask import request, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.web.context import find_actor

SIGNED_IN = (
    ("training.home", _("My training")),
    ("record.home", _("My record")),
    ("front.help", _("Help")),
    ("account.profile", _("Profile")),
)
VISITOR = (
    ("front.help", _("Help")),
    ("account.sign_in", _("Sign in")),
)


@dataclass(frozen=True, slots=True)
class Link:
    label: LazyString
    href: str
    current: bool


def navigation() -> tuple[Link, ...]:
    links = SIGNED_IN if find_actor() else VISITOR
    return tuple(
        Link(label, url_for(endpoint), request.endpoint == endpoint) for endpoint, label in links
    )
