"""The words of a nation: what a learner in Wales reads where one in England reads another word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.content.model.text import TermSlot


class Nation(StrEnum):
    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


EVERYWHERE = frozenset(Nation)


@dataclass(frozen=True, slots=True)
class TermSet:
    """One nation's words: name → form → words."""

    nation: Nation
    forms: Mapping[str, Mapping[str, str]]

    def words(self, slot: TermSlot) -> str:
        """KeyError for a name or form that terms.yaml does not have; the checker (M008, M009) keeps that from happening."""
        words = self.forms[slot.name][slot.form]
        return words[:1].upper() + words[1:] if slot.capital else words


@dataclass(frozen=True, slots=True)
class Terms:
    nations: Mapping[Nation, TermSet] = field(default_factory=dict)
    sha256: str = ""

    def of(self, nation: Nation) -> TermSet:
        return self.nations[nation]
