"""A running Heed with people in every state, and a real browser to visit it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.site import Site, running_site
from tests.browser.visiting import Visiting

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def launch_options(playwright: Playwright) -> dict[str, Any]:
    """Playwright's own Chromium where it is installed, else the system's; root needs no sandbox."""
    options: dict[str, Any] = {"args": list(QUIET)}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options["args"].append("--no-sandbox")
    if not Path(playwright.chromium.executable_path).exists():
        names = (
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "chrome",
        )
        options["executable_path"] = next(filter(None, map(shutil.which, names)))
    return options


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], playwright: Playwright
) -> dict[str, Any]:
    return {**browser_type_launch_args, **launch_options(playwright)}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, grown: Path) -> Iterator[Site]:
    """Shared by the tests that only look."""
    with running_site(tmp_path_factory.mktemp("site"), grown=grown) as site:
        yield site


@pytest.fixture
def own_site(tmp_path: Path, database_url: str, grown: Path) -> Iterator[Site]:
    """For tests that play, answer and change."""
    with running_site(tmp_path, database_url, grown) as site:
        yield site


@pytest.fixture(scope="session")
def visiting(browser: Browser, site: Site) -> Visiting:
    return Visiting(browser, site)


@pytest.fixture
def own_visiting(browser: Browser, own_site: Site) -> Visiting:
    return Visiting(browser, own_site)
