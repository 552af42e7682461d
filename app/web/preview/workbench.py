"""What an author sees of one file: its text with the problems at their lines, and for a case the map and its numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.content.case_map import map_of
from app.content.diagnostics import Diagnostic
from app.content.model.header import Kind
from app.content.model.quiz import Quiz
from app.content.model.scenario import EndingKind, Scenario
from app.content.model.terms import Nation
from app.content.model.text import Words
from app.content.scenario import CaseDraft
from app.content.state_statistics import MOST_PATHS, Statistics, statistics
from app.ids import SceneId
from app.web.preview.drawing import Drawing, draw
from app.web.preview.learner import nation_of
from app.web.preview.manuscript import Manuscript
from app.web.preview.playing import Played, play
from app.web.preview.sketch import sketch
from app.web.preview.spot import NO_SCENE, Show, Spot


@dataclass(frozen=True, slots=True)
class LineView:
    number: int
    text: str
    problems: tuple[Diagnostic, ...]
    here: bool


@dataclass(frozen=True, slots=True)
class StageView:
    scene: str
    choice: str


@dataclass(frozen=True, slots=True)
class CaseView:
    drawing: Drawing
    hrefs: Mapping[SceneId, str]
    """To play from each scene, with the flags that are now set."""
    scene: SceneId
    """Where the case stands; empty before it begins."""
    scenes: tuple[tuple[str, str], ...]
    flags: tuple[str, ...]
    flags_now: frozenset[str]
    playing: bool
    lost: int
    numbers: Statistics | None
    paths: str
    chances: tuple[tuple[EndingKind, int], ...]
    """In hundredths."""
    best: tuple[StageView, ...]


@dataclass(frozen=True, slots=True)
class RoughView:
    """The map that can be drawn of a case with errors, and why it is not more."""

    drawing: Drawing | None
    hrefs: Mapping[SceneId, str]
    """To the lines of the text where the scenes begin."""
    astray: int
    too_long: bool


@dataclass(frozen=True, slots=True)
class Workbench:
    lines: tuple[LineView, ...]
    elsewhere: tuple[Diagnostic, ...]
    nation: Nation
    case: CaseView | None
    spot: Spot
    """As far as it can be followed."""
    rough: RoughView | None = None
    """Of a case with errors."""
    quiz: Quiz | None = None
    """As the nation has it."""


def workbench(manuscript: Manuscript, spot: Spot) -> Workbench:
    nation = nation_of(manuscript, spot)
    spot = replace(spot, nation=nation)
    if not isinstance(manuscript.built, Scenario):
        rough = _rough(manuscript, manuscript.words(nation))
        lines = _lines(manuscript, None)
        built = manuscript.built
        quiz = built.for_nation(nation) if isinstance(built, Quiz) else None
        return Workbench(lines, _elsewhere(manuscript), nation, None, spot, rough, quiz)
    scenario = manuscript.built.for_nation(nation)
    played = play(manuscript, scenario, spot, nation)
    case = _case(manuscript, scenario, played, manuscript.words(nation))
    here = scenario.scenes.get(case.scene)
    lines = _lines(manuscript, _extent(scenario, here.line) if here else None)
    return Workbench(lines, _elsewhere(manuscript), nation, case, played.spot)


def _rough(manuscript: Manuscript, words: Words) -> RoughView | None:
    draft = manuscript.draft
    if manuscript.built or manuscript.file.identity.kind != Kind.SCENARIO:
        return None
    if not isinstance(draft, CaseDraft) or not draft.scenes:
        return RoughView(None, {}, 0, too_long=draft is None)
    found = sketch(draft, words)
    hrefs = {place.id: f"#line-{place.line}" for place in found.map.places}
    return RoughView(draw(found.map), hrefs, found.astray, too_long=False)


def _elsewhere(manuscript: Manuscript) -> tuple[Diagnostic, ...]:
    return tuple(found for found in manuscript.problems if found.path != manuscript.name)


def _lines(manuscript: Manuscript, here: range | None) -> tuple[LineView, ...]:
    text = manuscript.source.text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(
        LineView(
            number,
            line,
            tuple(p for p in manuscript.problems if (p.path, p.line) == (manuscript.name, number)),
            here is not None and number in here,
        )
        for number, line in enumerate(text.removesuffix("\n").split("\n"), 1)
    )


def _extent(scenario: Scenario, line: int) -> range:
    later = [scene.line for scene in scenario.scenes.values() if scene.line > line]
    return range(line, min(later, default=line + 10_000))


def _case(manuscript: Manuscript, scenario: Scenario, played: Played, words: Words) -> CaseView:
    spot, run = played.spot, played.case.run
    playing = spot.show is not Show.OPENING
    here = run.scene if playing else NO_SCENE
    nation = spot.nation
    numbers = statistics(manuscript.graph(nation, scenario))
    random = numbers.random if numbers else None
    return CaseView(
        drawing=draw(map_of(scenario, words), here),
        hrefs={scene: _from(spot, scene, run.flags).address() for scene in scenario.scenes},
        scene=here,
        scenes=tuple((scene.id, scene.title.fill(words)) for scene in scenario.scenes.values()),
        flags=scenario.header.flags,
        flags_now=run.flags if playing else frozenset(),
        playing=playing,
        lost=played.lost,
        numbers=numbers,
        paths=_paths(numbers),
        chances=tuple((kind, round(c * 100)) for kind, c in random.endings.items())
        if random
        else (),
        best=_best(scenario, numbers, words),
    )


def _from(spot: Spot, scene: SceneId, flags: frozenset[str]) -> Spot:
    return spot.at(scene=scene, flags=flags, moves=(), show=Show.SCENE)


def _paths(numbers: Statistics | None) -> str:
    """Empty where they cannot be counted."""
    if numbers is None or numbers.paths is None:
        return ""
    return f"{numbers.paths:,}{'+' if numbers.paths >= MOST_PATHS else ''}"


def _best(scenario: Scenario, numbers: Statistics | None, words: Words) -> tuple[StageView, ...]:
    stages: Sequence[StageView] = [
        StageView(
            scenario.scenes[stage.scene].title.fill(words),
            _label(scenario, stage.scene, stage.choice, words) if stage.choice else "",
        )
        for stage in (numbers.best if numbers else ())
    ]
    return tuple(stages)


def _label(scenario: Scenario, scene: SceneId, choice: str, words: Words) -> str:
    options = getattr(scenario.scenes[scene].onward, "options", ())
    return next((option.label.fill(words) for option in options if option.id == choice), "")
