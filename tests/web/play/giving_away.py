"""What a page tells of choices and tasks: nothing before they are made."""

from functools import cache, lru_cache
from html import unescape

from bs4 import BeautifulSoup

from app.content.model.scenario import (
    Choice,
    Choices,
    Noticing,
    Scenario,
    Scene,
    Sign,
    Soundness,
    Writing,
)
from app.content.model.text import RichText, Words

SOUNDNESS = {f'"{soundness}"' for soundness in Soundness}


def choices_of(case: Scenario) -> list[Choice]:
    onwards = [scene.onward for scene in case.scenes.values()]
    return [choice for o in onwards if isinstance(o, Choices) for choice in o.options]


def signs_of(case: Scenario) -> list[Sign]:
    tasks = [scene.task for scene in case.scenes.values()]
    return [sign for task in tasks if isinstance(task, Noticing) for sign in task.items]


def given_away(case: Scenario, html: str, words: Words) -> set[Choice]:
    """Choices of whose consequence any paragraph stands on the page, shown, hidden, in an attribute or escaped."""
    page = _searchable(html)
    return {c for c in choices_of(case) if _stands_on(page, c.consequence, words)}


def whys_given_away(case: Scenario, html: str, words: Words) -> set[Choice]:
    page = _searchable(html)
    return {c for c in choices_of(case) if _stands_on(page, c.why, words)}


def signs_given_away(case: Scenario, html: str, words: Words) -> set[Sign]:
    page = _searchable(html)
    return {sign for sign in signs_of(case) if _stands_on(page, sign.feedback, words)}


def models_given_away(
    case: Scenario, html: str, words: Words, done: Writing | None = None
) -> set[Scene]:
    """Scenes of whose model answer or criteria anything stands on the page that was not also said in what was done."""
    page = _searchable(html)
    said = _told_by(done, words) if done else set()
    return {
        scene
        for scene in case.scenes.values()
        if isinstance(scene.task, Writing)
        and any(told in page for told in _told_by(scene.task, words) - said)
    }


def _told_by(task: Writing, words: Words) -> set[str]:
    texts = (task.model_answer, *task.criteria)
    return {said for text in texts for said in _paragraphs(text.fill(words))}


@lru_cache(2)
def _searchable(html: str) -> str:
    source = unescape(unescape(html))
    return f"{_plain(source)} {' '.join(source.split())}"


def _stands_on(page: str, told: RichText, words: Words) -> bool:
    return any(said in page for said in _paragraphs(told.fill(words)))


@cache
def _paragraphs(html: str) -> list[str]:
    found = [_plain(str(part)) for part in BeautifulSoup(html, "html.parser").find_all(["p", "li"])]
    return found or [plain for plain in [_plain(html)] if plain]


def _plain(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())
