"""Every way in says who may use it."""

import pytest
from flask import Flask

from app.policy.permissions import Permission
from app.web.access import UndeclaredEndpoint, public, refuse_undeclared, requires, rule_of

PUBLIC_PREFIXES = ("front.", "tryout.", "media.", "asset:", "styleguide.")
WAYS_IN = {
    f"ways_in.{name}"
    for name in (
        *("typed", "type_code", "door", "use", "leave"),
        *("forgotten", "ask", "asked"),
        *("join", "type_join_code", "join_at", "ask_to_join", "joined"),
    )
}
PUBLIC_ONES = {
    "certificates.check",
    "returns.declare",
    "returns.declared",
    "returns.thanks",
    "account.sign_in",
    "account.sign_out",
    "safe_use.leave",
    "safe_use.concern",
}


def test_what_visitors_reach_is_a_short_list(app: Flask) -> None:
    """A new public page is a decision: write it down here."""
    opened = {name for name in app.view_functions if not permission(app, name)}
    assert {
        name for name in opened if not name.startswith(PUBLIC_PREFIXES)
    } <= PUBLIC_ONES | WAYS_IN


def permission(app: Flask, endpoint: str) -> Permission | None:
    rule = rule_of(app, endpoint)
    assert rule is not None, endpoint
    return rule.permission


def test_heed_does_not_start_with_an_endpoint_that_says_nothing() -> None:
    app = Flask("undeclared", static_folder=None)
    app.add_url_rule("/open", "open", public(lambda: "open"))
    app.add_url_rule("/closed", "closed", requires(Permission.LEARN)(lambda: "closed"))
    refuse_undeclared(app)
    app.add_url_rule("/forgotten", "forgotten", lambda: "forgotten")
    with pytest.raises(UndeclaredEndpoint, match="forgotten"):
        refuse_undeclared(app)


def test_what_is_not_public_sends_a_visitor_to_sign_in(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if permission(app, rule.endpoint) is None or "GET" not in (rule.methods or ()):
            continue
        values = dict.fromkeys(rule.arguments, "1")
        with app.test_request_context():
            path = rule.build(values, append_unknown=False)
        assert path is not None
        answer = app.test_client().get(path[1])
        assert answer.headers.get("Location", "").startswith("/sign-in"), rule


def test_no_address_is_changed_by_reading(app: Flask) -> None:
    """What changes something is a POST; nothing answers to PUT, PATCH or DELETE."""
    methods = {method for rule in app.url_map.iter_rules() for method in rule.methods or ()}
    assert methods == {"GET", "HEAD", "OPTIONS", "POST"}
