"""Going through pages as a person with scripts off does: read a page, fill in its form, press a button."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from werkzeug.test import TestResponse

from tests.web.browsing import Browsing

Fields = dict[str, list[str]]


@dataclass
class Walker:
    client: Browsing
    path: str = "/"
    page: BeautifulSoup = field(default_factory=lambda: BeautifulSoup("", "html.parser"))
    status: int = 0

    def go(self, path: str) -> "Walker":
        return self._arrive(self.client.get(path, follow_redirects=True))

    def press(self, words: str, **answers: str | list[str]) -> "Walker":
        """Press the button that begins with these words; `answers` are what was picked or typed."""
        button = self.button(words)
        form = self._form_of(button)
        fields = dict(self._filled_in(form))
        fields.update({name: _listed(value) for name, value in answers.items()})
        if button.get("name"):
            fields[str(button["name"])] = [str(button.get("value", ""))]
        action = button.get("formaction") or form.get("action") or self.path
        return self._send(str(form.get("method", "get")), str(action), fields)

    def follow(self, words: str) -> "Walker":
        for link in self.page.find_all("a", href=True):
            if said(link).startswith(words):
                return self.go(urljoin(self.path, str(link["href"])))
        raise LookupError(f"no link {words!r} on {self.path}: {self.heading!r}")

    def button(self, words: str) -> Tag:
        for button in self.page.find_all("button"):
            if said(button).startswith(words):
                return button
        raise LookupError(f"no button {words!r} on {self.path}: {self.heading!r}")

    def has_button(self, words: str) -> bool:
        return any(said(button).startswith(words) for button in self.page.find_all("button"))

    @property
    def heading(self) -> str:
        return said(self.page.h1) if self.page.h1 else ""

    @property
    def text(self) -> str:
        return said(self.page.main or self.page)

    def _send(self, method: str, action: str, fields: Fields) -> "Walker":
        address = urljoin(self.path, action)
        if method.lower() == "get":
            return self._arrive(
                self.client.get(address, query_string=fields, follow_redirects=True)
            )
        return self._arrive(self.client.post(address, data=fields, follow_redirects=True))

    def _arrive(self, response: TestResponse) -> "Walker":
        self.path = response.request.full_path.rstrip("?")
        self.status = response.status_code
        self.page = BeautifulSoup(response.get_data(as_text=True), "html.parser")
        return self

    def _form_of(self, button: Tag) -> Tag:
        form = (
            self.page.find("form", id=button["form"])
            if button.get("form")
            else button.find_parent("form")
        )
        assert form is not None, f"the button {said(button)!r} belongs to no form"
        return form

    def _filled_in(self, form: Tag) -> Iterator[tuple[str, list[str]]]:
        """What a browser would send of the form as it stands."""
        values: Fields = {}
        for box in form.find_all(["input", "select", "textarea"]):
            if box.get("name") and (sent := _sent(box)) is not None:
                values.setdefault(str(box["name"]), []).append(sent)
        yield from values.items()


def _sent(box: Tag) -> str | None:
    if box.name == "textarea":
        return box.get_text().replace("\r\n", "\n").removeprefix("\n")
    if box.name == "select":
        chosen = box.find("option", selected=True) or box.find("option")
        return str(chosen.get("value", "")) if chosen else None
    if box.get("type") in ("radio", "checkbox") and not box.has_attr("checked"):
        return None
    return str(box.get("value", ""))


def _listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def said(tag: Tag) -> str:
    return " ".join(tag.get_text().split())
