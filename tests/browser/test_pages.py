"""axe, and nothing that runs off the side, on every page of the list: light, dark, narrow, large text."""

import json
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browser.visiting import Visiting
from tests.listed import Listed
from tests.pages import PAGES
from tests.styleguide_pages import STYLEGUIDE

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES: dict[str, Any] = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
ROOM = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}}
"""What dark colours, and what a narrow page, can make worse: the page is the same otherwise."""
EVERY = sorted([*PAGES, *STYLEGUIDE], key=lambda listed: (bool(listed.acts), listed.who or ""))
"""One person's pages one after another: a window of somebody else's takes as long as a page."""


def kind_of(listed: Listed) -> str:
    """Its address without what stands for one thing or another."""
    parts = listed.path.partition("?")[0].split("/")
    return "/".join(part for part in parts if not part.startswith("{"))


FIRST = {kind_of(listed): listed.name for listed in reversed(EVERY)}
"""Of each kind of page one is looked at in the dark and for room: colours and targets are the same in the others."""


@pytest.mark.parametrize("listed", EVERY, ids=[listed.name for listed in EVERY])
def test_page_is_accessible(visiting: Visiting, listed: Listed) -> None:
    wide = {"width": 1280, "height": 900}
    with visiting.at(listed, viewport=wide, scripts=AXE, reduced_motion="reduce") as page:
        faults = {"light": violations(page)}
        thorough = FIRST[kind_of(listed)] == listed.name
        if thorough:
            page.emulate_media(color_scheme="dark")
            faults["dark"] = violations(page, COLOURS)
            page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 320, "height": 800})
        faults["320 px"] = overflow(page) + (violations(page, ROOM) if thorough else [])
        page.set_viewport_size({"width": 640, "height": 800})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        faults["large text"] = overflow(page)
    assert not any(faults.values()), json.dumps(faults, indent=1)


def violations(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    asked = {**rules, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", asked)
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def overflow(page: Page) -> list[str]:
    """WCAG 1.4.10: nothing but tables and pictures may ask for scrolling sideways."""
    wide, shown = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    return [f"the page is {wide} px wide, the window {shown} px"] if wide > shown else []
