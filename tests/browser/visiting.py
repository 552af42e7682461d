"""A browser at a page of the list, as whoever the page is for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, StorageState

from tests.browser.site import Site
from tests.listed import Listed
from tests.people import Someone

PATIENCE = 10_000
"""Milliseconds."""


class Visiting:
    """Signs each person in once; windows opened afterwards start from there."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser = browser
        self.site = site
        self._signed_in: dict[str, StorageState] = {}
        self._standing: tuple[Any, Page] | None = None

    @contextmanager
    def window(self, who: Someone | None = None, **options: Any) -> Iterator[Page]:
        """A tab of its own. `options` are Playwright's: viewport, color_scheme, java_script_enabled …"""
        context = self.context(who, **options)
        try:
            yield context.new_page()
        finally:
            context.close()

    def context(
        self, who: Someone | None = None, scripts: str = "", **options: Any
    ) -> BrowserContext:
        """`scripts` are there on each page before its own, whatever its policy allows."""
        state = self._state_of(who) if who else None
        options.setdefault("base_url", self.site.address)
        context = self.browser.new_context(storage_state=state, **options)
        if scripts:
            context.add_init_script(scripts)
        context.set_default_timeout(PATIENCE)
        return context

    @contextmanager
    def at(self, listed: Listed, **options: Any) -> Iterator[Page]:
        """Where nothing is done on the page, in a window that stays: a new one takes longer than the page."""
        who = self.site.world.people[listed.who] if listed.who else None
        if not listed.acts:
            page = self._standing_window(who, options)
            self._go(page, listed)
            yield page
            return
        with self.window(who, **options) as page:
            self._go(page, listed)
            for act in listed.acts:
                act(page)
            yield page

    def _go(self, page: Page, listed: Listed) -> None:
        response = page.goto(listed.address(self.site.world))
        assert response is not None
        assert response.status == listed.status, page.inner_text("main")

    def _standing_window(self, who: Someone | None, options: dict[str, Any]) -> Page:
        """One at a time; as it was when it was opened."""
        wanted = (who, options)
        if self._standing is None or self._standing[0] != wanted:
            if self._standing is not None:
                self._standing[1].context.close()
            self._standing = (wanted, self.context(who, **options).new_page())
        page = self._standing[1]
        if viewport := options.get("viewport"):
            page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=options.get("color_scheme", "light"))
        return page

    def _state_of(self, who: Someone) -> StorageState:
        if who.username not in self._signed_in:
            with self.window() as page:
                page.goto("/sign-in")
                page.fill("input[name=username]", who.username)
                page.fill("input[name=password]", who.password)
                page.click("main button[type=submit]")
                page.wait_for_url(lambda address: "/sign-in" not in address)
                self._signed_in[who.username] = page.context.storage_state()
        return self._signed_in[who.username]
