"""Doing a case another way: no reason is asked, and to everyone else it is complete like any other."""

from datetime import datetime

from app.content.links import Link
from app.content.model.header import Kind
from app.content.model.lesson import Lesson
from app.content.model.scenario import Scenario
from app.policy.actor import Actor
from app.services.awarding import award_what_is_met
from app.services.content import Content
from app.store import alternatives, content_versions
from app.store.database import Session


def take_another_way(
    session: Session, content: Content, actor: Actor, slug: str, now: datetime
) -> None:
    """Taken twice, the first time stands."""
    scenario = content.current_scenario(slug, actor.nation)
    content_versions.keep_version(session, content.library.sources[scenario.sha256], now)
    alternatives.add_alternative(session, actor.person_id, slug, scenario.sha256, now)
    award_what_is_met(session, content, actor, now)


def find_alternative_lesson(content: Content, scenario: Scenario) -> Lesson | None:
    """The lesson that the case's `alternative` links to."""
    named = Link(scenario.header.alternative, line=0).identity_from(scenario.path)
    if named is None or named.kind is not Kind.LESSON:
        return None
    return content.library.lessons.get(named.slug)
