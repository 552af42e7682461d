"""The bytes and requests of a first visit with nothing kept: a page and everything that it loads."""

import gzip
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urljoin, urlsplit

from bench.journeys import begin, signed_in
from bench.world import COOKIE, World

LOADED_BY_CSS = re.compile(r"""@import\s+["']([^"']+)|url\(\s*["']?(?!data:)([^"')]+)""")
LOADED_BY_JS = re.compile(r"""(?:^|\s)(?:import|from)\s*\(?\s*["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Load:
    path: str
    content_type: str
    bytes: int
    """As sent: status line, headers and body, packed where the server packs it."""


def weigh_first_scene(heed: str, world: World) -> tuple[Load, ...]:
    cookie = world.readers[0]
    scene = begin(signed_in(heed, cookie), world.case_start)
    return weigh(heed, scene.path, f"{COOKIE}={cookie}")


def weigh(address: str, path: str, cookie: str) -> tuple[Load, ...]:
    loads: dict[str, Load] = {}
    waiting = [path]
    while waiting:
        path = waiting.pop(0)
        if path in loads:
            continue
        load, text = _fetch(address, path, cookie)
        loads[path] = load
        waiting += [urljoin(path, found) for found in loaded_by(load.content_type, text)]
    return tuple(loads.values())


def _fetch(address: str, path: str, cookie: str) -> tuple[Load, str]:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port or 80, timeout=60)
    connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip, deflate"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    packed = response.headers.get("Content-Encoding") == "gzip"
    content_type = response.headers.get_content_type()
    load = Load(path, content_type, _size_of_head(response) + len(body))
    return load, (gzip.decompress(body) if packed else body).decode("utf-8", "replace")


def _size_of_head(response: HTTPResponse) -> int:
    status = f"HTTP/1.1 {response.status} {response.reason}\r\n"
    lines = (f"{name}: {value}\r\n" for name, value in response.headers.items())
    return len(status) + sum(map(len, lines)) + len("\r\n")


def loaded_by(content_type: str, text: str) -> list[str]:
    if content_type == "text/html":
        page = _Loading()
        page.feed(text)
        return page.found if page.has_icon else [*page.found, "/favicon.ico"]
    if content_type == "text/css":
        return ["".join(names) for names in LOADED_BY_CSS.findall(text)]
    if content_type == "text/javascript":
        return LOADED_BY_JS.findall(text)
    return []


class _Loading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.has_icon = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        relation = (given.get("rel") or "").split()
        if tag in ("script", "img") and given.get("src"):
            self.found.append(given["src"] or "")
        elif tag == "link" and {"stylesheet", "icon", "modulepreload"} & set(relation):
            self.found.append(given.get("href") or "")
            self.has_icon |= "icon" in relation
