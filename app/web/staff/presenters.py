"""What the list and one person's page show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import LazyString
from flask_babel import gettext as _

from app.ids import AbsenceId, PostId
from app.reporting.staff import StaffMember, State
from app.services.staff import Member
from app.store.posts import Held
from app.web.staff.words import STATES, TONES
from app.web.templating import short_date

MARKED = (State.STARTING, State.LEAVING, State.AWAY, State.NO_ACCOUNT)


@dataclass(frozen=True, slots=True)
class MemberLine:
    name: str
    href: str
    jobs: tuple[str, ...]
    address: str
    payroll_id: str
    tags: tuple[tuple[LazyString, str | None], ...]


@dataclass(frozen=True, slots=True)
class PostView:
    id: PostId
    job_role: str
    when: str
    over: bool
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class AwayView:
    id: AbsenceId
    when: str


@dataclass(frozen=True, slots=True)
class MemberView:
    id: int
    name: str
    posts: tuple[PostView, ...]
    absences: tuple[AwayView, ...]


def member_lines(members: Iterable[StaffMember], agency: int) -> tuple[MemberLine, ...]:
    return tuple(
        MemberLine(
            member.name,
            url_for("staff.person", agency=agency, person=member.person_id),
            tuple(
                f"{post.job_role}, {when(post.starts_on, post.ends_on)}" for post in member.posts
            ),
            member.address or "",
            member.payroll_id or "",
            tuple((STATES[state], TONES.get(state)) for state in MARKED if state in member.states),
        )
        for member in members
    )


def member_view(member: Member, today: date) -> MemberView:
    return MemberView(
        member.person_id,
        member.known.name,
        tuple(
            PostView(
                post.id,
                post.held.job_role,
                held_when(post.held),
                not post.is_open(today),
                post.held.ends_on,
            )
            for post in member.posts
        ),
        tuple(AwayView(away.id, when(away.starts_on, away.ends_on)) for away in member.absences),
    )


def held_when(held: Held) -> str:
    return when(held.starts_on, held.ends_on)


def when(first: date, last: date | None) -> str:
    if last is None:
        return _("from %(day)s", day=short_date(first))
    return _("%(first)s to %(last)s", first=short_date(first), last=short_date(last))
