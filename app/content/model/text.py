"""Compiled words. Terms stay typed slots until a page is made for a learner of some nation."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape


class SafeHtml(str):
    """HTML that has been through the sanitiser. Only `content.sanitising.sanitise` and `RichText.fill` make it."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


@dataclass(frozen=True, slots=True)
class TermSlot:
    """`{DSP:long}`: the name is kept in lower case, `capital` says whether the author's began with a capital.

    Names of initials, such as `DSP`, carry no capital: their words come as terms.yaml writes them.
    """

    name: str
    form: str = "short"
    capital: bool = False


Words = Callable[[TermSlot], str]
"""Gives the learner's words for a slot; `TermSet.words` is one."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """Text without markup, for labels, titles and attributes."""

    parts: tuple[str | TermSlot, ...] = ()

    def fill(self, words: Words) -> str:
        return "".join(words(part) if isinstance(part, TermSlot) else part for part in self.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)


@dataclass(frozen=True, slots=True)
class RichText:
    """Sanitised HTML with slots."""

    parts: tuple[SafeHtml | TermSlot, ...] = ()

    def fill(self, words: Words) -> SafeHtml:
        return SafeHtml(
            "".join(
                escape(words(part)) if isinstance(part, TermSlot) else part for part in self.parts
            )
        )

    def __bool__(self) -> bool:
        return bool(self.parts)
