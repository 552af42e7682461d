"""What a learner reads before answering or choosing, as a short hash: the same words have the same, also in another version."""

from dataclasses import replace
from hashlib import sha256

from app.content.model.quiz import OneOf, Question, SeveralOf, Task
from app.content.model.scenario import Choices, Ending, OnlyWay, Scene, Sign
from app.content.model.scenario import Noticing as NoticingTask
from app.content.model.text import RichText

LENGTH = 16
"""Hexadecimal digits."""


def wording_of_question(question: Question) -> str:
    """Title, stem, hint, what is answered, and the key: not the feedback, which comes after the answer."""
    return _hashed(question.title, question.stem, question.hint, _bare(question.task))


def wording_of_scene(scene: Scene) -> str:
    """Title, text, task, and the ways on as they read; not the consequences, which come after the choice."""
    return _hashed(scene.title, scene.body, scene.safety, _task(scene), _ways(scene))


def _bare(task: Task) -> object:
    match task:
        case OneOf(options=options, keep_order=keep) | SeveralOf(options=options, keep_order=keep):
            bare = [replace(option, feedback=RichText(), line=0) for option in options]
            return type(task).__name__, bare, keep
        case _:
            return task


def _task(scene: Scene) -> object:
    if isinstance(scene.task, NoticingTask):
        return tuple(map(_sign, scene.task.items))
    return scene.task


def _sign(sign: Sign) -> Sign:
    return replace(sign, feedback=RichText(), line=0)


def _ways(scene: Scene) -> object:
    match scene.onward:
        case Choices(options=options):
            return [(o.id, o.label, o.soundness, o.erring, o.way.target) for o in options]
        case OnlyWay(label=label, way=way):
            return label, way.target
        case Ending(kind=kind):
            return kind
        case route:
            return [way.target for way in route.ways]


def _hashed(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()[:LENGTH]
