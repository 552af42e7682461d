"""`./run shots DIR [words …]`: every page of the list, or those whose name has one of the words, as a picture.

Five pictures a page: desktop, phone, dark, text at 200 %, and without scripts.
"""

import re
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.browser.conftest import launch_options
from tests.browser.site import running_site
from tests.browser.visiting import Visiting
from tests.listed import Listed
from tests.pages import PAGES
from tests.styleguide_pages import STYLEGUIDE

STILL: Literal["reduce"] = "reduce"
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 780}


def photograph(visiting: Visiting, listed: Listed, folder: Path) -> None:
    name = re.sub(r"[^a-z0-9]+", "-", listed.name.casefold()).strip("-")

    def keep(page: Page, state: str) -> None:
        page.screenshot(path=folder / f"{name}.{state}.png", full_page=True)

    with visiting.at(listed, viewport=DESKTOP, reduced_motion=STILL) as page:
        keep(page, "desktop")
        page.emulate_media(color_scheme="dark")
        keep(page, "dark")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(PHONE)
        keep(page, "phone")
        page.set_viewport_size({"width": 720, "height": 900})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        keep(page, "large")
    with visiting.at(
        listed, viewport=PHONE, reduced_motion=STILL, java_script_enabled=False
    ) as page:
        keep(page, "scripts-off")


def main(folder: Path, wanted: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    pages = [
        listed
        for listed in (*PAGES, *STYLEGUIDE)
        if not wanted or any(word in listed.name for word in wanted)
    ]
    with (
        tempfile.TemporaryDirectory() as temporary,
        running_site(Path(temporary)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**launch_options(playwright))
        visiting = Visiting(browser, site)
        for listed in pages:
            photograph(visiting, listed, folder)
            print(listed.name, file=sys.stderr)  # noqa: T201
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Where to? ./run shots DIR")
    main(Path(sys.argv[1]), sys.argv[2:])
