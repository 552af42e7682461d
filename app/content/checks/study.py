"""A case without a fault in its roads, for each nation: what the rules about states and teaching ask."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.content.checks.roads import roads_of
from app.content.drafts import Draft
from app.content.model.header import ScenarioHeader
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.content.model.text import PlainText, RichText
from app.content.quiz import BankDraft
from app.content.scenario import CaseDraft
from app.content.state_graph import StateGraph
from app.content.state_search import Search

_NO_HEADER = ScenarioHeader(PlainText(), "", 1, date.min, date.max, ())
"""The states do not depend on it, and the author's may be faulty."""
_FAULTS_IN_ROADS = frozenset(
    {"S101", "S102", "S104", "S105", "S106", "S109", "S110", "S112", "S201"}
)


@dataclass(frozen=True)
class NationalCase:
    """As these nations have it."""

    nations: Sequence[Nation]
    draft: CaseDraft
    scenario: Scenario

    @cached_property
    def graph(self) -> StateGraph:
        return StateGraph.of(self.scenario)


@dataclass(frozen=True)
class CaseStudy:
    case: CaseDraft
    views: tuple[NationalCase, ...]

    @property
    def graphs(self) -> Iterator[tuple[list[Nation], StateGraph]]:
        """None of a case of too many states (S206)."""
        return ((list(view.nations), view.graph) for view in self.views if not view.graph.truncated)

    @property
    def searches(self) -> Iterator[tuple[list[Nation], Search]]:
        return ((nations, graph.search) for nations, graph in self.graphs if graph.search)


@dataclass(frozen=True)
class BankStudy:
    """A bank of which a quiz can be built."""

    bank: BankDraft
    quiz: Quiz


def study_of(draft: Draft, errors: Set[str]) -> CaseStudy | BankStudy | None:
    """None where a fault hides what would be studied: what follows from it is not reported.

    A case is studied for its roads alone, whatever else is wrong with the file; a bank only without `errors` (codes).
    """
    match draft:
        case CaseDraft() if errors.isdisjoint(_FAULTS_IN_ROADS):
            return _case_study(draft)
        case BankDraft() if not errors:
            return BankStudy(draft, draft.build())
        case _:
            return None


def _case_study(case: CaseDraft) -> CaseStudy | None:
    views = case.views()
    if not views or any(roads_of(view) is None for _, view in views):
        return None
    return CaseStudy(case, tuple(NationalCase(n, view, _built(view)) for n, view in views))


def _built(view: CaseDraft) -> Scenario:
    source = view.page.source
    scenes = [scene.build() for scene in view.scenes]
    return Scenario(
        source.slug,
        source.sha256,
        _NO_HEADER,
        view.page.title,
        RichText(),
        {scene.id: scene for scene in scenes},
    )
