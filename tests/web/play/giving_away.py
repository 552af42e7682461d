"""What a page tells of choices: nothing before they are made."""

from html import unescape

from bs4 import BeautifulSoup

from app.content.model.scenario import Choice, Choices, Scenario
from app.content.model.text import Words


def choices_of(case: Scenario) -> list[Choice]:
    onwards = [scene.onward for scene in case.scenes.values()]
    return [choice for o in onwards if isinstance(o, Choices) for choice in o.options]


def given_away(case: Scenario, html: str, words: Words) -> set[Choice]:
    """Choices of whose consequence any paragraph stands on the page, shown, hidden, in an attribute or escaped."""
    source = unescape(unescape(html))
    page = f"{_plain(source)} {' '.join(source.split())}"
    return {
        choice
        for choice in choices_of(case)
        if any(said in page for said in _paragraphs(choice.consequence.fill(words)))
    }


def _paragraphs(html: str) -> list[str]:
    return [_plain(str(part)) for part in BeautifulSoup(html, "html.parser").find_all("p")]


def _plain(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())
