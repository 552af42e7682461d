"""What can be played: the library as the files now stand, and every older text that an attempt began with."""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import TypeVar

from app.content.library import Library, SourceText
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation, Terms
from app.content.model.text import Words
from app.content.rebuilding import Unbuildable, rebuild_quiz, rebuild_scenario
from app.content.state_graph import StateGraph
from app.ids import Sha256
from app.services.errors import NotFound, Unavailable
from app.store import content_versions
from app.store.database import Session

FORMAT_VERSION = 2
"""Raised when the compiler gives another result for the same text."""

Key = tuple[Sha256, int]
Item = TypeVar("Item", Scenario, Quiz)
Rebuild = Callable[[SourceText, Terms], Item]


class Content:
    """One for a running installation, shared by its threads."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._lock = Lock()
        self._scenarios = _by_key(library.scenarios.values())
        self._quizzes = _by_key(library.quizzes.values())
        self._graphs: dict[int, tuple[Scenario, StateGraph]] = {}
        """By the case's `id`: a nation's view of it has the same hash as the whole."""

    def words(self, nation: Nation) -> Words:
        return self.library.terms.of(nation).words

    def current_scenario(self, slug: str, nation: Nation | None = None) -> Scenario:
        """With a nation, as that nation has it; NotFound also where it is not written for the nation."""
        scenario = self.library.scenarios.get(slug)
        if scenario is None or (nation and nation not in scenario.header.nations):
            raise NotFound(f"no case {slug}")
        return scenario.for_nation(nation) if nation else scenario

    def scenario(self, session: Session, sha256: Sha256, nation: Nation) -> Scenario:
        """As it was written when it was met, however the file has changed since, and as the nation has it."""
        whole = self._compiled(session, sha256, self._scenarios, rebuild_scenario)
        return whole.for_nation(nation)

    def quiz(self, session: Session, sha256: Sha256, nation: Nation) -> Quiz:
        return self._compiled(session, sha256, self._quizzes, rebuild_quiz).for_nation(nation)

    def graph(self, scenario: Scenario) -> StateGraph:
        with self._lock:
            if id(scenario) not in self._graphs:
                self._graphs[id(scenario)] = scenario, StateGraph.of(scenario)
            return self._graphs[id(scenario)][1]

    def _compiled(
        self,
        session: Session,
        sha256: Sha256,
        known: dict[Key, Item],
        rebuild: Rebuild[Item],
    ) -> Item:
        key = sha256, FORMAT_VERSION
        if key in known:
            return known[key]
        source = content_versions.get_version(session, sha256)
        with self._lock:
            if key not in known:
                known[key] = self._rebuilt(source, rebuild)
            return known[key]

    def _rebuilt(self, source: SourceText, rebuild: Rebuild[Item]) -> Item:
        try:
            return rebuild(source, self.library.terms)
        except Unbuildable as fault:
            named = f"{source.path} ({source.sha256[:12]})"
            raise Unavailable(f"{named} no longer compiles: {fault}") from fault


def _by_key(items: Iterable[Item]) -> dict[Key, Item]:
    return {(item.sha256, FORMAT_VERSION): item for item in items}
