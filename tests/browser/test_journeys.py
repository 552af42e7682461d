"""Whole journeys, as people go them."""

import pytest
from playwright.sync_api import Page, expect

from app.content.model.scenario import Scenario
from app.learning.scenario_run import Move, MoveKind
from app.web.context import Heed
from tests.browser.site import Site
from tests.browser.visiting import Visiting
from tests.roads import roads_to_endings
from tests.world import CASE, COURSE

PHONE = {"width": 360, "height": 780}

AFTERWARDS = "Before you go on: The changing mat"
"""The case coaches by worked examples: each decision is thought over before the next."""


def case_of(site: Site) -> Scenario:
    scenario: Scenario = site.app.extensions["heed"].content.library.scenarios[CASE]
    return scenario


def make(page: Page, move: Move) -> None:
    if move.kind is MoveKind.CHOOSE:
        page.locator(f"input[name=choice][value='{move.choice}']").check()
    for sign in move.ticked:
        page.locator(f"input[type=checkbox][value='{sign}']").check()
    page.locator("main form#answer .button--primary").click()


def test_a_case_to_each_ending_without_scripts(own_visiting: Visiting) -> None:
    """A visitor, on a phone. At each ending the review opens, and names every decision that was made."""
    scenario = case_of(own_visiting.site)
    roads = roads_to_endings(scenario)
    assert len(roads) >= 3
    for ending, road in roads.items():
        with own_visiting.window(java_script_enabled=False, viewport=PHONE) as page:
            page.goto(f"/try/{CASE}")
            page.get_by_text("Begin", exact=True).click()
            for move in road:
                make(page, move)
            title = scenario.scenes[ending].title.parts[0]
            expect(page.locator("h1")).to_have_text(str(title))
            page.get_by_text("Look back on what you did").click()
            expect(page.locator("main")).to_contain_text("Try again from a decision")


def test_a_double_click_records_one_move(own_visiting: Visiting) -> None:
    site = own_visiting.site
    who, number = site.world.people["playing"], site.world.numbers["case playing"]
    with own_visiting.window(who, java_script_enabled=False) as page:
        page.goto(f"/cases/attempts/{number}")
        page.locator("input[name=choice]").first.check()
        page.locator("main form#answer .button--primary").dblclick()
        expect(page.locator("h1")).to_have_text(AFTERWARDS)
        page.goto(f"/cases/attempts/{number}/road")
        expect(page.locator("main")).to_contain_text("The changing mat")


def test_back_shows_where_the_case_stands(own_visiting: Visiting) -> None:
    """The page is fetched anew, so that Back never offers a decision that is behind."""
    site = own_visiting.site
    who, number = site.world.people["playing"], site.world.numbers["case playing"]
    with own_visiting.window(who) as page:
        page.goto(f"/cases/attempts/{number}")
        page.locator("input[name=choice]").first.check()
        page.get_by_role("button", name="This is what I would do").click()
        expect(page.locator("h1")).to_have_text(AFTERWARDS)
        page.go_back()
        expect(page.locator("h1")).to_have_text(AFTERWARDS)


def test_a_second_tab_is_told_what_was_recorded(own_visiting: Visiting) -> None:
    site = own_visiting.site
    who, number = site.world.people["playing"], site.world.numbers["case playing"]
    context = own_visiting.context(who)
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(f"/cases/attempts/{number}")
    choice = first.locator("input[name=choice]").first
    label = first.locator(f"label[for='{choice.get_attribute('id')}']").inner_text().strip()
    choice.check()
    first.get_by_role("button", name="This is what I would do").click()
    expect(first.locator("h1")).to_have_text(AFTERWARDS)
    second.locator("input[name=choice]").last.check()
    second.get_by_role("button", name="This is what I would do").click()
    expect(second.locator("main")).to_contain_text(label)
    second.get_by_role("link", name="Go to where the case stands").click()
    expect(second.locator("h1")).to_have_text(AFTERWARDS)
    context.close()


@pytest.fixture
def neutral(own_visiting: Visiting) -> str:
    heed: Heed = own_visiting.site.app.extensions["heed"]
    return heed.settings.leave_to


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("by", ["button", "key"])
def test_leaving_quickly_keeps_what_was_typed(
    own_visiting: Visiting, neutral: str, by: str, scripts: bool
) -> None:
    if by == "key" and not scripts:
        pytest.skip("the key needs scripts; the button is always there")
    who = own_visiting.site.world.people["leaving"]
    lesson = f"/courses/{COURSE}/what-neglect-is"
    with own_visiting.window(who, java_script_enabled=scripts) as page:
        page.context.route(f"{neutral}**", lambda route: route.fulfill(body="A dry day."))
        page.goto(lesson)
        page.locator("textarea").first.fill("A thought that must not get lost")
        if by == "button":
            page.get_by_role("button", name="Leave quickly").first.click()
        else:
            page.keyboard.press("Escape")
            page.keyboard.press("Escape")
        page.wait_for_url(f"{neutral}**")
        page.goto(lesson)
        expect(page.locator("textarea").first).to_have_value("A thought that must not get lost")
