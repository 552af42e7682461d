"""What was said of a plan and came too late, in the form's words."""

from collections.abc import Mapping
from typing import Any

from app.web.forms import Fields
from app.web.picked import Labels, labels_of
from app.web.plans import OUTCOMES


def labels(_arguments: Mapping[str, Any], _fields: Fields) -> Labels:
    return labels_of(["outcome"], {outcome.value: str(said) for outcome, said in OUTCOMES.items()})
