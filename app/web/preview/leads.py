"""Where learners' links and forms lead in the preview: on through the text, or to the page that says it has no more."""

from collections.abc import Mapping
from typing import Any

from flask import g, url_for

from app.web.preview.spot import PAGE, Spot


def lead(endpoint: str, values: Mapping[str, Any]) -> str:
    """`g.spot` is where the page that asks for it stands."""
    spot: Spot | None = g.get("spot")
    found = _onward(spot, endpoint, values) if spot else None
    return found or url_for("preview.elsewhere", name=endpoint)


def _onward(spot: Spot, endpoint: str, values: Mapping[str, Any]) -> str | None:
    match endpoint:
        case "quiz.begin":
            return spot.at(question=1).address(PAGE)
        case "quiz.answer" | "training.look":
            return spot.at().address(PAGE)
        case "quiz.hint":
            return spot.at(hint=True).address(PAGE)
        case "quiz.question":
            return spot.at(question=values.get("question") or spot.question + 1).address()
        case "quiz.start" | "quiz.result":
            return spot.at(question=0).address()
        case "training.course":
            return url_for("preview.linked", folder="courses", name=values["course"])
        case _:
            return None
