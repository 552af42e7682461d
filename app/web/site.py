"""Flask, with what is the same at every request worked out once."""

from collections.abc import MutableMapping
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask.templating import Environment
from itsdangerous import URLSafeTimedSerializer

from app.web.cleaning import CleanRequest


class Templates(Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Jinja's own chains two mappings, and looks through both whenever a template is imported."""
        return {**self.globals, **d} if d else self.globals


class SessionCookies(SecureCookieSessionInterface):
    def __init__(self) -> None:
        self._serializer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        if self._serializer is None:
            self._serializer = super().get_signing_serializer(app)
        return self._serializer


class Site(Flask):
    jinja_environment = Templates
    request_class = CleanRequest

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.session_interface = SessionCookies()
        self._addresses: dict[str, str] = {}

    def url_for(self, /, endpoint: str, **values: Any) -> str:
        """A page without arguments has one address, whoever asks."""
        if any(value is not None for value in values.values()):
            return super().url_for(endpoint, **values)
        if endpoint not in self._addresses:
            self._addresses[endpoint] = super().url_for(endpoint)
        return self._addresses[endpoint]
