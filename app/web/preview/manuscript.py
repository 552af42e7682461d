"""One authored file as it now stands: its text, what is wrong with it, and what could be built of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.content.checking import words_for
from app.content.checks.table import FILE_RULES
from app.content.diagnostics import Diagnostic
from app.content.drafts import Draft, read_draft
from app.content.files import AuthoredFile, authored
from app.content.library import SourceText
from app.content.model.course import Course
from app.content.model.lesson import Lesson
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation, Terms
from app.content.model.text import TermSlot, Words
from app.content.page import over_a_limit
from app.content.shapes import find_difference
from app.content.state_graph import StateGraph
from app.content.twins import adopt

Built = Course | Lesson | Quiz | Scenario
Check = Callable[[AuthoredFile], Sequence[Diagnostic]]
STILL_SHOWN = frozenset({"C101", "M008", "M009"})
"""A page can be made all the same: of a link that leads nowhere its words are left, of an unknown term its name."""
BLOCKING = {rule.code for rule in FILE_RULES if rule.firm} - STILL_SHOWN


@dataclass(frozen=True, slots=True)
class Manuscript:
    file: AuthoredFile
    source: SourceText
    problems: tuple[Diagnostic, ...]
    """The file's own, by line; then those of terms.yaml and heed.toml beside it."""
    draft: Draft | None
    """None for a text over a limit, of which nothing is read."""
    built: Built | None
    """None where an error keeps it from being one."""
    terms: Terms
    alone: bool = False
    """A translation that cannot take its original's identities, because the two differ or the original has errors."""
    graphs: dict[object, StateGraph] = field(default_factory=dict, compare=False)
    """What was searched while the text stood as it does."""

    @property
    def name(self) -> str:
        return self.file.shown

    @property
    def nations(self) -> tuple[Nation, ...]:
        return self.built.header.nations if self.built else tuple(Nation)

    def words(self, nation: Nation) -> Words:
        """A word that terms.yaml does not have is shown as it was written."""
        known = self.terms.of(nation)

        def say(slot: TermSlot) -> str:
            try:
                return known.words(slot)
            except KeyError:
                return f"{{{slot.name}}}"

        return say

    def graph(self, key: object, scenario: Scenario) -> StateGraph:
        if key not in self.graphs:
            self.graphs[key] = StateGraph.of(scenario)
        return self.graphs[key]


def read_manuscript(file: AuthoredFile, own_root: Path, check: Check, today: date) -> Manuscript:
    """`own_root` has the words of files whose content root has none."""
    source, terms = file.read(), words_for(file.root, own_root)
    problems = check(file)
    draft = _draft(source, terms, today)
    built = draft.build() if draft and not _blocked(file, problems) else None
    original = find_original(file) if built else None
    adopted = _adopted(original, draft, check, terms, today) if original and draft else built
    return Manuscript(
        file,
        source,
        (
            *(found for found in problems if found.path == file.shown),
            *(found for found in problems if found.path != file.shown),
        ),
        draft,
        adopted or built,
        terms,
        alone=adopted is None and built is not None,
    )


def find_original(file: AuthoredFile) -> AuthoredFile | None:
    """Of a translation, `name.cy.md`: the `name.md` beside it."""
    ending = f".{file.identity.language}.md"
    if not file.identity.language or not file.path.name.endswith(ending):
        return None
    path = file.path.with_name(f"{file.path.name.removesuffix(ending)}.md")
    return authored(path, f"{file.shown.removesuffix(ending)}.md")


def _adopted(
    original: AuthoredFile, twin: Draft, check: Check, terms: Terms, today: date
) -> Built | None:
    """As learners get it: with the original's identities, so that one road leads through both."""
    ours = _draft(original.read(), terms, today)
    if ours is None or _blocked(original, check(original)) or find_difference(ours, twin):
        return None
    return adopt(ours.build(), twin.build())


def _draft(source: SourceText, terms: Terms, today: date) -> Draft | None:
    return None if over_a_limit(source.text) else read_draft(source, terms, today)


def _blocked(file: AuthoredFile, problems: Sequence[Diagnostic]) -> bool:
    return any(found.code in BLOCKING and found.path == file.shown for found in problems)
