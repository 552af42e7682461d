"""What the pages about boards and agencies show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask import url_for
from flask_babel import LazyString
from flask_babel import gettext as _

from app.ids import GrantId
from app.services.agency_pages import AgencyList, Asked
from app.services.inviting import InvitedDsp
from app.services.organisations import is_open
from app.services.role_holders import Holder
from app.services.support import Support
from app.store.memberships import Membership
from app.web.organisations.words import CONTACTS, OWN_WORDS
from app.web.role_names import SHORT_ROLES


@dataclass(frozen=True, slots=True)
class HolderView:
    id: GrantId
    name: str
    role: LazyString
    since: datetime
    agreement: str
    waiting: str
    """Of somebody who has not come yet: how the invitation stands; else ''."""
    revocable: bool


@dataclass(frozen=True, slots=True)
class MembershipView:
    id: int
    board: str
    href: str
    starts_on: date
    ends_on: date | None
    can_end: bool


@dataclass(frozen=True, slots=True)
class ToldView:
    label: LazyString
    text: str
    by: str
    """Whose it is, where it is not the agency's own; else ''."""


@dataclass(frozen=True, slots=True)
class PagesView:
    page: int
    pages: int
    total: int
    before: str | None
    after: str | None


def holder_views(holders: Iterable[Holder], now: datetime) -> tuple[HolderView, ...]:
    return tuple(
        HolderView(
            holder.grant.id,
            holder.grant.name,
            SHORT_ROLES[holder.grant.held.role],
            holder.grant.granted_at,
            holder.grant.agreement,
            _waiting(holder, now),
            holder.revocable,
        )
        for holder in holders
    )


def _waiting(holder: Holder, now: datetime) -> str:
    if holder.grant.joined:
        return ""
    sent = holder.invitation
    if sent is None:
        return _("not invited yet")
    if sent.withdrawn_at is None and sent.expires_at > now:
        return _("invited at %(address)s, not come yet", address=sent.address)
    return _("the invitation to %(address)s has run out", address=sent.address)


def membership_views(memberships: Iterable[Membership], on: date) -> tuple[MembershipView, ...]:
    return tuple(
        MembershipView(
            each.id,
            each.board_name,
            url_for("organisations.board", board=each.board_id),
            each.starts_on,
            each.ends_on,
            is_open(each.ends_on, on),
        )
        for each in memberships
    )


def support_views(support: Support, own: str) -> tuple[ToldView, ...]:
    """Every contact, set or not, and the words that somebody set. `own`: the agency's name."""
    contacts = [(label, support.contacts.get(key)) for key, label in CONTACTS.items()]
    words = [(OWN_WORDS[key], told) for key, told in support.words.items()]
    return tuple(
        ToldView(
            label,
            told.text if told else "",
            told.by if told and told.by != own else "",
        )
        for label, told in (*contacts, *words)
    )


def pages_view(found: AgencyList, asked: Asked) -> PagesView:
    def to(page: int) -> str | None:
        if not 1 <= page <= found.pages:
            return None
        return url_for(
            "organisations.agencies",
            q=asked.search or None,
            board=asked.board_id,
            closed=1 if asked.closed else None,
            page=page,
        )

    return PagesView(found.page, found.pages, found.total, to(found.page - 1), to(found.page + 1))


@dataclass(frozen=True, slots=True)
class InvitedView:
    agency: str
    name: str
    address: str
    invited_at: datetime
    state: str


def invited_views(found: Iterable[InvitedDsp], now: datetime) -> tuple[InvitedView, ...]:
    return tuple(
        InvitedView(
            each.agency,
            each.grant.name,
            each.invitation.address,
            each.invitation.made_at,
            _state(each, now),
        )
        for each in found
    )


def _state(invited: InvitedDsp, now: datetime) -> str:
    if invited.grant.joined:
        return _("has come")
    open_still = invited.invitation.withdrawn_at is None and invited.invitation.expires_at > now
    return _("not come yet") if open_still else _("the invitation has run out")
