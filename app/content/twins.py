"""`<name>.cy.md`: another language's text of the same shape. By position it takes the original's identities."""

from dataclasses import replace

from app.content.library import Twin
from app.content.model.lesson import Block, Lesson, Pause, Prose
from app.content.model.quiz import (
    Item,
    Match,
    NumberAnswer,
    OneOf,
    PutInOrder,
    Question,
    Quiz,
    Scale,
    SeveralOf,
    ShortAnswer,
    Task,
)
from app.content.model.scenario import (
    Choice,
    Choices,
    Ending,
    Noticing,
    OnlyWay,
    Onward,
    Route,
    Scenario,
    Scene,
    Way,
)
from app.content.model.scenario import Task as SceneTask
from app.content.narrowing import lesson_with_views, quiz_with_views, scenario_with_views
from app.ids import OptionId, SceneId


def adopt(original: Twin, twin: Twin) -> Twin:
    """The twin with the original's identities. Only of twins whose shape is the same (shapes.find_difference)."""
    match original, twin:
        case Scenario(), Scenario():
            return _scenario(original, twin)
        case Quiz(), Quiz():
            return _quiz(original, twin)
        case Lesson(), Lesson():
            return _lesson(original, twin)
        case _:
            return twin


def _scenario(original: Scenario, twin: Scenario) -> Scenario:
    names = dict(zip(twin.scenes, original.scenes, strict=True))
    pairs = zip(original.scenes.values(), twin.scenes.values(), strict=True)
    scenes = {ours.id: _scene(ours, theirs, names) for ours, theirs in pairs}
    return scenario_with_views(replace(twin, scenes=scenes, views={}))


def _scene(ours: Scene, theirs: Scene, names: dict[SceneId, SceneId]) -> Scene:
    onward = _onward(ours.onward, theirs.onward, names)
    return replace(theirs, id=ours.id, onward=onward, task=_scene_task(ours.task, theirs.task))


def _onward(ours: Onward, theirs: Onward, names: dict[SceneId, SceneId]) -> Onward:
    match ours, theirs:
        case Choices(), Choices():
            pairs = zip(ours.options, theirs.options, strict=True)
            return replace(theirs, options=tuple(_choice(o, t, names) for o, t in pairs))
        case OnlyWay(), OnlyWay():
            return replace(theirs, way=_way(theirs.way, names))
        case Route(), Route():
            return Route(tuple(_way(way, names) for way in theirs.ways))
        case Ending(), Ending():
            return theirs
    raise ValueError("a twin goes on as its original does")


def _choice(ours: Choice, theirs: Choice, names: dict[SceneId, SceneId]) -> Choice:
    return replace(theirs, id=ours.id, way=_way(theirs.way, names))


def _way(way: Way, names: dict[SceneId, SceneId]) -> Way:
    return replace(way, target=names[way.target])


def _scene_task(ours: SceneTask | None, theirs: SceneTask | None) -> SceneTask | None:
    if not (isinstance(ours, Noticing) and isinstance(theirs, Noticing)):
        return theirs
    pairs = zip(ours.items, theirs.items, strict=True)
    return replace(theirs, items=tuple(replace(t, id=o.id) for o, t in pairs))


def _quiz(original: Quiz, twin: Quiz) -> Quiz:
    pairs = zip(original.questions.values(), twin.questions.values(), strict=True)
    questions = {ours.id: _question(ours, theirs) for ours, theirs in pairs}
    return quiz_with_views(replace(twin, questions=questions, views={}))


def _question(ours: Question, theirs: Question) -> Question:
    return replace(theirs, id=ours.id, task=_task(ours.task, theirs.task))


def _task(ours: Task, theirs: Task) -> Task:
    match ours, theirs:
        case OneOf(), OneOf():
            return _options(ours, theirs)
        case SeveralOf(), SeveralOf():
            return _options(ours, theirs)
        case PutInOrder(), PutInOrder():
            return PutInOrder(_items(ours.items, theirs.items))
        case Scale(), Scale():
            return Scale(_items(ours.points, theirs.points))
        case Match(), Match():
            return _match(ours, theirs)
        case (ShortAnswer(), ShortAnswer()) | (NumberAnswer(), NumberAnswer()):
            return theirs
    raise ValueError("a twin asks as its original does")


def _options(ours: OneOf | SeveralOf, theirs: OneOf | SeveralOf) -> OneOf | SeveralOf:
    pairs = zip(ours.options, theirs.options, strict=True)
    return replace(theirs, options=tuple(replace(t, id=o.id) for o, t in pairs))


def _items(ours: tuple[Item, ...], theirs: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(Item(o.id, t.label) for o, t in zip(ours, theirs, strict=True))


def _match(ours: Match, theirs: Match) -> Match:
    names: dict[OptionId, OptionId] = {
        t.id: o.id for o, t in zip(ours.answers, theirs.answers, strict=True)
    }
    wanted = [names[theirs.pairs[row.id]] for row in theirs.rows]
    return replace(
        theirs,
        rows=_items(ours.rows, theirs.rows),
        answers=_items(ours.answers, theirs.answers),
        pairs=dict(zip([row.id for row in ours.rows], wanted, strict=True)),
    )


def _lesson(original: Lesson, twin: Lesson) -> Lesson:
    """Prose has no identity, and may be divided otherwise."""
    ours = iter([block for block in original.blocks if not isinstance(block, Prose)])
    blocks: tuple[Block, ...] = tuple(
        block if isinstance(block, Prose) else _block(next(ours), block) for block in twin.blocks
    )
    return lesson_with_views(replace(twin, blocks=blocks, views={}))


def _block(ours: Block, theirs: Block) -> Block:
    match ours, theirs:
        case (Prose(), _) | (_, Prose()):
            raise ValueError("prose has no identity")
        case Pause(), Pause():
            question = _options(ours.question, theirs.question)
            return replace(theirs, id=ours.id, question=question)
        case _:
            return replace(theirs, id=ours.id)
