"""The page of words, for the nation that was asked for."""

from dataclasses import dataclass

from flask import request
from flask_babel import LazyString

from app.content.model.terms import Nation
from app.web.context import content, nation
from app.web.nations import NAMES
from app.web.places import find_address
from app.web.words_here import WordView, word_view


@dataclass(frozen=True, slots=True)
class WordsPage:
    chosen: str
    chosen_name: LazyString
    nations: tuple[tuple[str, LazyString], ...]
    words: tuple[WordView, ...]
    """By word."""
    place: str
    back: str | None


def words_page() -> WordsPage:
    chosen = _chosen()
    words = content().words(chosen)
    views = (word_view(entry, words) for entry in content().library.glossary.of(chosen))
    place = request.args.get("place", "")
    back = find_address(place)
    return WordsPage(
        chosen.value,
        NAMES[chosen],
        tuple((each.value, NAMES[each]) for each in Nation),
        tuple(sorted(views, key=lambda view: view.word.casefold())),
        place if back else "",
        back,
    )


def _chosen() -> Nation:
    """The one asked for, also by people who are signed in."""
    asked = request.args.get("nation", "")
    return Nation(asked) if asked in set(Nation) else nation()
