"""What holds for every HTML page that any test fetches."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

LABELLED = ("input", "select", "textarea")
NEEDS_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}
UNRENDERED = re.compile(r"\{\{|\{%|\{#|\{[A-Za-z][A-Za-z :]*\}")


def audit(app: Flask, response: TestResponse) -> None:
    if response.mimetype != "text/html" or response.status_code in (204, *range(300, 400)):
        return
    page = BeautifulSoup(response.get_data(as_text=True), "html.parser")
    faults = [
        fault
        for check in (headings, identities, labels, policy, leftovers, language)
        for fault in check(page)
    ]
    faults += forms(app, page, response.request.path)
    faults += [] if "Content-Security-Policy" in response.headers else ["no CSP header"]
    assert not faults, f"{response.request.method} {response.request.path}: " + "; ".join(faults)


def headings(page: BeautifulSoup) -> Iterator[str]:
    found = [words(heading) for heading in page.find_all("h1")]
    title = words(page.title) if page.title else ""
    if len(found) != 1:
        yield f"{len(found)} h1 headings: {found}"
    elif not found[0]:
        yield "the h1 is empty"
    elif not title.removeprefix("Error: ").startswith(found[0]):
        yield f"the title {title!r} does not begin with the h1 {found[0]!r}"


def identities(page: BeautifulSoup) -> Iterator[str]:
    counts = Counter(str(tag["id"]) for tag in page.select("[id]"))
    yield from (f"id {name!r} {times} times" for name, times in counts.items() if times > 1)
    for tag in page.select("[aria-describedby]"):
        for name in str(tag["aria-describedby"]).split():
            if name not in counts:
                yield f"aria-describedby points at {name!r}, which is not there"


def labels(page: BeautifulSoup) -> Iterator[str]:
    for field in page.find_all(LABELLED):
        if field.get("type") in NEEDS_NO_LABEL or field.get("aria-label"):
            continue
        label = page.find("label", attrs={"for": str(field["id"])}) if field.get("id") else None
        named = label or field.find_parent("label") or field.get("aria-labelledby")
        if not named:
            yield f"no label for {field.get('name')!r}"
    yield from (f"an empty button: {tag}" for tag in page.find_all("button") if not named_by(tag))
    yield from (f"an empty link: {tag}" for tag in page.find_all("a") if not named_by(tag))


def policy(page: BeautifulSoup) -> Iterator[str]:
    """What `default-src 'self'` would block."""
    yield from ("an inline script" for tag in page.find_all("script") if not tag.get("src"))
    yield from ("an inline style element" for _ in page.find_all("style"))
    for tag in page.find_all(True):
        for name in tag.attrs:
            if name == "style" or name.startswith("on"):
                yield f"an inline {name} on <{tag.name}>"
    for tag in page.find_all(["script", "img", "link", "iframe", "source"]):
        address = str(tag.get("src") or tag.get("href") or "")
        if urlsplit(address).netloc:
            yield f"<{tag.name}> loads from {address}"


def leftovers(page: BeautifulSoup) -> Iterator[str]:
    for text in page.find_all(string=UNRENDERED):
        if text.find_parent(["code", "pre", "textarea"]) is None:
            yield f"unrendered: {text.strip()[:80]!r}"
    for tag in page.find_all(["input", "img", "meta", "a", "button"]):
        for name in ("alt", "title", "content", "aria-label", "placeholder"):
            if UNRENDERED.search(str(tag.get(name, ""))):
                yield f"unrendered in {name}: {tag.get(name)!r}"


def language(page: BeautifulSoup) -> Iterator[str]:
    html = page.find("html")
    if not isinstance(html, Tag) or not html.get("lang"):
        yield "no lang"


def forms(app: Flask, page: BeautifulSoup, path: str) -> Iterator[str]:
    for form in page.find_all("form"):
        method = str(form.get("method", "get")).upper()
        yield from answered(app, method, urljoin(path, str(form.get("action", path))))
        if method == "POST" and not form.find("input", attrs={"name": "csrf_token"}):
            yield f"a POST form to {form.get('action')} without a CSRF token"
    for button in page.find_all("button", formaction=True):
        method = str(button.get("formmethod") or _method_of(page, button)).upper()
        yield from answered(app, method, urljoin(path, str(button["formaction"])))
        if button.get("form") and not page.find("form", id=button["form"]):
            yield f"a button for the form {button['form']!r}, which is not there"


def _method_of(page: BeautifulSoup, button: Tag) -> str:
    """Of the form that the button belongs to, by its `form` or by where it stands."""
    named = page.find("form", id=button["form"]) if button.get("form") else None
    form = named or button.find_parent("form")
    return str(form.get("method", "get")) if isinstance(form, Tag) else "post"


def answered(app: Flask, method: str, address: str) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.netloc:
        yield f"a form to {address}"
        return
    try:
        app.url_map.bind("localhost").match(parts.path, method)
    except HTTPException as error:
        yield f"a form to {method} {parts.path}, which answers {error.code}"


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def named_by(tag: Tag) -> bool:
    pictures = [picture for picture in tag.find_all("img") if picture.get("alt")]
    return bool(words(tag) or tag.get("aria-label") or tag.get("aria-labelledby") or pictures)
