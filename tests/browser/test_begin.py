"""A DSP sets an empty nursery up: by keyboard alone, on a phone, with scripts off, from nothing to printed slips."""

from playwright.sync_api import Page, expect

from tests.browser.keys import Keys
from tests.browser.visiting import Visiting

PRIMARY = "main :is(a, button).button--primary"
NAMES = (
    "=1+1",
    "Siân Parry, room leader, sian@helyg.example",
    "Tom Bell, wizard",
    "Ŵyn Ansell",
)
CONTACTS = {
    "dsp": "Ruth Llewellyn, 01248 555 0101",
    "social_services": "01248 555 0102",
    "out_of_hours": "01248 555 0103",
}


def test_from_empty_to_slips(own_visiting: Visiting) -> None:
    who = own_visiting.site.world.people["beginning"]
    phone = {"width": 360, "height": 780}
    with own_visiting.window(who, viewport=phone, java_script_enabled=False) as page:
        keys = Keys(page)
        page.goto("/team")
        keys.press("main a.button")
        keys.press(PRIMARY)
        write_names(keys)
        mend_names(keys)
        for name, text in CONTACTS.items():
            keys.write(name, text)
        keys.press(PRIMARY)
        expect(page.locator(".place")).to_have_text("Step 3 of 4")
        keys.select("course", "your-first-day")
        keys.press(PRIMARY)
        expect(page.locator("main")).to_contain_text("3 people, due by")
        keys.press(PRIMARY)
        expect(page.locator(".place")).to_have_text("Step 4 of 4")
        print_slips(keys)
        keys.press("main form[action$='/invite'] button")
        keys.press("main > a.button")
        expect(page.locator("h1")).to_have_text("What happens now")
        expect(page.locator("main")).to_contain_text("4 of 4 steps done")


def write_names(keys: Keys) -> None:
    keys.reach("[name='text']")
    for name in NAMES:
        keys.page.keyboard.type(name)
        keys.page.keyboard.press("Enter")
    keys.press(PRIMARY)
    expect(keys.page.locator(".errors")).to_contain_text("Line 1: “=1+1” is no name")
    expect(keys.page.locator("[name='text']")).to_have_value("\n".join([*NAMES, ""]))


def mend_names(keys: Keys) -> None:
    keys.select("means", "volunteer")
    keys.reach("[name='text']")
    keys.page.keyboard.press("Control+Home")
    keys.page.keyboard.press("Shift+ArrowDown")
    keys.page.keyboard.press("Delete")
    keys.press("main form#answer button")
    expect(keys.page.locator(".summary")).to_have_text("3 people to add")
    keys.press(PRIMARY)
    expect(keys.page.locator("main")).to_contain_text("3 people are added to your list.")


def print_slips(keys: Keys) -> None:
    """In a tab of their own; the step stays where it was."""
    keys.reach(PRIMARY)
    with keys.page.expect_popup() as opened:
        keys.page.keyboard.press("Enter")
    slips: Page = opened.value
    expect(slips.locator("h1")).to_have_text("2 slips to print")
    expect(slips.locator("main")).to_contain_text("Ŵyn Ansell")
    slips.close()
