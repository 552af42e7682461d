"""The author's preview in a real browser: it comes again after a save, and works by keyboard and without scripts."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from app.web.preview.app import create_preview
from tests.browser.keys import Keys
from tests.browser.test_pages import AXE, overflow, violations
from tests.own_files import CASE, OwnFiles


@dataclass(frozen=True, slots=True)
class Author:
    files: OwnFiles
    browser: Browser
    address: str

    def open(self, path: str, **options: object) -> Page:
        page = self.browser.new_context(base_url=self.address, **options).new_page()  # type: ignore[arg-type]
        page.set_default_timeout(10_000)
        page.goto(path)
        return page

    def desk(self, path: str = CASE, more: str = "") -> str:
        return f"/desk?file={self.files.name(path)}{more}"


@pytest.fixture
def author(tmp_path: Path, browser: Browser) -> Iterator[Author]:
    files = OwnFiles.in_folder(tmp_path / "root")
    server = make_server("127.0.0.1", 0, create_preview([files.root]), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Author(files, browser, f"http://127.0.0.1:{server.port}")
    for context in browser.contexts:
        context.close()
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_save_is_seen_without_doing_anything(author: Author) -> None:
    page = author.open(author.desk(more="&show=scene&scene=ella-talks&flag=recorded"))
    frame = page.frame_locator("iframe")
    expect(frame.locator("main")).to_contain_text("The room is filling")
    author.files.replace("The room is filling.", "The room is full.")
    expect(frame.locator("main")).to_contain_text("The room is full")
    author.files.replace("(#warned)", "(#wanred)")
    expect(page.locator(".source__problem").first).to_contain_text("S102")
    expect(frame.locator("main")).to_contain_text("cannot be made yet")
    expect(page.locator("#rough-map")).to_be_visible()
    author.files.replace("(#wanred)", "(#warned)")
    expect(frame.locator("main")).to_contain_text("The room is full")
    expect(page.locator(".case-map__scene--here")).to_contain_text("Ella talks")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_road_is_played_in_the_frame_and_followed_around_it(
    author: Author, scripts: bool
) -> None:
    page = author.open(author.desk(), java_script_enabled=scripts)
    page.frame_locator("iframe").get_by_role("link", name="Begin").click()
    expect(page.locator(".case-map__scene--here")).to_contain_text("Arrival")
    frame = page.frame_locator("iframe")
    frame.get_by_label("Ask her what happened, then listen").check()
    frame.get_by_role("button", name="This is what I would do").click()
    expect(page.locator(".case-map__scene--here")).to_contain_text("Ella talks")
    expect(page.locator(".source__line--here").first).to_contain_text("## Ella talks")


def test_by_keyboard_from_the_list_to_another_scene(author: Author) -> None:
    page = author.open("/")
    keys = Keys(page)
    keys.press(f"a[href*='{CASE.split('/')[1]}']")
    keys.reach("details.details summary")
    while not page.locator("#scene").is_visible():
        page.keyboard.press("Enter")
        if not page.locator("#scene").is_visible():
            page.keyboard.press("Tab")
            keys.reach("details.details summary")
    keys.select("scene", "ella-talks")
    keys.tick("flag", "recorded")
    keys.press("form[action='/desk'] button")
    expect(page.locator(".case-map__scene--here")).to_contain_text("Ella talks")
    keys.press(".case-map a[href*='scene=warned']")
    expect(page.locator(".case-map__scene--here")).to_contain_text("Warned")


def addresses(author: Author) -> Iterator[str]:
    yield "/"
    for path in (CASE, "quizzes/first-words.md", "courses/first-words/what-a-record-is.md"):
        yield author.desk(path, "&show=scene")
        yield author.desk(path).replace("/desk", "/page")
        yield author.desk(path).replace("/desk", "/nations")
    yield author.desk("courses/first-words/course.md").replace("/desk", "/page")
    quiz = author.desk("quizzes/first-words.md").replace("/desk", "/page")
    yield f"{quiz}&question=2"
    yield f"{quiz}&question=2&unpicked=yes"
    yield f"{quiz}&question=1&sent=answer%3Dask-did-he-hit-you"
    yield author.desk("no/such.md")
    yield "/elsewhere/front.help"


def test_pages_are_accessible(author: Author) -> None:
    author.files.replace("`poor: tips-off`", "`poor: tips off`")
    for address in addresses(author):
        page = author.open(address, bypass_csp=True, reduced_motion="reduce")
        page.evaluate(AXE)
        faults = {"light": violations(page)}
        page.emulate_media(color_scheme="dark")
        faults["dark"] = violations(page)
        page.set_viewport_size({"width": 320, "height": 800})
        faults["320 px"] = violations(page) + overflow(page)
        page.context.close()
        assert not any(faults.values()), address + json.dumps(faults, indent=1)
