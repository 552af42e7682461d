"""`only: …`: what there is for one nation of what was written for several."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from app.content.model.lesson import Lesson
from app.content.model.quiz import Quiz
from app.content.model.scenario import Choices, Route, Scenario, Scene
from app.content.model.terms import EVERYWHERE, Nation

Model = TypeVar("Model", Lesson, Quiz, Scenario)


def alike(nations: Iterable[Nation], limits: Iterable[frozenset[Nation]]) -> list[list[Nation]]:
    """The nations, those together that no limit parts."""
    groups: dict[tuple[bool, ...], list[Nation]] = {}
    parting = list(limits)
    for nation in nations:
        groups.setdefault(tuple(nation in limit for limit in parting), []).append(nation)
    return list(groups.values())


def scenario_with_views(scenario: Scenario) -> Scenario:
    limits = chain.from_iterable(map(_limits, scenario.scenes.values()))
    debriefs = (debrief.nations for debrief in scenario.debriefs)
    return _with_views(scenario, {*limits, *debriefs}, _scenario_for)


def lesson_with_views(lesson: Lesson) -> Lesson:
    return _with_views(lesson, {block.nations for block in lesson.blocks}, _lesson_for)


def quiz_with_views(quiz: Quiz) -> Quiz:
    return _with_views(quiz, {q.nations for q in quiz.questions.values()}, _quiz_for)


def _with_views(
    model: Model, limits: set[frozenset[Nation]], narrow: Callable[[Model, Nation], Model]
) -> Model:
    limits = limits - {EVERYWHERE}
    views = {}
    for group in alike(model.header.nations, limits):
        if any(group[0] not in limit for limit in limits):
            views.update(dict.fromkeys(group, narrow(model, group[0])))
    return replace(model, views=views) if views else model


def _limits(scene: Scene) -> Iterable[frozenset[Nation]]:
    yield scene.nations
    match scene.onward:
        case Choices(options=options):
            yield from (option.way.nations for option in options)
        case Route(ways=ways):
            yield from (way.nations for way in ways)


def _scenario_for(scenario: Scenario, nation: Nation) -> Scenario:
    return replace(
        scenario,
        scenes={
            scene.id: _scene_for(scene, nation)
            for scene in scenario.scenes.values()
            if nation in scene.nations
        },
        debriefs=tuple(debrief for debrief in scenario.debriefs if nation in debrief.nations),
    )


def _scene_for(scene: Scene, nation: Nation) -> Scene:
    match scene.onward:
        case Choices(options=options, keep_order=keep):
            here = tuple(option for option in options if nation in option.way.nations)
            return replace(scene, onward=Choices(here, keep))
        case Route(ways=ways):
            return replace(scene, onward=Route(tuple(w for w in ways if nation in w.nations)))
        case _:
            return scene


def _lesson_for(lesson: Lesson, nation: Nation) -> Lesson:
    return replace(lesson, blocks=tuple(b for b in lesson.blocks if nation in b.nations))


def _quiz_for(quiz: Quiz, nation: Nation) -> Quiz:
    return replace(
        quiz, questions={id_: q for id_, q in quiz.questions.items() if nation in q.nations}
    )
