"""A browser at a page of the list, as whoever the page is for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, StorageState

from tests.browser.site import Site
from tests.pages import Listed
from tests.people import Someone

PATIENCE = 10_000
"""Milliseconds."""


class Visiting:
    """Signs each person in once; windows opened afterwards start from there."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser = browser
        self.site = site
        self._signed_in: dict[str, StorageState] = {}

    @contextmanager
    def window(self, who: Someone | None = None, **options: Any) -> Iterator[Page]:
        """A tab of its own. `options` are Playwright's: viewport, color_scheme, java_script_enabled …"""
        context = self.context(who, **options)
        try:
            yield context.new_page()
        finally:
            context.close()

    def context(self, who: Someone | None = None, **options: Any) -> BrowserContext:
        state = self._state_of(who) if who else None
        options.setdefault("base_url", self.site.address)
        context = self.browser.new_context(storage_state=state, **options)
        context.set_default_timeout(PATIENCE)
        return context

    @contextmanager
    def at(self, listed: Listed, **options: Any) -> Iterator[Page]:
        who = self.site.world.people[listed.who] if listed.who else None
        with self.window(who, **options) as page:
            response = page.goto(listed.address(self.site.world))
            assert response is not None
            assert response.status == listed.status, page.inner_text("main")
            for act in listed.acts:
                act(page)
            yield page

    def _state_of(self, who: Someone) -> StorageState:
        if who.username not in self._signed_in:
            with self.window() as page:
                page.goto("/sign-in")
                page.fill("input[name=username]", who.username)
                page.fill("input[name=password]", who.password)
                page.click("main button[type=submit]")
                page.wait_for_url("**/training")
                self._signed_in[who.username] = page.context.storage_state()
        return self._signed_in[who.username]
