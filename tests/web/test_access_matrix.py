"""Every address × method × seven people × {own, sibling agency, other board, deleted}, made from the routes that there are.

Out of scope is 404, without the permission 403, without signing in the way to sign in; in none of these is anything
written, and no canary of what somebody may not see is in any answer: page, list, search, file or header.
"""

import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import event
from sqlalchemy.engine import Engine
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.content.loading import load_library
from app.factory import create_app
from app.paths import CONTENT
from app.settings import Settings
from app.web.access import rule_of
from tests.access_world import (
    ARGUMENTS,
    CANARY,
    FIXED,
    RENAMED,
    AccessWorld,
    Looker,
    Place,
    add_more,
    populate,
)
from tests.conftest import CHEAP, FakeClock, heed_of
from tests.people import PASSWORD
from tests.web.browsing import token_of

LOOKERS = (
    "anonymous",
    "learner",
    "DSP",
    "analyst",
    "author",
    "board's administrator",
    "administrator",
)
CROSSED = "crossed"
"""The own agency, with what belongs to its sibling; the own board, with what is another's."""
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b(?! (INTO|FROM) sign_in_failure\b)", re.I)
"""The throttle counts wrong codes wherever they are tried, also when they stand in an address."""
FOR_EVERYTHING_ONLY = {
    "organisations.new_board": 403,
    "organisations.add_board": 403,
    "organisations.roles": 404,
    "organisations.new_grant": 404,
    "organisations.add_grant": 404,
}
"""A board's administrator has the permission for these, and not the reach: what she gets instead."""
TOKEN = re.compile(r'name="csrf_token"\s+value="[^"]*"')
QUERIES = {
    "beginning.rule": "template=wales-group-b",
    "beginning.take_rule": "template=wales-group-b",
}
"""What an address needs beside its path, where it is nothing without it."""
GENERIC = {"step": "0", "choice": "generic", "name": "generic", "move": "generic"}
"""Sent with every POST: enough for forms whose shape is looked at first, and too little to do anything."""
NOT_TRIED = {
    "account.sign_out": "ends the browser that looks",
    "front.readyz": "writes, to see whether it can",
}


@dataclass
class Site:
    app: Flask
    world: AccessWorld
    path: Path
    pristine: Path

    def restore(self) -> None:
        """As it was before somebody did what she may."""
        with sqlite3.connect(self.pristine) as kept, sqlite3.connect(self.path) as live:
            kept.backup(live)
        live.close()
        kept.close()


@dataclass
class Browser:
    client: FlaskClient
    looker: Looker
    token: str

    def ask(self, method: str, path: str) -> TestResponse:
        if method == "GET":
            return self.client.get(path)
        return self.client.post(path, data={**GENERIC, "csrf_token": self.token})


@pytest.fixture(scope="module")
def site(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("access")
    path, pristine = folder / "heed.db", folder / "pristine.db"
    path.write_bytes(migrated.read_bytes())
    settings = Settings(
        database=f"sqlite:///{path}",
        secret_key="not a secret: only tests are signed with this",
        base_url="http://localhost",
        content=(CONTENT,),
        styleguide=True,
        password_cost=CHEAP,
        uploads=folder / "uploads",
    )
    app = create_app(settings, FakeClock(), load_library(settings.content))
    app.testing = True
    world = populate(heed_of(app))
    yield Site(app, world, path, pristine)
    heed_of(app).database.close()


@pytest.fixture(scope="module")
def browsers(site: Site) -> dict[str, Browser]:
    """All signed in; the database is kept as it is then."""
    found = {name: _browser(site, site.world.lookers[name]) for name in LOOKERS}
    with sqlite3.connect(site.path) as live, sqlite3.connect(site.pristine) as kept:
        live.backup(kept)
    live.close()
    kept.close()
    return found


def _browser(site: Site, looker: Looker) -> Browser:
    client = site.app.test_client()
    if looker.someone is not None:
        data = {"username": looker.someone.username, "password": PASSWORD}
        data["csrf_token"] = token_of(client.get("/sign-in"))
        assert client.post("/sign-in", data=data).status_code == 302, looker.name
    return Browser(client, looker, token_of(client.get("/help")))


def rules(app: Flask) -> Iterator[tuple[Rule, str]]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.endpoint):
        if rule.endpoint not in NOT_TRIED and not rule.endpoint.startswith("asset:"):
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield rule, method


def named(rule: Rule, argument: str) -> str:
    fits = (name for part, given, name in RENAMED if given == argument and part in rule.rule)
    return next(fits, argument)


def fixed(rule: Rule, argument: str) -> str | None:
    converter = rule._converters[argument]
    if hasattr(converter, "items"):
        return str(min(converter.items))
    return FIXED.get((rule.endpoint.partition(".")[0], argument))


def objects_in(rule: Rule) -> list[str]:
    """Its arguments that name an object, in their order in the address."""
    return [name for name in rule._converters if fixed(rule, name) is None]


def unknown(rule: Rule) -> list[str]:
    return [name for name in objects_in(rule) if named(rule, name) not in ARGUMENTS]


def test_every_argument_of_an_address_has_its_line(site: Site) -> None:
    missing = [
        f"{rule.endpoint} ({rule.rule}): say in tests/access_world.py what <{argument}> is, in ARGUMENTS "
        "(with an object of each place), RENAMED or FIXED"
        for rule, _ in rules(site.app)
        for argument in unknown(rule)
    ]
    assert not missing, "\n".join(missing)


def test_every_object_is_there_in_every_place(site: Site, browsers: dict[str, Browser]) -> None:
    missing = [
        f"{name} at {place}"
        for name in ARGUMENTS
        for place in Place
        if (name, place) not in site.world.objects
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("name", LOOKERS)
def test_who_sees_what(site: Site, browsers: dict[str, Browser], name: str) -> None:
    matrix = Matrix(site, browsers[name])
    faults = [fault for rule, method in rules(site.app) for fault in matrix.faults(rule, method)]
    assert matrix.asked > 100
    assert bool(matrix.met) == bool(matrix.browser.looker.sees), "no canary sang at all"
    assert not faults, f"{len(faults)} of {matrix.asked}:\n" + "\n".join(faults[:60])


ELSEWHERE = {
    "learner": (Place.SIBLING, Place.OTHER),
    "DSP": (Place.SIBLING, Place.OTHER),
    "analyst": (Place.OTHER,),
    "board's administrator": (Place.OTHER,),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_is_added_elsewhere_changes_no_page(
    site: Site, browsers: dict[str, Browser], name: str
) -> None:
    """Not a count, not a page number, not a sum."""
    matrix = Matrix(site, browsers[name])
    before = dict(matrix.own_pages())
    assert len(before) > 10
    add_more(heed_of(site.app), site.world, ELSEWHERE[name])
    after = dict(matrix.own_pages())
    site.restore()
    assert [path for path in before if before[path] != after[path]] == []


@dataclass
class Matrix:
    site: Site
    browser: Browser
    asked: int = 0
    met: set[str] = field(default_factory=set)
    """What she may see, and did."""

    def faults(self, rule: Rule, method: str) -> Iterator[str]:
        if unknown(rule):
            return  # said by the test of arguments
        for place in self.places(rule):
            path = self.path(rule, place)
            searches = method == "GET" and self.wanted(rule, method, place) is None
            for address in (
                (path, f"{path}{'&' if '?' in path else '?'}q={CANARY}") if searches else (path,)
            ):
                yield from (
                    f"{self.browser.looker.name}, {place}: {method} {address} ({rule.endpoint}): {fault}"
                    for fault in self.look(rule, method, address, place)
                )

    def own_pages(self) -> Iterator[tuple[str, str]]:
        """All that she may open, without what differs at every request."""
        for rule, method in rules(self.site.app):
            open_to_her = not self.is_public(rule) and not unknown(rule)
            if method == "GET" and open_to_her and not self.wanted(rule, "GET", Place.OWN):
                path = self.path(rule, Place.OWN)
                response = self.browser.ask("GET", path)
                if response.mimetype == "text/html":
                    yield path, TOKEN.sub("", response.get_data(as_text=True))

    def look(self, rule: Rule, method: str, address: str, place: str) -> Iterator[str]:
        wanted = self.wanted(rule, method, place)
        if wanted is None and method == "POST" and self.is_public(rule) and self.signed_in:
            return
        self.asked += 1
        with written() as statements:
            response = self.browser.ask(method, address)
            response.get_data()
        status = response.status_code
        if wanted is None:
            if status >= 500 or (status in (403, 404) and not self.is_public(rule)):
                yield f"{status}, though it is in scope"
        elif status not in wanted:
            yield f"{status} instead of {' or '.join(map(str, wanted))}"
        if statements and (wanted is not None or method == "GET"):
            yield f"wrote {statements[0][:80]}"
        yield from (f"shows {found}" for found in self.leaks(response))
        if statements:
            self.site.restore()

    def wanted(self, rule: Rule, method: str, place: str) -> tuple[int, ...] | None:
        """None: it is in scope, and what the page makes of it is the page's."""
        looker = self.browser.looker
        declared = rule_of(self.site.app, rule.endpoint)
        permission = declared.permission if declared else None
        if permission is None:
            return None
        if looker.someone is None:
            return (302,) if method == "GET" else (403,)
        if permission not in looker.permissions:
            return (403,)
        if not looker.runs_everything and rule.endpoint in FOR_EVERYTHING_ONLY:
            return (FOR_EVERYTHING_ONLY[rule.endpoint],)
        return None if self.in_scope(rule, place) else (404,)

    def in_scope(self, rule: Rule, place: str) -> bool:
        looker, arguments = self.browser.looker, objects_in(rule)
        if place == CROSSED:
            return not arguments
        reaches = [ARGUMENTS[named(rule, argument)] for argument in arguments]
        if place == Place.DELETED and arguments not in ([], ["agency"], ["letter"]):
            return False  # what was taken back, or is over, or never was: gone for everybody
        return all(looker.reaches(reach, Place(place)) for reach in reaches)

    def places(self, rule: Rule) -> list[str]:
        arguments = objects_in(rule)
        if not arguments:
            return [Place.OWN]
        return [*Place, CROSSED] if len(arguments) > 1 else list(Place)

    def path(self, rule: Rule, place: str) -> str:
        first, *_ = [*objects_in(rule), ""]
        values = {
            argument: fixed(rule, argument) or self.value(rule, argument, place, argument == first)
            for argument in rule._converters
        }
        with self.site.app.test_request_context():
            built = rule.build(values, append_unknown=False)
        assert built is not None, rule
        return f"{built[1]}?{QUERIES.get(rule.endpoint, '')}".rstrip("?")

    def value(self, rule: Rule, argument: str, place: str, is_first: bool) -> int | str:
        """Crossed, and deleted under an agency: the first argument is the own one."""
        alone = len(objects_in(rule)) == 1
        near = Place.OTHER if objects_in(rule)[0] == "board" else Place.SIBLING
        at = near if place == CROSSED else Place(place)
        if is_first and not alone and place in (CROSSED, Place.DELETED):
            at = Place.OWN
        return self.site.world.objects[named(rule, argument), at]

    def leaks(self, response: TestResponse) -> list[str]:
        said = "\n".join([*map(str, response.headers.values()), *texts_of(response)])
        self.met |= {each for each in self.site.world.open_to(self.browser.looker) if each in said}
        return [each for each in self.site.world.hidden_from(self.browser.looker) if each in said]

    def is_public(self, rule: Rule) -> bool:
        declared = rule_of(self.site.app, rule.endpoint)
        return declared is None or declared.permission is None

    @property
    def signed_in(self) -> bool:
        return self.browser.looker.someone is not None


def texts_of(response: TestResponse) -> Iterator[str]:
    """What somebody would read in it: spreadsheets unpacked, documents as text."""
    data = response.get_data()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name
                yield packed.read(name).decode(errors="replace")
    elif data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        yield from (page.extract_text() for page in reader.pages)
    else:
        yield data.decode(errors="replace")


@contextmanager
def written() -> Iterator[list[str]]:
    """Every statement that changed a row, whether or not it was then committed."""
    statements: list[str] = []

    def note(_connection: object, cursor: sqlite3.Cursor, statement: str, *_rest: object) -> None:
        if WRITES.match(statement) and cursor.rowcount != 0:
            statements.append(statement)

    event.listen(Engine, "after_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "after_cursor_execute", note)
