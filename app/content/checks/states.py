"""S2…: what only a search of every state shows (scene, flags, used-up ways), for each nation."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import NamedTuple

from app.content.checks.graph import undeclared_flag
from app.content.checks.rule import Finding
from app.content.checks.study import CaseStudy
from app.content.checks.views import across
from app.content.components import components
from app.content.model.scenario import Choices, Ending, Scene, Soundness, Way
from app.content.scenario import CaseDraft
from app.content.state_graph import MOST_STATES, StateGraph
from app.content.state_search import Openings, Search
from app.ids import SceneId


def idle_flag(case: CaseDraft) -> Iterator[Finding]:
    """Not asked of a case whose ways cannot all be read, or that uses a flag it does not declare."""
    header = case.page.header
    troubled = case.page.lost or any(map(case.is_troubled, case.scenes))
    if troubled or any(undeclared_flag(case)):
        return
    ways = [way.way() for scene in case.scenes for way in scene.ways]
    read = {name for way in ways if way.condition for name in way.condition.names()}
    written = {name for way in ways for name in way.sets}
    for name in header.values.get("flags", ()):
        if name not in read and name not in written:
            yield Finding(header.lines["flags"], f"`{name}` is never used: take it out of `flags`")
        elif name not in read:
            yield Finding(
                header.lines["flags"],
                f"`{name}` is set but no `if` asks for it: use it, or drop it",
            )
        elif name not in written:
            yield Finding(
                header.lines["flags"], f"`{name}` is asked for but never set: add `set {name}`"
            )


def first_places(search: Search) -> Iterator[tuple[int, Openings]]:
    """One place for each set of ways that can be open together in a scene."""
    seen: set[int] = set()
    for place, opening in enumerate(search.openings):
        if id(opening) not in seen:
            seen.add(id(opening))
            yield place, opening


def too_many_states(study: CaseStudy) -> Iterator[Finding]:
    if any(view.graph.truncated for view in study.views):
        header = study.case.page.header
        title = study.case.page.outline.title
        line = header.lines.get("flags") or (title.line if title else 1)
        yield Finding(
            line, f"over {MOST_STATES:,} states, more than can be proved: use fewer flags or `once`"
        )


def settled_condition(study: CaseStudy) -> Iterator[Finding]:
    """Always true; or always false on a way of a route, since of a choice S207 says it, and of an only way S205."""
    for asked in _conditions(study):
        if asked.answers == {True}:
            yield Finding(asked.way.line, "this `if` is always true when it is asked: take it out")
        elif asked.answers == {False} and asked.routed:
            yield Finding(asked.way.line, "this `if` is never true here: mend it, or drop this way")


@dataclass(slots=True)
class _Asked:
    way: Way
    routed: bool
    answers: set[bool]


def _conditions(study: CaseStudy) -> Iterable[_Asked]:
    """Of all nations together: what is idle in one may be at work in another."""
    found: dict[tuple[SceneId, str], _Asked] = {}
    for _, search in study.searches:
        for scene, number in _distinct(search):
            routed = not isinstance(scene.onward, Choices)
            flags = search.layout.flags(number)
            for way_on in search.layout.ways[number & search.layout.low]:
                way = way_on.way
                used = search.layout.is_used(scene.id, way_on, number)
                holds = not used and (way.condition is None or way.condition.holds(flags))
                if way.condition and not used:
                    asked = found.setdefault((scene.id, way_on.key), _Asked(way, routed, set()))
                    asked.answers.add(holds)
                if holds and routed:
                    break
    return found.values()


def _distinct(search: Search) -> Iterator[tuple[Scene, int]]:
    """One state for each set of states that all conditions of a scene take for the same."""
    asked, low = search.layout.asked, search.layout.low
    keys = {number & asked[number & low] for number in search.numbers}
    return ((search.layout.scene(key), key) for key in sorted(keys))


def soft_lock(study: CaseStudy) -> Iterator[Finding]:
    """Where a choice that never opens (S207) may be the way on that is missing, that is the root."""
    closed = {choice.scene for choice in _closed_for_ever(study)}
    return across(study.graphs, lambda graph: _locks(graph, closed))


def _locks(graph: StateGraph, closed: Set[SceneId]) -> Iterator[Finding]:
    search = graph.search
    if search is None:
        return
    ends = {
        place
        for place, opening in enumerate(search.openings)
        if not opening.ways and isinstance(search.scene(place).onward, Ending)
    }
    dead = [p for p, opening in enumerate(search.openings) if not opening.ways and p not in ends]
    scenes = set(closed)
    for place in dead:
        scene = search.scene(place)
        if scene.id not in scenes:
            scenes.add(scene.id)
            yield Finding(
                scene.line,
                f"one can come here{_with(search, place)} and find no way open: "
                "leave one way on without `if` and `once`",
            )
    going_round = set(range(len(search.numbers))) - _leading_to([*ends, *dead], graph.sources)
    for place in _first_of_loops(search, going_round):
        scene = search.scene(place)
        yield Finding(
            scene.line,
            f"one can come here{_with(search, place)} and then only go round and round: "
            "leave a way out without `if`",
        )


def _with(search: Search, place: int) -> str:
    state = search.state(place)
    given = [*sorted(state.flags), *sorted(f"{key} used up" for _, key in state.used)]
    return f" with {', '.join(given)}" if given else " with nothing set"


def _leading_to(goals: Iterable[int], sources: list[list[int]]) -> set[int]:
    leading = set(goals)
    waiting = list(leading)
    while waiting:
        for before in sources[waiting.pop()]:
            if before not in leading:
                leading.add(before)
                waiting.append(before)
    return leading


def _first_of_loops(search: Search, places: Iterable[int]) -> Iterator[int]:
    """Where nothing ends: of each loop that leads to no other, the first scene, and each scene once."""
    edges = {place: search.targets[place] for place in places}
    seen: set[SceneId] = set()
    for loop in components(edges):
        inside = set(loop)
        if all(target in inside for place in loop for target in edges[place]):
            first = min(loop, key=lambda place: (search.scene(place).line, place))
            if search.scene(first).id not in seen:
                seen.add(search.scene(first).id)
                yield first


def never_open(study: CaseStudy) -> Iterator[Finding]:
    for choice in _closed_for_ever(study):
        yield Finding(
            choice.line, "no road leads here with this choice open: mend its `if`, or take it out"
        )


class _Closed(NamedTuple):
    scene: SceneId
    line: int
    poor: bool


def _closed_for_ever(study: CaseStudy) -> Iterator[_Closed]:
    """In all nations. Of a scene where nothing is ever open S205 says enough."""
    ever: dict[SceneId, set[str]] = {}
    for _, search in study.searches:
        for place, opening in first_places(search):
            keys = (way_on.key for way_on in opening.ways)
            ever.setdefault(search.scene(place).id, set()).update(keys)
    listed = {
        choice.line.line: (scene.slug, choice)
        for view in study.views
        for scene in view.draft.scenes
        for group in scene.choices
        for choice in group
    }
    for line, (scene_id, choice) in listed.items():
        if ever.get(scene_id) and choice.id not in ever[scene_id]:
            yield _Closed(scene_id, line, Soundness.POOR in choice.soundness)


def no_safe_choice(study: CaseStudy) -> Iterator[Finding]:
    """Where a choice that is not poor never opens (S207), that is the root."""
    closed = {choice.scene for choice in _closed_for_ever(study) if not choice.poor}
    return across(study.searches, lambda search: _unsafe(search, closed))


def _unsafe(search: Search, closed: Set[SceneId]) -> Iterator[Finding]:
    reported = set(closed)
    for place, opening in first_places(search):
        scene = search.scene(place)
        poor = [way.choice and way.choice.soundness is Soundness.POOR for way in opening.ways]
        if scene.safety and poor and all(poor) and scene.id not in reported:
            reported.add(scene.id)
            yield Finding(
                scene.line,
                f"one can come here{_with(search, place)} and have none but poor choices: "
                "leave one that is not poor open",
            )


def safety_without_choice(case: CaseDraft) -> Iterator[Finding]:
    """Put right is what is chosen well: without choices that could never be."""
    for scene in case.scenes:
        mark = next((d for d in scene.directives if d.name == "safety"), None)
        if mark and not scene.choices and not case.is_troubled(scene):
            yield Finding(
                mark.line, "`safety` asks for a decision, and here is none: move it to one"
            )
