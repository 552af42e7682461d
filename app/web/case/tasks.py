"""What was noticed or written, once that is done. Before, no page gets any of this."""

from dataclasses import dataclass

from app.content.model.scenario import Noticing, Sign, Writing
from app.content.model.text import SafeHtml, Words
from app.learning.noticing import NoticingReport, report
from app.services.playing_case import Case


@dataclass(frozen=True, slots=True)
class SignView:
    label: SafeHtml
    feedback: SafeHtml


@dataclass(frozen=True, slots=True)
class NoticedView:
    """Every item stands in one of the four."""

    hits: tuple[SignView, ...]
    misses: tuple[SignView, ...]
    false_alarms: tuple[SignView, ...]
    rightly_left: tuple[SignView, ...]

    @property
    def expected(self) -> int:
        return len(self.hits) + len(self.misses)


@dataclass(frozen=True, slots=True)
class WrittenView:
    text: str
    """Empty: nothing was written, or it was not kept."""
    criteria: tuple[SafeHtml, ...]
    model_answer: SafeHtml


def noticed_view(case: Case, words: Words) -> NoticedView | None:
    task, done = case.scene.task, case.run.task
    if done is None or not isinstance(task, Noticing):
        return None
    return report_view(report(task, done.ticked), words)


def report_view(made: NoticingReport, words: Words) -> NoticedView:
    def shown(signs: tuple[Sign, ...]) -> tuple[SignView, ...]:
        return tuple(SignView(sign.label.fill(words), sign.feedback.fill(words)) for sign in signs)

    return NoticedView(
        shown(made.hits), shown(made.misses), shown(made.false_alarms), shown(made.rightly_left)
    )


def written_view(case: Case, words: Words, typed: str) -> WrittenView | None:
    task = case.scene.task
    if case.run.task is None or not isinstance(task, Writing):
        return None
    return writing_view(task, words, typed)


def writing_view(task: Writing, words: Words, typed: str) -> WrittenView:
    return WrittenView(
        typed,
        tuple(criterion.fill(words) for criterion in task.criteria),
        task.model_answer.fill(words),
    )
