"""A text that was accepted when somebody met it, made into its model again: today's rules are not asked."""

from collections.abc import Callable
from typing import TypeVar

from app.content.checks.judging import judge
from app.content.checks.table import FILE_RULES
from app.content.drafts import Draft, read_draft
from app.content.library import SourceText
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Terms
from app.content.quiz import BankDraft
from app.content.scenario import CaseDraft

Model = TypeVar("Model", Quiz, Scenario)
_LEANT_ON = tuple(rule for rule in FILE_RULES if rule.code in ("M008", "M009", "S101", "S102"))
"""A model can be built without these, but not played or shown: its words and its scenes have to be there."""


class Unbuildable(Exception):
    """Nothing that can be played or shown comes of it any more."""


def rebuild_scenario(source: SourceText, terms: Terms) -> Scenario:
    """Or Unbuildable."""
    draft = read_draft(source, terms)
    return _built(source, draft, draft.build if isinstance(draft, CaseDraft) else None)


def rebuild_quiz(source: SourceText, terms: Terms) -> Quiz:
    """Or Unbuildable."""
    draft = read_draft(source, terms)
    return _built(source, draft, draft.build if isinstance(draft, BankDraft) else None)


def _built(source: SourceText, draft: Draft, build: Callable[[], Model] | None) -> Model:
    found = [
        *judge(_LEANT_ON, draft.page, source.path),
        *judge(_LEANT_ON, draft, source.path),
    ]
    if found or build is None:
        raise Unbuildable("; ".join(map(str, found)) or "it is of another kind")
    try:
        return build()
    except Exception as error:
        raise Unbuildable(f"{type(error).__name__}: {error}") from error
