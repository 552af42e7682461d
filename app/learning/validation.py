"""Whether a response can be an answer to its question at all. Asked before anything is recorded."""

from collections.abc import Collection, Iterable

from app.content.model.quiz import (
    Item,
    Match,
    NumberAnswer,
    OneOf,
    Option,
    PutInOrder,
    Question,
    Scale,
    SeveralOf,
    ShortAnswer,
)
from app.ids import OptionId
from app.learning.errors import BadResponse, ResponseRefusal
from app.learning.reading import number, plain
from app.learning.responses import (
    Matched,
    Numbered,
    Ordered,
    Picked,
    Rated,
    Response,
    Ticked,
    Typed,
)

LONGEST_TEXT = 200
"""Characters of a short answer."""


def validate(question: Question, response: Response) -> None:
    """Raises BadResponse."""
    match question.task, response:
        case OneOf(options=options), Picked(option=option):
            _all_known([option], options)
        case SeveralOf(options=options), Ticked(options=ticked):
            _all_known(ticked, options)
        case PutInOrder(items=items), Ordered(items=placed):
            _all_placed(placed, items)
        case Match(rows=rows, answers=answers), Matched(pairs=pairs):
            _all_placed(pairs.keys(), rows)
            _all_known(pairs.values(), answers)
        case ShortAnswer(), Typed(text=text):
            _readable(text)
        case NumberAnswer(), Numbered(text=text):
            number(text)
        case Scale(points=points), Rated(point=point):
            _all_known([point], points)
        case _:
            raise BadResponse(ResponseRefusal.WRONG_KIND)


def _all_known(given: Collection[OptionId], known: Iterable[Option | Item]) -> None:
    if not any(given):
        raise BadResponse(ResponseRefusal.EMPTY)
    if not all(given):
        raise BadResponse(ResponseRefusal.INCOMPLETE)
    if not {option.id for option in known}.issuperset(given):
        raise BadResponse(ResponseRefusal.UNKNOWN_OPTION)


def _all_placed(given: Collection[OptionId], items: Collection[Item]) -> None:
    _all_known(given, items)
    if len(given) > len(set(given)):
        raise BadResponse(ResponseRefusal.REPEATED)
    if len(given) < len(items):
        raise BadResponse(ResponseRefusal.INCOMPLETE)


def _readable(text: str) -> None:
    if not plain(text):
        raise BadResponse(ResponseRefusal.EMPTY)
    if len(text) > LONGEST_TEXT:
        raise BadResponse(ResponseRefusal.TOO_LONG)
