"""Where to go back to: an endpoint's name and arguments, signed. Never an address that a stranger wrote."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, request, url_for
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.routing import BuildError

LONGEST = 2000


def sign_place(endpoint: str, /, **arguments: Any) -> str:
    return _signer().dumps([endpoint, arguments])


def find_address(place: str | None) -> str | None:
    """The signed place's path on this site; None where there is none to trust."""
    if not place or len(place) > LONGEST:
        return None
    try:
        return path_of(*_signer().loads(place))
    except (BadSignature, BuildError):
        return None


def path_of(endpoint: str, arguments: Mapping[str, Any]) -> str:
    """On this site. What a request brought along is never taken for one of `url_for`'s own settings."""
    own = {name: value for name, value in arguments.items() if not _steers_url_for(name)}
    return url_for(endpoint, **own)


def arguments_here() -> dict[str, Any]:
    """Of the present address: what its path says, and its query, each name with all its values."""
    return {**request.args.to_dict(flat=False), **(request.view_args or {})}


def _steers_url_for(name: str) -> bool:
    return name.startswith("_") or name == "endpoint"


def sign_here() -> str:
    """This very page, where it can be come back to; else the front page."""
    if request.endpoint is None or "GET" not in _methods():
        return sign_place("front.home")
    return sign_place(request.endpoint, **arguments_here())


def _methods() -> set[str]:
    rule = request.url_rule
    return set(rule.methods or ()) if rule is not None else set()


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="place")
