"""Where an author looks: a file, a nation, and in a case the scene, flags and moves. All of it stands in the address."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self
from urllib.parse import parse_qs

from flask import url_for
from werkzeug.datastructures import MultiDict

from app.content.model.terms import Nation
from app.ids import SceneId

NO_SCENE = SceneId("")
DESK, PAGE = "preview.desk", "preview.page"


class Show(StrEnum):
    OPENING = "opening"
    SCENE = "scene"
    ROAD = "road"
    DEBRIEF = "debrief"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Spot:
    file: str
    nation: Nation | None = None
    """None: the first that the file is for."""
    scene: SceneId = NO_SCENE
    """Where play begins; empty: where the case does."""
    flags: frozenset[str] = frozenset()
    """Set when play begins there."""
    moves: tuple[str, ...] = ()
    show: Show = Show.OPENING
    typed: str = ""
    """What was just written in a case's box, to be compared with the model answer."""
    unpicked: bool = False
    """The form was sent without a choice."""
    question: int = 0
    """Of a quiz, from 1; 0: its beginning."""
    hint: bool = False
    sent: tuple[str, ...] = ()
    """Of a quiz's or a lesson's form: each field and value, as in an address."""
    pause: str = ""
    """Of a lesson: the one that was looked at last."""

    @property
    def fields(self) -> dict[str, list[str]]:
        """What was sent."""
        return parse_qs("&".join(self.sent))

    @classmethod
    def read(cls, arguments: "MultiDict[str, str]") -> Self:
        nation, show = arguments.get("nation", ""), arguments.get("show", "")
        return cls(
            arguments.get("file", ""),
            Nation(nation) if nation in set(Nation) else None,
            SceneId(arguments.get("scene", "")),
            frozenset(arguments.getlist("flag")),
            tuple(arguments.getlist("move")),
            Show(show) if show in set(Show) else Show.OPENING,
            arguments.get("typed", ""),
            "unpicked" in arguments,
            _number(arguments.get("question", "")),
            "hint" in arguments,
            tuple(arguments.getlist("sent")),
            arguments.get("pause", ""),
        )

    def at(self, **changes: Any) -> Self:
        """Elsewhere; what was said of the last form stays behind."""
        said = {"typed": "", "unpicked": False, "hint": False, "sent": (), "pause": ""}
        return replace(self, **{**said, **changes})

    def afresh(self) -> Self:
        return type(self)(self.file, self.nation)

    def address(self, endpoint: str = DESK) -> str:
        return url_for(
            endpoint,
            file=self.file,
            nation=self.nation and self.nation.value,
            scene=self.scene or None,
            flag=sorted(self.flags),
            move=self.moves,
            show=None if self.show is Show.OPENING else self.show.value,
            typed=self.typed or None,
            unpicked="yes" if self.unpicked else None,
            question=self.question or None,
            hint="yes" if self.hint else None,
            sent=self.sent,
            pause=self.pause or None,
        )


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 4 else 0
