"""Inline code that means something: which words are known where, and what may stand behind them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction

from app.content.conditions import read_condition
from app.content.faults import BadValue
from app.content.model.scenario import EndingKind, Erring
from app.content.model.terms import EVERYWHERE, Nation

Check = Callable[[str], object]
"""Takes what stands behind the word; BadValue says what should."""

_SPACED = ("if", "set", "clear", "after")
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Directive:
    name: str
    argument: str
    line: int


def nothing(argument: str) -> None:
    if argument:
        raise BadValue("nothing may follow this word")


def something(argument: str) -> None:
    if not argument:
        raise BadValue("say what: a text must follow the colon")


def a_name(argument: str) -> None:
    if not argument or not all(c.isalnum() or c in "-_." for c in argument):
        raise BadValue("one name must follow, of letters, digits and hyphens")


def maybe_erring(argument: str) -> None:
    if argument:
        a_member(Erring)(argument)


def a_member(names: type[StrEnum]) -> Check:
    def check(argument: str) -> None:
        if argument not in set(names):
            raise BadValue(f"one of {', '.join(names)} must follow the colon")

    return check


def nation_names(argument: str) -> frozenset[Nation]:
    names = [name.strip() for name in argument.split(",")]
    if len(set(names)) < len(names) or not set(names) <= EVERYWHERE:
        raise BadValue(f"nations must follow, with commas between: {', '.join(Nation)}")
    return frozenset(map(Nation, names))


def weeks(argument: str) -> int:
    number, _, unit = argument.partition(" ")
    if not (
        number.isascii() and number.isdigit() and len(number) < 4 and unit in ("week", "weeks")
    ):
        raise BadValue("write `after 8 weeks`")
    return int(number)


def share(argument: str) -> Fraction:
    if not (argument.isascii() and argument.isdigit() and 0 < int(argument[:4]) < 100):
        raise BadValue("a share is between 1% and 99%; the key itself is ticked")
    return Fraction(int(argument), 100)


Vocabulary = Mapping[str, Check]
WAY: Vocabulary = {
    "if": read_condition,
    "set": a_name,
    "clear": a_name,
    "once": nothing,
}
ROUTE: Vocabulary = {**WAY, "only": nation_names}
CHOICE: Vocabulary = {
    "best": nothing,
    "fair": maybe_erring,
    "poor": maybe_erring,
    "cautious": nothing,
    **ROUTE,
    "id": a_name,
}
SCENE: Vocabulary = {
    "ending": a_member(EndingKind),
    "safety": nothing,
    "debrief": nothing,
    "keep order": nothing,
    "write": nothing,
    "role": something,
    "only": nation_names,
}
QUESTION: Vocabulary = {
    "answer": something,
    "scale": nothing,
    "critical": nothing,
    "topic": something,
    "outcome": a_name,
    "keep order": nothing,
    "only": nation_names,
    "id": a_name,
}
OPTION: Vocabulary = {"%": share, "id": a_name}
SIGN: Vocabulary = {"id": a_name}
CRITERION: Vocabulary = {}
STEP: Vocabulary = {"pass": nothing, "before": nothing, "after": weeks}
REFLECT: Vocabulary = {"reflect": nothing, "id": a_name}
PLAN: Vocabulary = {"plan": nothing, "id": a_name}
SECTION: Vocabulary = {"only": nation_names}
LESSON: Vocabulary = {**REFLECT, **PLAN, **SECTION}
_PLACES: Mapping[str, Vocabulary] = {
    "behind a choice, and each choice begins with -": CHOICE,
    "alone under the heading of a scene": SCENE,
    "alone under the heading of a question": QUESTION,
    "behind a step of a course": STEP,
    "in a lesson": LESSON,
}


def read_directive(text: str, line: int, vocabulary: Vocabulary) -> Directive:
    """BadValue (M007) for a word that is not known in this place, or whose argument is wrong."""
    name, argument = _split(" ".join(text.split()))
    if name not in vocabulary:
        raise BadValue(_unknown(text, name, vocabulary), "M007")
    try:
        vocabulary[name](argument)
    except BadValue as bad:
        raise BadValue(f"`{text[:_LONGEST_SHOWN]}`: {bad.message}", "M007") from bad
    return Directive(name, argument, line)


def nations_of(directives: Iterable[Directive]) -> frozenset[Nation]:
    """As `only: …` among them says; else all."""
    only = (d.argument for d in directives if d.name == "only")
    return next(map(nation_names, only), EVERYWHERE)


def known(text: str, vocabulary: Vocabulary) -> bool:
    return _split(" ".join(text.split()))[0] in vocabulary


def _split(text: str) -> tuple[str, str]:
    first, _, rest = text.partition(" ")
    if first in _SPACED:
        return first, rest
    if text.endswith("%") and text[:-1].isdigit():
        return "%", text[:-1]
    name, _, argument = text.partition(":")
    return name.strip(), argument.strip()


def _unknown(text: str, name: str, vocabulary: Vocabulary) -> str:
    close = get_close_matches(name.casefold(), vocabulary, 1)
    place = next((place for place, known_there in _PLACES.items() if name in known_there), "")
    if joined := _joined(text, vocabulary):
        mend = joined
    elif place:
        mend = f"it stands {place}"
    elif close:
        mend = f"did you mean `{close[0]}`?"
    elif vocabulary:
        mend = f"known here: {', '.join(vocabulary)}"
    else:
        mend = "none are known here: take it out"
    return f"unknown directive `{text[:_LONGEST_SHOWN]}`; {mend}"


def _joined(text: str, vocabulary: Vocabulary) -> str:
    """How to mend several words in one pair of backticks."""
    words = text.replace(",", " ").split()
    first, rest = words[0].rstrip(":").casefold() if words else "", " ".join(words[1:])
    if not rest or first not in vocabulary:
        return ""
    try:
        vocabulary[first](rest)
    except BadValue:
        return "give each word backticks of its own, with a space between"
    between = " " if first in _SPACED else ": "
    return f"did you mean `{first}{between}{rest[:_LONGEST_SHOWN]}`?"
