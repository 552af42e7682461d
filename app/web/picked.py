"""What was picked on a form, in the words of its page: each blueprint says it for its own forms."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from app.services.errors import DomainError
from app.web.forms import Fields

Labels = Mapping[tuple[str, str], str]
"""By field and value; under the value "" the label of the field itself."""
UNKNOWN: Labels = MappingProxyType({})
FindLabels = Callable[[Mapping[str, Any], Fields], Labels]
"""From the arguments of the form's address and its fields."""

_FINDERS: dict[str, FindLabels] = {}


def say_picks(find: FindLabels, *endpoints: str) -> None:
    """Of the forms that are sent to these."""
    _FINDERS.update(dict.fromkeys(endpoints, find))


def find_labels(endpoint: str | None, arguments: Mapping[str, Any], fields: Fields) -> Labels:
    """Nothing where nobody knows them, or what the form was about is gone."""
    find = _FINDERS.get(endpoint or "")
    try:
        return find(arguments, fields) if find else UNKNOWN
    except (DomainError, LookupError, ValueError):
        return UNKNOWN


def labels_of(names: Iterable[str], items: Mapping[str, str]) -> Labels:
    """Where each of these fields takes one of these values."""
    return {(name, value): label for name in names for value, label in items.items()}
