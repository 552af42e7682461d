"""A page of the one list, and what can be done on it before it is looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Locator, Page

from tests.people import PASSWORD
from tests.world import World

Act = Callable[[Page], None]
"""Something done on the page once it is open, to bring it into the state that is to be looked at."""


@dataclass(frozen=True)
class Listed:
    name: str
    path: str
    """`{award}` and the like stand for the world's places."""
    who: str = ""
    """One of the world's people; nobody: a visitor."""
    acts: tuple[Act, ...] = ()
    status: int = 200
    """Of the first answer, before any act."""
    reaches: str = ""
    """The endpoint that the acts lead to, if that is another."""

    def address(self, world: World) -> str:
        return self.path.format_map(world.places)


def send(page: Page, button: Locator) -> None:
    """A form, and then wait for the page that answers it."""
    page.evaluate("window.before = true")
    button.click()
    page.wait_for_function("() => !window.before && document.readyState === 'complete'")


def press(words: str) -> Act:
    def act(page: Page) -> None:
        send(page, page.get_by_role("button", name=words, exact=True).first)

    return act


def pick(place: int = 0, name: str = "choice") -> Act:
    def act(page: Page) -> None:
        page.locator(f"main input[name='{name}']").nth(place).check()

    return act


def fill(name: str, text: str) -> Act:
    def act(page: Page) -> None:
        page.locator(f"[name='{name}']").fill(text)

    return act


def upload(*rows: str, name: str = "file") -> Act:
    """A list as CSV."""
    text = "\n".join(rows).encode()

    def act(page: Page) -> None:
        sent = FilePayload(name="list.csv", mimeType="text/csv", buffer=text)
        page.locator(f"main input[name='{name}']").set_input_files(sent)

    return act


def choose(name: str, value: str) -> Act:
    def act(page: Page) -> None:
        page.locator(f"select[name='{name}']").select_option(value)

    return act


def open_all(page: Page) -> None:
    for details in page.locator("main details").all():
        if details.get_attribute("open") is None:
            details.locator("summary").first.click()


def answer_elsewhere(page: Page) -> None:
    """The same page in a second tab, answered there."""
    other = page.context.new_page()
    other.goto(page.url)
    box = other.locator("main input[type=radio], main input[type=checkbox]")
    if box.count():
        box.first.check()
    send(other, other.locator("main form button").first)
    other.close()


def answer_somehow(page: Page) -> None:
    box = page.locator("main input[type=radio], main input[type=checkbox]")
    if box.count():
        box.last.check()
    send(page, page.locator("main form button").first)


def sign_in_as(name: str) -> Act:
    def act(page: Page) -> None:
        page.fill("input[name=username]", name.replace(" ", "-"))
        page.fill("input[name=password]", PASSWORD)
        send(page, page.locator("main button[type=submit]").first)

    return act


def lose_the_session(page: Page) -> None:
    """Another browser of the same person signs this one out."""
    browser = page.context.browser
    assert browser is not None
    elsewhere = browser.new_context(base_url="/".join(page.url.split("/")[:3]))
    other = elsewhere.new_page()
    other.goto("/sign-in")
    sign_in_as("signed out")(other)
    other.wait_for_url("**/training")
    other.goto("/profile")
    send(other, other.get_by_role("button", name="Sign out everywhere else"))
    elsewhere.close()


def go(path: str) -> Act:
    def act(page: Page) -> None:
        page.goto(path)

    return act


def of_a_former_version(page: Page) -> None:
    """As a form that was opened before the requirement was changed: of the version two rows before."""
    earlier = "form => { form.action = form.action.replace(/\\d+$/, number => number - 2) }"
    page.locator("#answer").evaluate(earlier)
