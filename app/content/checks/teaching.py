"""S3…: does the case teach, or does it give itself away?"""

from collections.abc import Iterator
from statistics import mean
from typing import Final

from app.content.checks.prose import in_words
from app.content.checks.rule import Finding
from app.content.checks.states import first_places
from app.content.checks.study import CaseStudy
from app.content.decisions import ChoiceDraft
from app.content.model.scenario import EndingKind, Soundness
from app.content.page import Page
from app.content.rendering import plain
from app.content.scenario import CaseDraft, SceneDraft
from app.content.state_graph import StateGraph
from app.ids import SceneId

MOST_CHOICES: Final = 5
MOST_LONGEST_BEST: Final = 0.4
MOST_CAUTIOUS_BEST = 0.4
MOST_TIMES_AS_LONG: Final = 1.3
_MOST_STATES_JUDGED: Final = 20_000


def too_many_choices(study: CaseStudy) -> Iterator[Finding]:
    """Of those listed only some may ever be open at once: the states tell."""
    most: dict[SceneId, int] = {}
    lines: dict[SceneId, int] = {}
    for _, search in study.searches:
        for place, opening in first_places(search):
            scene = search.scene(place)
            lines[scene.id] = scene.line
            most[scene.id] = max(most.get(scene.id, 0), len(opening.ways))
    for scene_id, count in most.items():
        if count > MOST_CHOICES:
            yield Finding(
                lines[scene_id],
                f"{count} choices can be open here at once: keep {MOST_CHOICES}, or split the scene",
            )


def no_consequence(case: CaseDraft) -> Iterator[Finding]:
    for scene in case.scenes:
        silent = [choice for choice in choices_of(scene) if not choice.consequence]
        if silent and not case.is_troubled(scene):
            for choice in silent:
                yield Finding(
                    choice.line.line,
                    "nothing is said to come of this choice: add an indented `> …` below it, "
                    "for the child first and then why",
                )


def nothing_said(case: CaseDraft) -> Iterator[Finding]:
    """Of what there is to notice."""
    for scene in case.scenes:
        if scene.task and not scene.task.writes and not case.is_troubled(scene):
            for item in scene.task.items:
                if not item.feedback:
                    yield Finding(
                        item.line,
                        "nothing is said of this: add an indented `> …` below it, "
                        "why it is to be recorded or why not",
                    )


def choices_of(scene: SceneDraft) -> list[ChoiceDraft]:
    return [choice for group in scene.choices for choice in group]


def longest_is_best(case: CaseDraft) -> Iterator[Finding]:
    decisions = [
        choices
        for scene in case.scenes
        if len(choices := choices_of(scene)) > 1 and not case.is_troubled(scene)
    ]
    given_away = 0
    for choices in decisions:
        lengths = [(len(label_of(choice, case.page)), choice) for choice in choices]
        longest, choice = max(lengths, key=lambda pair: pair[0])
        others = [length for length, other in lengths if other is not choice]
        if Soundness.BEST not in choice.soundness or longest == max(others):
            continue
        given_away += 1
        if longest > MOST_TIMES_AS_LONG * mean(others):
            yield Finding(
                choice.line.line,
                f"the best choice's label is {longest / mean(others):.1f} times as long as the "
                f"others', which gives it away: shorten it, or lengthen them",
            )
    title = case.page.outline.title
    if title and len(decisions) >= 3 and given_away > MOST_LONGEST_BEST * len(decisions):
        yield Finding(
            title.line,
            f"in {given_away} of {len(decisions)} decisions the longest label is the best, which "
            f"gives it away: make a poor one the longest in some",
        )


def caution_is_best(case: CaseDraft) -> Iterator[Finding]:
    marked = [
        choice
        for scene in case.scenes
        if not case.is_troubled(scene)
        for choice in choices_of(scene)
        if choice.line.argument("cautious") is not None
    ]
    best = sum(Soundness.BEST in choice.soundness for choice in marked)
    title = case.page.outline.title
    if title and len(marked) >= 3 and best > MOST_CAUTIOUS_BEST * len(marked):
        yield Finding(
            title.line,
            f"in {best} of {len(marked)} decisions the most cautious choice is the best, which teaches "
            f"to refer everything: make it too much in some",
        )


def label_of(choice: ChoiceDraft, page: Page) -> str:
    return plain(choice.line.label).fill(lambda slot: in_words(slot, page))


def outcomes_teach_luck(study: CaseStudy) -> Iterator[Finding]:
    """Well means that the soundest road on ends well. Asked of two decisions or more, and of up to 20,000 states."""
    decisions = [scene for scene in study.case.scenes if choices_of(scene)]
    graphs = [graph for _, graph in study.graphs]
    title = study.case.page.outline.title
    if title is None or len(decisions) < 2 or any(map(_is_great, graphs)):
        return
    outcomes = {outcome for graph in graphs for outcome in _outcomes(graph)}
    if outcomes == {(Soundness.BEST, True), (Soundness.POOR, False)}:
        yield Finding(
            title.line,
            "every best choice goes well here and every poor one badly, as if the outcome judged the "
            "choice: let a sound one go wrong, or a poor one come right",
        )


def _is_great(graph: StateGraph) -> bool:
    return graph.search is not None and len(graph.search.numbers) > _MOST_STATES_JUDGED


def _outcomes(graph: StateGraph) -> Iterator[tuple[Soundness, bool]]:
    """Of best and poor choices, and whether they go well."""
    if graph.search is None:
        return
    prospects = map(graph.prospect_at, range(len(graph.search.numbers)))
    well = [prospect is not None and prospect.ending is EndingKind.GOOD for prospect in prospects]
    for opening, targets in zip(graph.search.openings, graph.search.targets, strict=True):
        for way_on, target in zip(opening.ways, targets, strict=True):
            if way_on.choice and way_on.choice.soundness is not Soundness.FAIR:
                yield way_on.choice.soundness, well[target]


def errs_one_way(case: CaseDraft) -> Iterator[Finding]:
    poor = [
        choice.line.argument(Soundness.POOR)
        for scene in case.scenes
        for choice in choices_of(scene)
        if Soundness.POOR in choice.soundness
    ]
    title = case.page.outline.title
    if title and len(poor) > 1 and len(set(poor)) == 1 and poor[0]:
        yield Finding(
            title.line,
            f"all {len(poor)} poor choices err the same way (`{poor[0]}`): let some err another way",
        )
