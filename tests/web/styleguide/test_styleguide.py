import dataclasses
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from app.factory import create_app
from app.paths import TEMPLATES
from app.settings import Settings
from app.web.styleguide.views import COMPONENTS
from tests.conftest import FakeClock, heed_of
from tests.web.browsing import Browsing

USED = re.compile(r"\bui\.(\w+)\(")


def read(client: Browsing, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).get_data(as_text=True), "html.parser")


def test_the_guide_leads_to_a_page_for_each_component(client: Browsing) -> None:
    links = read(client, "/styleguide/").select("main a")
    assert [link["href"] for link in links] == [f"/styleguide/{name}" for name in COMPONENTS]


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_page_bears_the_name_it_is_listed_by(client: Browsing, component: str) -> None:
    listed = read(client, "/styleguide/").find("a", href=f"/styleguide/{component}")
    heading = read(client, f"/styleguide/{component}").find("h1")
    assert listed is not None
    assert heading is not None
    assert heading.get_text() == listed.get_text()


def test_no_component_is_missing_from_the_guide(app: Flask) -> None:
    offered = {
        name
        for name in dir(app.jinja_env.get_template("components/ui.html").module)
        if not name.startswith("_")
    }
    shown = {
        name
        for page in Path(TEMPLATES, "styleguide").glob("*.html")
        for name in USED.findall(page.read_text("utf-8"))
    }
    assert offered - shown == set()


def test_each_line_of_the_error_summary_leads_to_a_control(client: Browsing) -> None:
    page = read(client, "/styleguide/errors")
    targets = [str(link["href"]).removeprefix("#") for link in page.select(".errors a")]
    controls = [page.find(["input", "select", "textarea"], id=target) for target in targets]
    assert len(targets) == 4
    assert all(controls)


def test_a_field_with_an_error_is_described_by_it(client: Browsing) -> None:
    page = read(client, "/styleguide/errors")
    address = page.find("input", id="wrong-address")
    assert address is not None
    assert address["aria-invalid"] == "true"
    described_by = str(address["aria-describedby"]).split()
    assert described_by == ["wrong-address-hint", "wrong-address-error"]


def test_on_a_player_page_leaving_takes_the_answer_along(client: Browsing) -> None:
    page = read(client, "/styleguide/player")
    leaving = page.select("[data-leave]")
    assert [button["form"] for button in leaving] == ["answer", "answer"]
    assert [button["formaction"] for button in leaving] == ["/leave", "/leave"]
    assert page.select("nav.menu") == []


def test_an_unknown_component_is_not_there(client: Browsing) -> None:
    page = client.get("/styleguide/carousel")
    assert page.status_code == 404
    assert "There is no page here" in page.get_data(as_text=True)


def test_the_guide_is_not_part_of_a_real_installation(settings: Settings, clock: FakeClock) -> None:
    app = create_app(dataclasses.replace(settings, styleguide=False), clock)
    assert not any(rule.rule.startswith("/styleguide") for rule in app.url_map.iter_rules())
    heed_of(app).database.close()
