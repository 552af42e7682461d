"""The pages of requirements are an agency's or a board's: the same pages at two addresses."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.ids import AgencyId, BoardId
from app.store.requirements import Owner
from app.web.tabs import Way
from app.web.team_tabs import team_way


@dataclass(frozen=True, slots=True)
class Place:
    owner: Owner

    @property
    def is_board(self) -> bool:
        return self.owner.board_id is not None

    def url(self, page: str, **more: Any) -> str:
        if self.owner.board_id is not None:
            return url_for(f"assigning.board_{page}", board=self.owner.board_id, **more)
        return url_for(f"assigning.{page}", agency=self.owner.agency_id, **more)

    def way(self, name: str, *, deeper: bool = False) -> tuple[Way, ...]:
        """The way there; `deeper`: from a page under the list of requirements."""
        more = (((_("Requirements"), self.url("requirements"))),) if deeper else ()
        if self.owner.agency_id is not None:
            return team_way(self.owner.agency_id, name, *more)
        board = url_for("organisations.board", board=self.owner.board_id)
        return ((_("Organisations"), url_for("organisations.boards")), (name, board), *more)


def of_agency(agency: int) -> Place:
    return Place(Owner(agency_id=AgencyId(agency)))


def of_board(board: int) -> Place:
    return Place(Owner(board_id=BoardId(board)))
