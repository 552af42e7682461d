"""The test client, signed in when asked, with every page it fetches audited."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.page_audit import audit
from tests.people import Someone


class Browsing(FlaskClient):
    """A browser without scripts. `submit` fills in the token that the last page carried."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        audit(self.application, response)
        return response

    def resolve_redirect(self, response: TestResponse, buffered: bool = False) -> TestResponse:
        """A browser sends the body again after 307; the stream was read to its end."""
        response.request.environ["wsgi.input"].seek(0)
        return super().resolve_redirect(response, buffered)

    def sign_in(self, person: Someone) -> None:
        page = self.get("/sign-in")
        answer = self.post(
            "/sign-in",
            data={
                "csrf_token": token_of(page),
                "username": person.username,
                "password": person.password,
            },
        )
        assert answer.status_code == 302, answer.get_data(as_text=True)

    def token(self) -> str:
        """A CSRF token for this browser."""
        return token_of(self.get("/help"))

    def submit(self, path: str, data: dict[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """POST, with the token."""
        return self.post(path, data={"csrf_token": self.token(), **(data or {})}, **kwargs)


def token_of(page: TestResponse) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.get_data(as_text=True))
    assert found, f"no form on {page.request.path}"
    return found[1]
