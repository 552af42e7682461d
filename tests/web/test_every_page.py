"""Every page of the list opens, is audited, and no page is missing from the list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.exceptions import HTTPException

from tests.browser.site import Site, running_site
from tests.listed import Listed
from tests.pages import NOT_FOR_LOOKING, PAGES
from tests.styleguide_pages import STYLEGUIDE
from tests.web.browsing import Browsing

EVERY = [*PAGES, *STYLEGUIDE]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, grown: Path) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site"), grown=grown) as site:
        yield site


@pytest.fixture(scope="module")
def browsers(site: Site) -> dict[str, Browsing]:
    return {}


def browser_of(site: Site, browsers: dict[str, Browsing], who: str) -> Browsing:
    if who not in browsers:
        browser = site.app.test_client()
        assert isinstance(browser, Browsing)
        if who:
            browser.sign_in(site.world.people[who])
        browsers[who] = browser
    return browsers[who]


@pytest.mark.parametrize("listed", EVERY, ids=[listed.name for listed in EVERY])
def test_page_opens_as_listed(site: Site, browsers: dict[str, Browsing], listed: Listed) -> None:
    """Fetching audits it."""
    response = browser_of(site, browsers, listed.who).get(
        listed.address(site.world), follow_redirects=True
    )
    assert response.status_code == listed.status
    assert "<main" in response.get_data(as_text=True)


def test_no_page_is_missing_from_the_list(site: Site, tmp_path: Path) -> None:
    adapter = site.app.url_map.bind("localhost")
    listed = {page.reaches for page in EVERY}
    for page in EVERY:
        try:
            endpoint, _ = adapter.match(page.address(site.world).partition("?")[0])
        except HTTPException:
            continue
        listed.add(endpoint)
    reachable = {
        rule.endpoint for rule in site.app.url_map.iter_rules() if "GET" in (rule.methods or set())
    }
    kept_apart = {name for name in reachable if name.startswith("asset:")} | NOT_FOR_LOOKING.keys()
    assert reachable - listed - kept_apart == set()
