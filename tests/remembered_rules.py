"""Routes compiled once a session, and not once more for the app of each test: that took half of the tests' time."""

from collections.abc import Hashable
from typing import Any

from werkzeug.routing import Rule

_MADE = ("_parts", "_trace", "_converters", "arguments", "_build", "_build_unknown")
_COMPILED: dict[Hashable, dict[str, Any]] = {}


class RememberedRule(Rule):
    def compile(self) -> None:
        known = (self.rule, self.subdomain, self.host, repr(self.defaults), self.merge_slashes)
        if known not in _COMPILED:
            super().compile()
            _COMPILED[known] = {name: getattr(self, name) for name in _MADE}
        self.__dict__.update(_COMPILED[known])
