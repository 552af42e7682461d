"""An installation with nothing in it but its first administrator: its letters, its hours, and people at its pages."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from app.content.model.terms import Nation
from app.factory import create_app
from app.ids import SessionId
from app.paths import CONTENT
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.services.audit_trail import Examined, examine
from app.services.mail_servers import MailServer
from app.services.post_offices import SmtpOffice
from app.services.practised import Practised
from app.services.rounds import Done, Round
from app.services.setting_up import add_first_administrator
from app.settings import Settings
from app.store import accounts
from app.store.people import get_person
from app.web.context import Heed
from tests.browser.site import served
from tests.browser.visiting import PATIENCE
from tests.conftest import CHEAP, FakeClock, compiled, heed_of
from tests.mail_server import Behaviour, mail_server
from tests.people import PASSWORD

LINK = re.compile(r"https?://\S+/in/\S+")
COURSE = "noticing-neglect"


@dataclass
class Beginning:
    address: str
    app: Flask
    clock: FakeClock
    mail: MailServer
    post: Behaviour
    browser: Browser
    _contexts: list[BrowserContext] = field(default_factory=list)

    @property
    def heed(self) -> Heed:
        return heed_of(self.app)

    def page(self) -> Page:
        """Of a browser that nobody has used; scripts are off."""
        context = self.browser.new_context(base_url=self.address, java_script_enabled=False)
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        return context.new_page()

    def signed_in(self, username: str) -> Page:
        page = self.page()
        page.goto("/sign-in")
        sign_in(page, username)
        return page

    def invited(self, address: str) -> Page:
        """At the link of the last letter, with a password chosen."""
        page = self.page()
        page.goto(self.way_in(address))
        choose_password(page)
        return page

    def tick(self) -> Done:
        """What `heed tick` does."""
        settings, running = self.heed.settings, self.heed
        office = SmtpOffice(self.mail)
        return Round(
            running.database,
            lambda: running.content,
            office,
            settings.links,
            settings.uploads,
            self.clock,
        ).go()

    def letters_to(self, address: str) -> list[str]:
        return [each.get_content() for each in self.post.came if address in each["to"]]

    def way_in(self, address: str) -> str:
        found = LINK.search(self.letters_to(address)[-1])
        assert found
        return urlsplit(found[0]).path

    def complete(self, username: str) -> None:
        """The whole course, by the services that the pages use; it ends before now."""
        with self.heed.database.reading() as session:
            account = accounts.find_account(session, username)
            assert account
            name = get_person(session, account.person_id).name
        actor = Actor(account.person_id, SessionId(0), name, Nation.WALES, permissions=LEARNER)
        before = self.clock() - timedelta(hours=3)
        course = self.heed.content.library.courses[COURSE]
        steps = sum(step.required for step in course.steps)
        Practised(self.heed.database, self.heed.content, actor, before).take(course, steps)

    def audit(self) -> Examined:
        with self.heed.database.reading() as session:
            return examine(session)

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@contextmanager
def empty_installation(
    folder: Path, url: str, clock: FakeClock, browser: Browser, administrator: str
) -> Iterator[Beginning]:
    """`url`: of a database with tables and without rows."""
    post = Behaviour()
    with mail_server(post) as server:
        settings = Settings(
            database=url,
            secret_key="not a secret: only tests are signed with this",
            base_url="http://127.0.0.1",
            password_cost=CHEAP,
            uploads=folder / "uploads",
            mail_server=server,
        )
        app = create_app(settings, clock, compiled(CONTENT))
        running = heed_of(app)
        add_first_administrator(
            running.database, running.passwords, "Ada Prys", administrator, PASSWORD, clock()
        )
        with served(app) as address:
            beginning = Beginning(address, app, clock, server, post, browser)
            try:
                yield beginning
            finally:
                beginning.close()


def sign_in(page: Page, username: str) -> None:
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")


def choose_password(page: Page) -> None:
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_label("The password, once more").fill(PASSWORD)
    press(page, "Begin")


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def press(page: Page, name: str) -> None:
    """The first button whose name begins so."""
    main(page).get_by_role("button", name=re.compile(f"^{name}")).first.click()


def follow(page: Page, name: str) -> None:
    """The first link in the page's own part, or among its tabs, whose name begins so."""
    main(page).get_by_role("link", name=re.compile(f"^{name}")).first.click()


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as coming:
        press(page, name)
    return coming.value.path().read_bytes()
