"""As much of a browser as timing needs: one kept-alive connection, cookies, redirects, and forms."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from time import perf_counter
from urllib.parse import urlencode, urlsplit

Fields = list[tuple[str, str]]


class UnexpectedPage(Exception):
    """The page is not one that the measurement can go on with."""


@dataclass(frozen=True, slots=True)
class Page:
    path: str
    seconds: float
    """From asking to the last byte, redirects included."""
    html: str


@dataclass(slots=True)
class Form:
    action: str
    fields: Fields = field(default_factory=list)
    """As they would be sent if nothing were picked."""
    picks: dict[str, list[str]] = field(default_factory=dict)
    """Radio buttons and check boxes: name → values."""
    lists: dict[str, list[str]] = field(default_factory=dict)
    blanks: list[str] = field(default_factory=list)
    buttons: Fields = field(default_factory=list)

    def filled(self) -> Fields:
        """The first of what can be picked, a different entry of every list, the first button."""
        picked = [(name, values[0]) for name, values in self.picks.items()]
        listed = [
            (name, values[number % len(values)])
            for number, (name, values) in enumerate(self.lists.items())
        ]
        typed = [(name, "1") for name in self.blanks]
        return [*self.fields, *picked, *listed, *typed, *self.buttons[:1]]

    def has(self, name: str) -> bool:
        return any(name == found for found, _ in self.fields) or name in self.picks


class Browser:
    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._connection = HTTPConnection(parts.hostname or "", parts.port or 80, timeout=60)
        self._cookies: dict[str, str] = {}

    def keep_cookie(self, name: str, value: str) -> None:
        self._cookies[name] = value

    def get(self, path: str) -> Page:
        return self._visit("GET", path, None)

    def send(self, form: Form) -> Page:
        return self._visit("POST", form.action, urlencode(form.filled()).encode())

    def _visit(self, method: str, path: str, body: bytes | None) -> Page:
        start = perf_counter()
        response, text = self._ask(method, path, body)
        while response.status in (302, 303):
            path = urlsplit(response.headers["Location"])._replace(scheme="", netloc="").geturl()
            response, text = self._ask("GET", path, None)
        seconds = perf_counter() - start
        if response.status != 200:
            raise UnexpectedPage(f"{method} {path} answered {response.status}")
        return Page(path, seconds, text.decode())

    def _ask(self, method: str, path: str, body: bytes | None) -> tuple[HTTPResponse, bytes]:
        headers = {"Cookie": "; ".join(f"{name}={text}" for name, text in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        content = response.read()
        for line in response.headers.get_all("Set-Cookie", []):
            self._cookies.update(
                {name: morsel.value for name, morsel in SimpleCookie(line).items()}
            )
        return response, content


def forms(page: Page) -> list[Form]:
    """Those that are posted."""
    parser = _Forms(page.path)
    parser.feed(page.html)
    return parser.forms


def get_form(page: Page, action: str) -> Form:
    """The first whose address begins so."""
    for form in forms(page):
        if form.action.startswith(action):
            return form
    raise UnexpectedPage(f"{page.path} has no form for {action}")


class _Forms(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._path = path
        self._open: Form | None = None
        self._list: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(given.get("action") or self._path)
            if given.get("method", "").lower() == "post":
                self.forms.append(self._open)
        elif self._open is not None and "form" not in given:
            self._control(self._open, tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None

    def _control(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        kind = given.get("type", "text") if tag == "input" else tag
        if kind == "option":
            self._list += [value] if value else []
        elif not name:
            return
        elif kind == "select":
            self._list = form.lists.setdefault(name, [])
        elif kind in ("radio", "checkbox"):
            form.picks.setdefault(name, []).append(value)
        elif kind == "hidden":
            form.fields.append((name, value))
        elif kind in ("button", "submit"):
            form.buttons.append((name, value))
        else:
            form.blanks.append(name)
