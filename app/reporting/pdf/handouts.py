"""A case for a staff meeting without screens: what everybody gets, and then what only who leads it reads."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from app.content.model.text import SafeHtml
from app.reporting.pdf.prose import nodes
from app.reporting.pdf.typesetting import typeset


@dataclass(frozen=True, slots=True)
class Advice:
    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    then: str
    """Where it leads; “Go to 7”."""


@dataclass(frozen=True, slots=True)
class ScenePage:
    """What the room reads of a scene. There is no field for how sound a choice is."""

    heading: str
    role: str
    body: SafeHtml
    task: str
    """What to tick or to write; '': nothing."""
    ticks: tuple[SafeHtml, ...]
    writes: bool
    options: tuple[Option, ...]
    prompts: tuple[str, ...]
    then: str
    """Where there is nothing to choose."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of something to choose or to tick."""

    label: str | SafeHtml
    sound: str
    remarks: tuple[str, ...]
    """When it is open, what to note, where it leads."""
    follows: SafeHtml
    why: SafeHtml


@dataclass(frozen=True, slots=True)
class KeyPage:
    heading: str
    about: tuple[str, ...]
    ticks: tuple[Verdict, ...]
    criteria: tuple[SafeHtml, ...]
    model_answer: SafeHtml
    options: tuple[Verdict, ...]
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextPage:
    heading: str
    said: str
    body: SafeHtml


@dataclass(frozen=True, slots=True)
class HandoutWords:
    page: str
    for_everyone: str
    for_facilitator: str
    prompts: str
    follows: str
    why: str
    first_that_fits: str
    criteria: str
    model_answer: str
    endings: str
    minutes: str
    what: str


@dataclass(frozen=True, slots=True)
class Handout:
    title: str
    language: str
    kind: str
    standing: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    pages: str
    """Who gets which pages, with {first}, {last} and {own} where their numbers belong."""
    advice: tuple[Advice, ...]
    plan_heading: str
    plan: tuple[tuple[str, str, str], ...]
    """From when to when, what, and how."""
    plan_tips: tuple[str, ...]
    introduction: SafeHtml
    scenes: tuple[ScenePage, ...]
    scenes_end: str
    notes: tuple[str, ...]
    notes_words: str
    key_words: str
    key: tuple[KeyPage, ...]
    endings: tuple[TextPage, ...]
    debrief: tuple[TextPage, ...]
    rests_on_heading: str
    rests_on: tuple[str, ...]
    standing_facts: tuple[tuple[str, str], ...]
    words: HandoutWords
    made_at: datetime


def handout(facts: Handout) -> bytes:
    data = asdict(facts)
    del data["made_at"]
    return typeset(
        "handout.typ", {key: _drawn(value) for key, value in data.items()}, facts.made_at
    )


def _drawn(value: Any) -> Any:
    """HTML as trees, whatever it stands in."""
    match value:
        case SafeHtml():
            return nodes(value)
        case dict():
            return {key: _drawn(each) for key, each in value.items()}
        case list() | tuple():
            return [_drawn(each) for each in value]
        case _:
            return value
