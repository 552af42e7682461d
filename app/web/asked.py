"""What is asked of somebody, in words: the standing first, then the day that bears on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.learning.obligations import Reason, Source, Status
from app.web.templating import short_date

STATUSES: dict[Status, LazyString] = {
    Status.OVERDUE: lazy("Overdue"),
    Status.IN_GRACE: lazy("In the days of grace"),
    Status.DUE: lazy("Due"),
    Status.COVERED: lazy("In date"),
    Status.EXEMPT: lazy("Exempt"),
}
TONES = {
    Status.OVERDUE: "danger",
    Status.IN_GRACE: "care",
    Status.DUE: None,
    Status.COVERED: "sound",
    Status.EXEMPT: None,
}


class Asked(Protocol):
    """A row of a report, or one person's obligation."""

    @property
    def status(self) -> Status: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def grace_until(self) -> date | None: ...
    @property
    def met_on(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class AskedView:
    course: str
    status: LazyString
    tone: str | None
    when: str
    """“since 3 Mar 2027”, “by 3 Mar 2027”, “until 3 Mar 2027”."""
    met_on: date | None
    until: date | None
    due_on: date | None


def asked_view(row: Asked, title: str) -> AskedView:
    return AskedView(
        title,
        STATUSES[row.status],
        TONES[row.status],
        when(row),
        row.met_on,
        row.until,
        row.due_on,
    )


def when(row: Asked) -> str:
    match row.status:
        case Status.OVERDUE if row.due_on:
            return _("since %(day)s", day=short_date(row.due_on))
        case Status.IN_GRACE if row.grace_until:
            return _("until %(day)s, then overdue", day=short_date(row.grace_until))
        case Status.DUE if row.due_on:
            return _("by %(day)s", day=short_date(row.due_on))
        case Status.COVERED:
            return _("until %(day)s", day=short_date(row.until)) if row.until else _("without end")
    return ""


def in_a_cell(row: Asked) -> str:
    """For black and white, and for files: “In date until 3 Mar 2027”."""
    return f"{STATUSES[row.status]} {when(row)}".strip()


def why(reason: Reason) -> tuple[str, ...]:
    """Each source in a sentence, the strictest first; before them what suspends it."""
    return (*_suspended(reason), *map(_source, reason.sources))


def _suspended(reason: Reason) -> Iterator[str]:
    if reason.absence:
        yield _("Away: nothing is asked meanwhile.")
    if reason.exemption:
        yield _("Exempted by the DSP: %(reason)s", reason=reason.exemption.reason)


def _source(source: Source) -> str:
    if source.assignment_id is not None:
        return _("Assigned: %(note)s", note=source.words) if source.words else _("Assigned")
    roles = ", ".join(sorted(source.job_roles)) or _("everyone")
    return _("%(title)s (for %(roles)s)", title=source.words, roles=roles)
