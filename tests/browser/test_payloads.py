"""Every known payload, rendered, on one page of a real browser without any policy to protect it."""

from collections.abc import Iterable

from playwright.sync_api import Browser, Dialog, Page, Route

from tests.content.compiling import COMPILERS
from tests.content.payloads import PAYLOADS
from tests.content.rendered import HOSTILE_WORDS, in_places, pieces

ADDRESS = "http://heed.test/page"
LISTENING = (
    "<script>window.ran = []; window.pwned = what => window.ran.push(String(what));</script>"
)
TRY_EVERYTHING = """() => {
  addEventListener('click', event => {
    const link = event.target.closest('a');
    if (link && link.protocol !== 'javascript:') event.preventDefault();
  }, true);
  const events = 'load error mouseover mouseenter pointerover focus blur toggle click begin'.split(' ');
  for (const element of document.querySelectorAll('main *')) {
    for (const name of events) element.dispatchEvent(new MouseEvent(name, {bubbles: true, cancelable: true}));
  }
  return document.querySelectorAll('main *').length;
}"""
WHAT_MAY_NOT_BE = """() => [...document.querySelectorAll('main *')].filter(element =>
  /^(script|style|iframe|frame|object|embed|form|input|button|link|meta|base|svg|math|video|audio|template|dialog)$/i
    .test(element.localName)
  || [...element.attributes].some(given => given.name.startsWith('on') || given.name === 'style')
  || (element.localName === 'a' && element.hasAttribute('href')
      && !['http:', 'https:', 'mailto:', 'tel:'].includes(element.protocol))
).map(element => element.outerHTML.slice(0, 200))"""


class Watched:
    """A page that keeps what it asks for and what runs on it."""

    def __init__(self, browser: Browser, inside: str) -> None:
        self.html = f"<!doctype html><meta charset=utf-8>{LISTENING}<main>{inside}</main>"
        self.asked: list[str] = []
        self.dialogs: list[str] = []
        self.page: Page = browser.new_page()
        self.page.on("dialog", self._dismiss)
        self.page.context.route("**/*", self._answer)
        self.page.goto(ADDRESS, wait_until="load")
        self.elements: int = self.page.evaluate(TRY_EVERYTHING)
        self.page.wait_for_timeout(500)

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _answer(self, route: Route) -> None:
        if route.request.url == ADDRESS:
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")
            return
        self.asked.append(route.request.url)
        route.abort()

    @property
    def ran(self) -> list[str]:
        ran: list[str] = self.page.evaluate("window.ran")
        return ran

    @property
    def foreign(self) -> list[str]:
        return [url for url in self.asked if not url.startswith("http://heed.test/media/")]


def on_one_page(parts: Iterable[str]) -> str:
    return "\n".join(f"<div>{part}</div>" for part in dict.fromkeys(parts) if part)


def test_no_rendered_payload_runs_fetches_or_leads_astray(browser: Browser) -> None:
    rendered = [
        html
        for kind in COMPILERS
        for payload in PAYLOADS
        for body in in_places(kind, payload)
        for html in pieces(kind, body, lambda _: HOSTILE_WORDS)
    ]
    watched = Watched(browser, on_one_page(rendered))

    assert watched.elements > 5 * len(PAYLOADS)
    assert watched.dialogs == []
    assert watched.ran == []
    assert watched.foreign == []
    assert watched.page.evaluate(WHAT_MAY_NOT_BE) == []
    assert watched.page.url == ADDRESS
    watched.page.context.close()


def test_the_same_payloads_raw_would_have_been_seen(browser: Browser) -> None:
    """Else the test above could be quiet because it is deaf."""
    raw = ["<img src=x onerror=pwned('handler')>", "<script>pwned('script')</script>"]
    raw += ["<img src=https://foreign.example/x>", "<a href=javascript:pwned('link')>x</a>"]
    watched = Watched(browser, on_one_page(raw))

    assert set(watched.ran) >= {"handler", "script"}
    assert "https://foreign.example/x" in watched.foreign
    assert len(watched.page.evaluate(WHAT_MAY_NOT_BE)) == 3
    watched.page.context.close()
