"""An answer that came too late, in the question's words."""

from collections.abc import Mapping
from typing import Any

from app.ids import AttemptId
from app.services import taking
from app.services.plain_words import without_markup
from app.services.questions import items_of, open_question
from app.web.context import actor, content, database
from app.web.forms import Fields
from app.web.picked import Labels, labels_of
from app.web.quiz.forms import CONFIDENCE, AnswerForm


def labels(arguments: Mapping[str, Any], fields: Fields) -> Labels:
    attempt, step = AttemptId(int(arguments["attempt"])), int(fields["step"][0])
    with database().reading() as session:
        current = taking.get_taking(session, content(), actor(), attempt)
    seed = current.attempt.terms.seed
    asked = open_question(current.question(step), seed, current.words, hint=False)
    items: dict[str, str] = {item.id: without_markup(item.label) for item in items_of(asked.task)}
    return {
        **labels_of(("answer", *fields), items),
        **{(f"answer-{item}", ""): label for item, label in items.items()},
        **labels_of(["confidence"], {choice.value: str(choice.label) for choice in CONFIDENCE}),
        ("confidence", ""): str(AnswerForm.confidence.args[0]).removesuffix("?"),
    }
