"""What is said of a case before it begins."""

from dataclasses import dataclass

from app.content.model.scenario import Scenario
from app.content.model.text import SafeHtml, Words
from app.web.groups import groups_in_words, listed
from app.web.standing import StandingView, standing_view


@dataclass(frozen=True, slots=True)
class OpeningView:
    slug: str
    title: str
    introduction: SafeHtml
    setting: str
    role: str
    minutes: int
    content_note: str
    groups: str
    """Whom it is about; empty where the author does not say."""
    standing: StandingView
    keeps_place: bool
    """A learner's place is kept; a visitor's is only in the address of the page."""

    @property
    def draft(self) -> bool:
        return self.standing.draft


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
        groups=listed(groups_in_words(header.groups)),
        standing=standing_view(header),
        keeps_place=keeps_place,
    )
