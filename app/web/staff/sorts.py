"""The two sorts of list that an agency sends, told apart for the pages that they share."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from flask_babel import LazyString
from flask_babel import gettext as _

from app.ids import AgencyId, ListImportId, PostId
from app.learning.job_roles import JOB_ROLES
from app.services import completions, staff_lists
from app.services.completion_lines import LEFT_OUT
from app.services.list_columns import COMPLETION_FIELDS, STAFF_FIELDS, Columns, Field
from app.services.spreadsheets import Table
from app.services.staff_account import Account, Kind
from app.store.database import Session
from app.store.list_imports import ListImport, get_kind
from app.store.organisations import Organisation
from app.web.context import actor, content, now
from app.web.staff.list_words import COMPLETION_FAULTS, COMPLETION_KINDS, FAULTS, KINDS


class Opened(Protocol):
    @property
    def agency(self) -> Organisation: ...
    @property
    def sent(self) -> ListImport: ...
    @property
    def table(self) -> Table | None: ...
    @property
    def columns(self) -> Columns: ...
    @property
    def is_sure(self) -> bool: ...
    @property
    def unknown_titles(self) -> dict[str, int]: ...


class Preview(Protocol):
    @property
    def account(self) -> Account: ...
    @property
    def seal(self) -> str: ...


class StaffLists:
    what = "staff"
    fields: Sequence[Field] = STAFF_FIELDS
    faults: Mapping[str, LazyString] = FAULTS
    kinds: Mapping[Kind, LazyString] = KINDS

    def send(self, session: Session, agency: AgencyId, name: str, table: Table) -> ListImportId:
        return staff_lists.send(session, actor(), agency, name, table, now())

    def open(self, session: Session, agency: AgencyId, number: ListImportId) -> Opened:
        return staff_lists.get_sent(session, actor(), agency, number, now())

    def meanings(self, opened: Opened) -> list[tuple[str, str]]:
        return [("", _("Decide later")), *((role, role) for role in JOB_ROLES)]

    def choose(self, session: Session, opened: Opened, columns: Columns, role_of_all: str) -> None:
        where = opened.agency.id, opened.sent.id
        staff_lists.choose_columns(session, actor(), *where, columns, role_of_all, now())

    def say(self, session: Session, opened: Opened, meanings: Mapping[str, str]) -> None:
        staff_lists.say_meanings(session, actor(), opened.agency.id, meanings, now())

    def preview(self, session: Session, opened: Opened) -> Preview:
        if not isinstance(opened, staff_lists.Opened):
            raise TypeError("a list of another sort")
        return staff_lists.preview(session, opened, now())

    def apply(
        self, session: Session, opened: Opened, seal: str, leaving: Sequence[PostId], last: date
    ) -> None:
        where = opened.agency.id, opened.sent.id
        staff_lists.apply(session, actor(), *where, seal, leaving, last, now())

    def undo(self, session: Session, opened: Opened) -> int:
        return len(staff_lists.undo(session, actor(), opened.agency.id, opened.sent.id, now()))

    def throw_away(self, session: Session, opened: Opened) -> None:
        staff_lists.throw_away(session, actor(), opened.agency.id, opened.sent.id, now())


class Completions:
    what = "completions"
    fields: Sequence[Field] = COMPLETION_FIELDS
    faults: Mapping[str, LazyString] = COMPLETION_FAULTS
    kinds: Mapping[Kind, LazyString] = COMPLETION_KINDS

    def send(self, session: Session, agency: AgencyId, name: str, table: Table) -> ListImportId:
        return completions.send(session, actor(), agency, name, table, now())

    def open(self, session: Session, agency: AgencyId, number: ListImportId) -> completions.Opened:
        return completions.get_sent(session, content(), actor(), agency, number, now())

    def meanings(self, opened: Opened) -> list[tuple[str, str]]:
        titles = self._own(opened).courses.titles
        courses = sorted(titles.items(), key=lambda item: item[1].casefold())
        none = (LEFT_OUT, _("None of these: leave its rows out"))
        return [("", _("Decide later")), *courses, none]

    def choose(self, session: Session, opened: Opened, columns: Columns, role_of_all: str) -> None:
        completions.choose_columns(session, actor(), self._own(opened), columns, now())

    def say(self, session: Session, opened: Opened, meanings: Mapping[str, str]) -> None:
        completions.say_meanings(session, actor(), self._own(opened), meanings, now())

    def preview(self, session: Session, opened: Opened) -> Preview:
        return completions.preview(session, self._own(opened), now())

    def apply(
        self, session: Session, opened: Opened, seal: str, leaving: Sequence[PostId], last: date
    ) -> None:
        completions.apply(session, actor(), content(), self._own(opened), seal, now())

    def undo(self, session: Session, opened: Opened) -> int:
        return len(completions.undo(session, actor(), self._own(opened), now()))

    def throw_away(self, session: Session, opened: Opened) -> None:
        completions.throw_away(session, actor(), self._own(opened), now())

    def _own(self, opened: Opened) -> completions.Opened:
        if not isinstance(opened, completions.Opened):
            raise TypeError("a list of another sort")
        return opened


Sort = StaffLists | Completions
SORTS: Mapping[str, Sort] = {
    "staff": StaffLists(),
    "completions": Completions(),
}


def open_list(session: Session, agency: AgencyId, number: ListImportId) -> Opened:
    """Of whichever sort it is."""
    return SORTS[get_kind(session, agency, number)].open(session, agency, number)
