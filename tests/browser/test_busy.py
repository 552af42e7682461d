"""A form whose answer takes some seconds: it says so while it does, and can be sent again after Back."""

from collections.abc import Callable
from functools import partial

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.visiting import Visiting

LIST = "Name,Job title,Start date\nAnn Jones,Teacher,01/09/2020"
LOOK = "Look at what it would do"
WORDS = "Reading the list. This may take some seconds."
LISTENS = """() => {
  const place = document.querySelector("form#answer [role=status]");
  new MutationObserver(() => console.log(place.textContent)).observe(place, { childList: true });
}"""
"""What a screen reader would be told of; while the next page is waited for, the browser answers nothing else."""


def test_the_wait_is_told_and_the_button_works_after_back(own_visiting: Visiting) -> None:
    world = own_visiting.site.world
    send = f"/team/{world.places['derwen']}/staff/import"
    with own_visiting.window(world.people["keeps a list"]) as page:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        held: list[Route] = []
        page.route(f"**{send}", lambda route: hold_back(route, held))
        page.goto(send)
        for time in (1, 2):
            expect(status(page)).to_have_text("")
            page.evaluate(LISTENS)
            page.fill("[name=pasted]", LIST)
            page.get_by_role("button", name=LOOK).click(no_wait_after=True)
            wait_until(page, partial(is_told, said, held, time))
            held.pop().continue_()
            expect(page.locator("h1")).not_to_have_text("Bring in a staff list")
            page.go_back()
        expect(page.get_by_role("button", name=LOOK)).not_to_have_attribute("aria-disabled", "true")


def is_told(said: list[str], held: list[Route], times: int) -> bool:
    return bool(held) and said == [WORDS] * times


def wait_until(page: Page, comes: Callable[[], bool]) -> None:
    for _ in range(500):
        if comes():
            return
        page.wait_for_timeout(20)
    raise AssertionError("nothing was said")


def hold_back(route: Route, held: list[Route]) -> None:
    """As a list of thousands of rows would be."""
    if route.request.method == "POST":
        held.append(route)
    else:
        route.continue_()


def status(page: Page) -> Locator:
    return page.locator("form#answer [role=status]")
