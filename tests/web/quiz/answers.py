"""Answers to the quiz of two tries, and to the quiz of every kind."""

from app.ids import AttemptId, OptionId
from app.learning.responses import Picked, Ticked
from tests.services.training.learning import EVERY_KIND, TWO_TRIES, Learning
from tests.walking import Walker

TITLES = (
    "First call",
    "What belongs in a note",
    "A day’s order",
    "Who does what",
    "The number",
    "How many",
    "How sure",
)


def fail(learning: Learning) -> AttemptId:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, Picked(OptionId("wait-and-see")))
    learning.reply(attempt, Ticked(frozenset({OptionId("keyed-the-time")})))
    return attempt


def at(walker: Walker, learning: Learning, title: str) -> Walker:
    """Every kind, at the question of that title."""
    attempt = learning.begin(EVERY_KIND)
    while learning.asked(attempt).question.title != title:
        learning.reply_rightly(attempt)
    walker.go(f"/quizzes/attempts/{attempt}")
    assert walker.heading == title
    return walker


def names(walker: Walker) -> list[str]:
    """Of the task's own fields, each once."""
    boxes = walker.page.select("main [name^=answer]")
    return list(dict.fromkeys(str(box["name"]) for box in boxes))
