"""`heed map`: a case as a picture, as lists, and in numbers. It needs neither Flask nor the database."""

from collections.abc import Iterator
from pathlib import Path

import click

from app.cli.authored import choose_nation, read_scenario
from app.content import cues
from app.content.case_map import CaseMap, Place, Road, map_of
from app.content.model.scenario import Choices, Scenario
from app.content.model.terms import Nation, TermSet
from app.content.state_graph import MOST_STATES, StateGraph
from app.content.state_statistics import MOST_PATHS, RandomPlay, Stage, Statistics, statistics
from app.web.preview.drawing import draw
from app.web.preview.map_file import svg_of


@click.command(name="map")
@click.argument("case", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--nation", type=click.Choice([nation.value for nation in Nation]))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.svg")
def map_(case: Path, nation: str | None, output: Path | None) -> None:
    """Show the roads of a case: as lists and in numbers, and with -o as a drawing too.

    CASE is a file in a folder `scenarios`, anywhere.
    """
    whole, terms = read_scenario(case)
    chosen = choose_nation(whole.header, nation)
    scenario, words = whole.for_nation(chosen), terms.of(chosen)
    case_map = map_of(scenario, words.words)
    for line in [*_roads(case_map), "", *_numbers(scenario, words)]:
        click.echo(line)
    if output:
        _write(output, svg_of(draw(case_map)))
        click.echo(f"\nDrawn: {output}")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}") from None


def _roads(case_map: CaseMap) -> Iterator[str]:
    yield case_map.title
    titles = case_map.titles
    for place in case_map.places:
        yield ""
        yield place.title + "".join(f" · {word}" for word in _marks(place))
        for road in place.roads:
            yield f"  {road.number}. {_said(road)}→ {titles.get(road.target, road.target)}"


def _marks(place: Place) -> Iterator[str]:
    if place.start:
        yield "the case begins here"
    if place.ending:
        yield f"ending: {place.ending}"
    if place.safety:
        yield "safety"
    if place.task:
        yield place.task
    if place.role:
        yield f"role: {place.role}"


def _said(road: Road) -> str:
    sound = f"{road.soundness}: {road.erring}" if road.erring else road.soundness or ""
    directives = [
        sound,
        f"if {road.condition}" if road.condition else "",
        *(f"set {flag}" for flag in road.sets),
        *(f"clear {flag}" for flag in road.clears),
        "once" if road.once else "",
    ]
    label = f"{road.label} " if road.label else ""
    return label + "".join(f"`{word}` " for word in directives if word)


def _numbers(scenario: Scenario, words: TermSet) -> Iterator[str]:
    found = statistics(StateGraph.of(scenario))
    if found is None:
        yield f"More than {MOST_STATES:,} states: nothing more can be counted (S206)."
        return
    yield from _counts(found)
    yield from _chances(found.random)
    yield from _cues(scenario, words)
    yield "Best path:" if found.best else "Best path: none"
    yield from (f"  {_stage(scenario, words, stage)}" for stage in found.best)


def _counts(found: Statistics) -> Iterator[str]:
    yield f"States: {found.states:,}"
    if found.paths is None:
        yield "Paths: unbounded (a road can go round)"
    else:
        yield f"Paths: {found.paths:,}{' or more' if found.paths >= MOST_PATHS else ''}"
    yield f"Shortest path: {_decisions(found.shortest)}"
    yield f"Longest path: {_decisions(found.longest, 'unbounded')}"


def _chances(random: RandomPlay | None) -> Iterator[str]:
    if random is None:
        yield "Random play: the loops are too tangled to settle"
        return
    many = "without limit" if random.decisions is None else f"{random.decisions:.1f}"
    yield f"Decisions under random play: {many}"
    yield "Endings under random play: " + ", ".join(
        f"{kind} {chance:.0%}" for kind, chance in random.endings.items()
    )


def _cues(scenario: Scenario, words: TermSet) -> Iterator[str]:
    decisions = list(cues.decisions_of(scenario))
    for name, pick in (
        ("longest label", cues.longest(words.words)),
        ("most cautious choice", cues.most_cautious),
    ):
        found = cues.score(decisions, pick)
        yield (
            f"Always the {name}: best in {found.best} of {found.decisions} decisions (by chance "
            f"{float(found.best_by_chance):.1f}), cost {found.cost} (by chance {float(found.cost_by_chance):.1f})"
        )


def _decisions(number: int | None, otherwise: str = "no ending can be reached") -> str:
    if number is None:
        return otherwise
    return f"{number} decision" if number == 1 else f"{number} decisions"


def _stage(scenario: Scenario, words: TermSet, stage: Stage) -> str:
    scene = scenario.scenes[stage.scene]
    options = scene.onward.options if isinstance(scene.onward, Choices) else ()
    chosen = (option.label for option in options if option.id == stage.choice)
    return ": ".join(text.fill(words.words) for text in (scene.title, *chosen))
