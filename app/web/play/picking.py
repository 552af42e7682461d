"""What was picked at a scene and is not recorded yet: kept when the page is left, and said in the scene's words."""

from collections.abc import Mapping
from typing import Any

from app.ids import AttemptId
from app.services import drafts, playing
from app.services.playing import Playing
from app.web.case.scene import labels_to_pick
from app.web.context import actor, content, database
from app.web.forms import Fields
from app.web.picked import Labels, labels_of

PICKS = ("choice", "tick")


def place_of(current: Playing) -> str:
    """One place for an attempt: the step that was kept with a pick says whether it still counts."""
    return f"attempt/{current.attempt.id}/picked"


def find_picked(current: Playing) -> frozenset[str]:
    with database().reading() as session:
        draft = drafts.find(session, actor().person_id, place_of(current))
    if draft is None or list(draft.fields.get("step", ())) != [str(current.case.run.step)]:
        return frozenset()
    return frozenset(value for name in PICKS for value in draft.fields.get(name, ()))


def labels(arguments: Mapping[str, Any], fields: Fields) -> Labels:
    attempt, step = AttemptId(int(arguments["attempt"])), int(fields["step"][0])
    with database().reading() as session:
        current = playing.get_playing(session, content(), actor(), attempt)
    case = current.at(step) or current.case
    return labels_of(PICKS, labels_to_pick(case, content().words(case.nation)))
