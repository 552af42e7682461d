"""Orders that look shuffled, differ between attempts, and stay put within one."""

from collections.abc import Iterable
from hashlib import sha256
from typing import TypeVar

from app.content.model.scenario import Choice, Choices, Noticing, Scene, Sign

Id = TypeVar("Id", bound=str)


def in_order(seed: str, ids: Iterable[Id]) -> tuple[Id, ...]:
    """Leaving one id out never moves the others about."""
    return tuple(sorted(ids, key=lambda id_: _rank(seed, id_)))


def choices_shown(seed: str, scene: Scene, choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """The choices on offer, as this attempt's learner sees them."""
    by_id = {choice.id: choice for choice in choices}
    if isinstance(scene.onward, Choices) and scene.onward.keep_order:
        return tuple(by_id.values())
    return tuple(by_id[choice_id] for choice_id in in_order(f"{seed}/{scene.id}", by_id))


def signs_shown(seed: str, scene: Scene, noticing: Noticing) -> tuple[Sign, ...]:
    """What there is to tick, as this attempt's learner sees it."""
    by_id = {sign.id: sign for sign in noticing.items}
    if noticing.keep_order:
        return noticing.items
    return tuple(by_id[sign_id] for sign_id in in_order(f"{seed}/{scene.id}", by_id))


def _rank(seed: str, id_: str) -> bytes:
    return sha256(f"{seed}\0{id_}".encode()).digest()
