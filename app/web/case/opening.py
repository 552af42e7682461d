"""What is said of a case before it begins."""

from dataclasses import dataclass

from app.content.model.header import Standing
from app.content.model.scenario import Scenario
from app.content.model.text import SafeHtml, Words


@dataclass(frozen=True, slots=True)
class OpeningView:
    slug: str
    title: str
    introduction: SafeHtml
    setting: str
    role: str
    minutes: int
    content_note: str
    draft: bool
    keeps_place: bool
    """A learner's place is kept; a visitor's is only in the address of the page."""


def opening_view(scenario: Scenario, words: Words, *, keeps_place: bool) -> OpeningView:
    header = scenario.header
    return OpeningView(
        slug=scenario.slug,
        title=scenario.title.fill(words),
        introduction=scenario.introduction.fill(words),
        setting=header.setting,
        role=header.role,
        minutes=header.minutes,
        content_note=header.content_note.fill(words),
        draft=header.status is Standing.DRAFT,
        keeps_place=keeps_place,
    )
