"""FORMAT.md's table of header keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from app.content.header_values import (
    a_date,
    a_list,
    a_truth,
    a_whole_number,
    an_identity,
    digest,
    months,
    names_and_texts,
    one_of,
    percent,
    plain_words,
    text,
    words,
)
from app.content.model.header import Coaching, Group, Kind, Standing
from app.content.model.terms import Nation

ReadValue = Callable[[yaml.Node], Any]


@dataclass(frozen=True, slots=True)
class Key:
    name: str
    read: ReadValue
    kinds: frozenset[Kind] = frozenset(Kind)
    required: bool = False
    field: str = ""
    """The model's field, where it is not the name with underscores."""

    @property
    def attribute(self) -> str:
        return self.field or self.name.replace("-", "_")


_COURSE, _SCENARIO, _QUIZ = (frozenset({kind}) for kind in (Kind.COURSE, Kind.SCENARIO, Kind.QUIZ))
_PARTS = frozenset(Kind) - _COURSE
KEYS = (
    Key("summary", words, required=True),
    Key("owner", text, required=True),
    Key("minutes", a_whole_number, required=True),
    Key("reviewed", a_date, required=True),
    Key("review-by", a_date, required=True),
    Key("sources", a_list(text), required=True),
    Key("status", one_of(Standing)),
    Key("reviewed-by", text),
    Key("nations", a_list(one_of(Nation))),
    Key("outcomes", a_list(an_identity), _PARTS),
    Key("outcomes", names_and_texts, _COURSE, field="outcome_texts"),
    Key("groups", a_list(one_of(Group)), _PARTS),
    Key("was", a_list(an_identity)),
    Key("original", digest),
    Key("for", a_list(text), _COURSE, required=True, field="for_roles"),
    Key("valid", months, _COURSE, field="valid_months"),
    Key("languages", a_list(an_identity), _COURSE),
    Key("renew-from", a_date, _COURSE),
    Key("role", plain_words, _SCENARIO, required=True),
    Key("setting", plain_words, _SCENARIO, required=True),
    Key("content-note", words, _SCENARIO, required=True),
    Key("flags", a_list(an_identity), _SCENARIO),
    Key("coaching", one_of(Coaching), _SCENARIO),
    Key("alternative", text, _SCENARIO),
    Key("pass", percent, _QUIZ, field="pass_percent"),
    Key("draw", a_whole_number, _QUIZ),
    Key("attempts", a_whole_number, _QUIZ),
    Key("confidence", a_truth, _QUIZ),
)
