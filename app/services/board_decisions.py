"""A case's decisions as a board's people first met them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from app.content.case_map import CaseMap, map_of
from app.content.model.scenario import Choice, Choices, Scenario, Scene
from app.content.model.terms import Nation
from app.ids import BoardId, Sha256
from app.learning.decisions import (
    ChoiceAsked,
    Difference,
    Encounter,
    Place,
    PlaceAsked,
    PlaceFigures,
    analyse,
    differences,
)
from app.learning.wordings import wording_of_scene
from app.policy.actor import Actor
from app.reporting.moves import FirstEncounters, first_encounters
from app.services.board_figures import enter
from app.services.board_practice import Groups, Only, groups_of, shown
from app.services.content import Content
from app.services.errors import NotFound
from app.store.database import Session
from app.store.organisations import Board


@dataclass(frozen=True, slots=True)
class PlaceLine:
    scene: Scene
    earlier: bool
    """In words that the case no longer has."""
    figures: PlaceFigures

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self.scene.onward.options if isinstance(self.scene.onward, Choices) else ()


@dataclass(frozen=True, slots=True)
class CaseDecisions:
    board: Board
    case: Scenario
    """As the board's nation has it."""
    people: int | None
    lines: tuple[PlaceLine, ...]
    by_sector: tuple[Difference, ...]
    by_job_role: tuple[Difference, ...]
    """Both of everybody, whatever the lines are narrowed to."""
    map: CaseMap
    groups: Groups
    only: Only

    @property
    def decisions(self) -> tuple[PlaceLine, ...]:
        return tuple(line for line in self.lines if line.choices)


def case_decisions(
    session: Session,
    content: Content,
    actor: Actor,
    board_id: BoardId,
    slug: str,
    only: Only,
    now: datetime,
) -> CaseDecisions:
    board = enter(session, actor, board_id, now)
    return decisions_at(session, content, board, slug, only, now)


def decisions_at(
    session: Session, content: Content, board: Board, slug: str, only: Only, now: datetime
) -> CaseDecisions:
    """For a board that was entered."""
    whole = content.library.scenarios.get(slug)
    if whole is None:
        raise NotFound(f"no case {slug}")
    everybody = first_encounters(session, board.id, slug, now)
    versions = Versions(session, content)
    met = [versions.encounter(each) for each in everybody]
    scenes = dict(_now_met(whole, board.nation))
    as_it_stands = frozenset(scenes)
    for place, scene in versions.met():
        scenes.setdefault(place, scene)
    asked = [PlaceAsked(place, tuple(_choices(scene))) for place, scene in scenes.items()]
    figures = analyse(asked, only.of(met))
    lines = (
        PlaceLine(scenes[each.place], each.place not in as_it_stands, each) for each in figures
    )
    begun = [each for each in everybody if versions.is_start(each)]
    case = whole.for_nation(board.nation)
    return CaseDecisions(
        board,
        case,
        shown(sum(each.people for each in only.of(begun))),
        tuple(line for line in lines if not line.earlier or line.figures.reached),
        differences(asked, met, lambda each: each.sector),
        differences(asked, met, lambda each: each.job_role),
        map_of(case, content.words(board.nation)),
        groups_of((each.sector, each.job_role, each.people) for each in begun),
        only,
    )


class Versions:
    """The texts that were met, each compiled once."""

    def __init__(self, session: Session, content: Content) -> None:
        self._session, self._content = session, content
        self._cases: dict[tuple[Sha256, Nation], tuple[Scenario, dict[str, Place]]] = {}

    def encounter(self, row: FirstEncounters) -> Encounter:
        case, places = self._of(row)
        return Encounter(
            places[row.scene or case.start.id],
            row.people,
            row.choice,
            row.target,
            row.stopped,
            row.sector,
            row.job_role,
        )

    def is_start(self, row: FirstEncounters) -> bool:
        return row.scene in (None, self._of(row)[0].start.id)

    def met(self) -> Iterator[tuple[Place, Scene]]:
        for case, places in self._cases.values():
            for scene in case.scenes.values():
                yield places[scene.id], scene

    def _of(self, row: FirstEncounters) -> tuple[Scenario, dict[str, Place]]:
        key = row.content_sha256, row.nation
        if key not in self._cases:
            case = self._content.scenario(self._session, *key)
            self._cases[key] = case, {scene.id: place for place, scene in _places(case)}
        return self._cases[key]


def _now_met(whole: Scenario, nation: Nation) -> Iterator[tuple[Place, Scene]]:
    """The nation's first; what others have for themselves stands behind."""
    yield from _places(whole.for_nation(nation))
    for other in Nation:
        yield from _places(whole.for_nation(other))


def _places(case: Scenario) -> Iterator[tuple[Place, Scene]]:
    for scene in case.scenes.values():
        yield Place(scene.id, wording_of_scene(scene)), scene


def _choices(scene: Scene) -> Iterable[ChoiceAsked]:
    if isinstance(scene.onward, Choices):
        for choice in scene.onward.options:
            always = choice.way.condition is None
            yield ChoiceAsked(choice.id, choice.soundness, choice.erring, always)
