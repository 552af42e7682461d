"""Somebody without a mouse: Tab, Space, arrows, letters and Enter, and nothing else."""

from collections.abc import Mapping

from playwright.sync_api import Page

MOST_TABS = 150


class Keys:
    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, selector: str) -> None:
        """Tab on until the focus is there. What cannot be reached so cannot be used."""
        for _ in range(MOST_TABS):
            if self._focused(selector):
                assert self._shows_focus(), f"nothing shows that {selector} has the focus"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {selector} on {self.page.url}")

    def press(self, selector: str) -> None:
        """A button or a link; then wait for the page that it leads to."""
        self.reach(selector)
        self.page.evaluate("window.before = true")
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("() => !window.before && document.readyState === 'complete'")

    def write(self, name: str, text: str) -> None:
        self.reach(f"[name='{name}']")
        self.page.keyboard.type(text)

    def pick(self, name: str, value: str) -> None:
        """In a group of radio buttons: one stop for Tab, arrows inside."""
        self.reach(f"input[name='{name}']")
        self.page.keyboard.press("Space")
        while not self._focused(f"input[name='{name}'][value='{value}']"):
            self.page.keyboard.press("ArrowDown")

    def tick(self, name: str, value: str) -> None:
        self.reach(f"input[name='{name}'][value='{value}']")
        self.page.keyboard.press("Space")

    def select(self, name: str, value: str) -> None:
        self.reach(f"select[name='{name}']")
        for _ in range(30):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {value} in {name}")

    def answer(self, fields: Mapping[str, list[str]]) -> None:
        """By what each control is."""
        for name, values in sorted(fields.items(), key=lambda item: self._place_of(item[0])):
            box = self.page.locator(f"[name='{name}']").first
            kind = box.evaluate("box => box.type")
            for value in values:
                match kind:
                    case "radio":
                        self.pick(name, value)
                    case "checkbox":
                        self.tick(name, value)
                    case "select-one":
                        self.select(name, value)
                    case _:
                        self.write(name, value)

    def _place_of(self, name: str) -> int:
        boxes: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('main [name]')].map(b => b.name)"
        )
        return boxes.index(name)

    def _focused(self, selector: str) -> bool:
        matches: bool = self.page.evaluate(
            "selector => document.activeElement.matches(selector)", selector
        )
        return matches

    def _shows_focus(self) -> bool:
        shown: bool = self.page.evaluate(
            """() => {
                const outlined = element => {
                    const style = getComputedStyle(element);
                    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
                };
                for (let e = document.activeElement; e; e = e.parentElement)
                    if (outlined(e)) return true;
                return false;
            }"""
        )
        return shown
