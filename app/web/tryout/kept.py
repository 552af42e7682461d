"""A visitor's form that is shown again, in the scene's words."""

from collections.abc import Mapping
from typing import Any

from flask import request

from app.web.case.scene import labels_to_pick
from app.web.context import content
from app.web.forms import Fields
from app.web.picked import Labels, labels_of
from app.web.tryout.roads import BadRoad, Road


def labels(arguments: Mapping[str, Any], _fields: Fields) -> Labels:
    try:
        case = Road.read(request.args.get("road", "")).open(content(), arguments["slug"])
    except BadRoad:
        return {}
    return labels_of(("choice", "tick"), labels_to_pick(case, content().words(case.nation)))
