"""What a DSP may know of how a quiz went: the topics to look at again, without answers, marks or how often."""

from dataclasses import dataclass

from app.content.model.header import Kind
from app.ids import AttemptId, PersonId
from app.services.content import Content
from app.services.taking import taking_of
from app.store.attempt_summaries import attempts_of
from app.store.database import Session


@dataclass(frozen=True, slots=True)
class TopicsAgain:
    quiz: str
    topics: tuple[str, ...]


def topics_to_revisit(
    session: Session, content: Content, person_id: PersonId
) -> tuple[TopicsAgain, ...]:
    """Of the last try at each quiz that was sent in whole; nothing for a quiz that went well throughout."""
    last: dict[str, AttemptId] = {}
    for summary in attempts_of(session, person_id):
        if summary.attempt.terms.kind is Kind.QUIZ and summary.submission:
            last.setdefault(summary.attempt.terms.slug, summary.attempt.id)
    found = []
    for attempt_id in last.values():
        taking = taking_of(session, content, person_id, attempt_id)
        topics = taking.result().topics
        if topics:
            found.append(TopicsAgain(taking.quiz.title.fill(taking.words), topics))
    return tuple(found)
