"""The DSP's page, and slips as they are printed."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.ids import JoinRequestId, PersonId, WayInId
from app.services.first_ways_in import needs_paper
from app.services.links import Links
from app.services.ways_in import Slip
from app.services.ways_in_page import Agency, WaysIn
from app.store.staff_ways_in import Staff
from app.web.ways_in.qr import Qr, qr_of

KINDS = {"invitation": _("invitation by mail"), "slip": _("printed slip")}
SHOWN = 200
"""As many slips as are printed at once."""
NO_WAY_IN = _("nothing yet")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who has never signed in."""

    id: PersonId
    name: str
    job_role: str
    address: str | None
    has: LazyString
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Requested:
    id: JoinRequestId
    name: str
    job_role: str
    address: str | None
    asked_at: datetime
    namesakes: tuple[Staff, ...]
    """On the list already, under the same name, and never signed in."""


@dataclass(frozen=True, slots=True)
class GivenOut:
    id: WayInId
    name: str
    kind: LazyString
    address: str | None
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    agency: Agency
    code: str | None
    join_at: str
    requests: tuple[Requested, ...]
    waiting: tuple[Waiting, ...]
    waiting_in_all: int
    to_invite: int
    """Who has an address, and no way in yet."""
    to_print: int
    """Who has neither an address nor an account."""
    signed_in: tuple[Staff, ...]
    given_out: tuple[GivenOut, ...]
    search: str


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    name: str
    username: str
    has_account: bool
    code: str
    expires_at: datetime
    qr: Qr


def present_ways_in(shown: WaysIn, links: Links, search: str) -> Page:
    """`search`: part of a name; of a long list the first so many are shown."""
    code = grouped(shown.code) if shown.code else None
    waiting, signed_in = _found(shown.waiting, search), _found(shown.signed_in, search)
    return Page(
        agency=shown.agency,
        code=code,
        join_at=links.join(),
        requests=tuple(
            Requested(
                each.id,
                each.asking.name,
                each.asking.job_role,
                each.asking.address,
                each.asked_at,
                _namesakes(each.asking.name, each.asking.address, shown.waiting),
            )
            for each in shown.requests
        ),
        waiting=tuple(
            Waiting(
                each.person_id,
                each.name,
                each.job_role,
                each.address,
                KINDS.get(each.open_way_in or "", NO_WAY_IN),
                each.open_until,
            )
            for each in waiting[:SHOWN]
        ),
        waiting_in_all=len(waiting),
        to_invite=sum(1 for each in shown.waiting if each.address and each.open_way_in is None),
        to_print=sum(map(needs_paper, shown.waiting)),
        signed_in=signed_in[:SHOWN],
        given_out=tuple(
            GivenOut(
                each.id,
                each.name,
                KINDS[each.kind.value],
                each.address,
                each.made_at,
                each.expires_at,
            )
            for each in shown.open[:SHOWN]
        ),
        search=search,
    )


def _found(people: tuple[Staff, ...], search: str) -> tuple[Staff, ...]:
    return tuple(each for each in people if search.casefold() in each.name.casefold())


def present_slips(slips: tuple[Slip, ...]) -> tuple[PrintedSlip, ...]:
    return tuple(
        PrintedSlip(
            each.name,
            each.username,
            each.has_account,
            each.code,
            each.expires_at,
            qr_of(each.url),
        )
        for each in slips
    )


def grouped(code: str) -> str:
    """As it is read out: fours with a hyphen between."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def _namesakes(name: str, address: str | None, waiting: tuple[Staff, ...]) -> tuple[Staff, ...]:
    """With the same address there is nothing to ask: she is that one."""
    if address and any(each.address == address for each in waiting):
        return ()
    return tuple(each for each in waiting if each.name.casefold() == name.casefold())
