"""A board asks the agencies that send no staff list for their numbers, and asks again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.ids import AgencyId, BoardId, ReturnRequestId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import Scope, scope_of
from app.reporting.returns import AgencyList, lists_of
from app.services import letters, return_words
from app.services.addresses import fit_address
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import NotFound, Refused
from app.services.links import Links
from app.services.tokens import hashed, new_token
from app.store import organisations
from app.store import returns as store
from app.store.database import Session
from app.store.letters import Letter
from app.store.organisations import Board, Named
from app.store.requirements import Owner, requirements_of
from app.store.returns import NewRequest, Request, Return
from app.store.scoping import require_board

OPEN_FOR = timedelta(days=28)
LETTER = "return-asked"


@dataclass(frozen=True, slots=True)
class Asked:
    agency: Named
    request: Request | None
    """The latest."""
    answered: Return | None
    """Of the latest day that was declared for."""

    @property
    def address(self) -> str:
        """Where it was asked last."""
        return self.request.address if self.request else ""

    @property
    def waits(self) -> bool:
        """Asked, and not answered for that day."""
        if self.request is None:
            return False
        return self.answered is None or self.answered.as_of < self.request.as_of


@dataclass(frozen=True, slots=True)
class Line:
    list: AgencyList
    asked: Asked


@dataclass(frozen=True, slots=True)
class ReturnsPage:
    board: Board
    lines: tuple[Line, ...]
    """By name."""
    today: date


@dataclass(frozen=True, slots=True)
class OneReturn:
    board: Board
    agency: Named
    given: Return


@dataclass(frozen=True, slots=True)
class ToAsk:
    board: Board
    agencies: tuple[Asked, ...]
    courses: tuple[str, ...]
    """What would be asked about: what the board requires."""
    as_of: date


def page(session: Session, actor: Actor, board_id: BoardId, now: datetime) -> ReturnsPage:
    there, today = asked(session, actor, board_id, now), civil_date(now)
    headcounts = {
        agency_id: each.answered.said.headcount
        for agency_id, each in there.items()
        if each.answered and each.answered.said.headcount is not None
    }
    lists = lists_of(session, board_id, today, now, headcounts)
    lines = tuple(Line(each, there[each.agency_id]) for each in lists)
    return ReturnsPage(organisations.get_board(session, board_id), lines, today)


def one(
    session: Session, actor: Actor, board_id: BoardId, agency_id: AgencyId, now: datetime
) -> OneReturn:
    found = asked(session, actor, board_id, now).get(agency_id)
    if found is None or found.answered is None:
        raise NotFound("no such agency of this board, or nothing declared")
    return OneReturn(organisations.get_board(session, board_id), found.agency, found.answered)


def asked(
    session: Session, actor: Actor, board_id: BoardId, now: datetime
) -> Mapping[AgencyId, Asked]:
    """All agencies that the board serves."""
    require_board(session, scope_of(actor, Permission.REPORT), board_id)
    on = civil_date(now)
    requests = store.latest_requests(session, board_id)
    returns = store.latest_returns(session, board_id, on, now)
    named = organisations.names_in(session, Scope(boards=frozenset({board_id})), on)
    return {each.id: Asked(each, requests.get(each.id), returns.get(each.id)) for each in named}


def to_ask(
    session: Session, actor: Actor, board_id: BoardId, wanted: Iterable[AgencyId], now: datetime
) -> ToAsk:
    """NotFound for an agency that is not the board's."""
    chosen, found = set(wanted), asked(session, actor, board_id, now)
    if chosen - found.keys():
        raise NotFound("no such agency of this board")
    return ToAsk(
        organisations.get_board(session, board_id),
        tuple(sorted((found[each] for each in chosen), key=_by_name)),
        courses_asked(session, board_id, civil_date(now)),
        last_month_end(civil_date(now)),
    )


def ask(
    session: Session,
    actor: Actor,
    board_id: BoardId,
    addresses: Mapping[AgencyId, str],
    as_of: date,
    now: datetime,
    *,
    links: Links,
) -> int:
    """How many letters were written. Refused, before anything is written, for a day ahead or an unfit address."""
    there = to_ask(session, actor, board_id, addresses, now)
    if as_of > civil_date(now):
        raise Refused("as-of-ahead")
    if not there.courses:
        raise Refused("nothing-required")
    fit = {each: fit_address(address) for each, address in addresses.items()}
    for each in there.agencies:
        number = _ask_one(session, actor, there, each, fit[each.agency.id], as_of, now, links)
        record(
            session,
            actor,
            Action.RETURN_ASKED,
            now,
            agency=each.agency.id,
            board=board_id,
            return_request=number,
        )
    return len(there.agencies)


def _ask_one(
    session: Session,
    actor: Actor,
    there: ToAsk,
    each: Asked,
    address: str,
    as_of: date,
    now: datetime,
    links: Links,
) -> ReturnRequestId:
    token, until = new_token(), now + OPEN_FOR
    new = NewRequest(
        there.board.id,
        each.agency.id,
        as_of,
        address,
        hashed(token),
        there.courses,
        actor.person_id,
        until,
    )
    number = store.add_request(session, new, now)
    before = each.request.made_at if each.request and each.waits else None
    sheet = return_words.asked(
        there.board.name,
        each.agency.name,
        as_of,
        links.training_return(token),
        civil_date(until),
        civil_date(before) if before else None,
    )
    letters.post(
        session,
        LETTER,
        actor.person_id,
        each.agency.id,
        f"return/{number}",
        address,
        sheet.subject,
        sheet.text,
        now,
    )
    return number


def _by_name(asked: Asked) -> tuple[str, int]:
    return asked.agency.name.casefold(), asked.agency.id


def still_wanted(session: Session, letter: Letter, now: datetime) -> str:
    """'' where the letter may go; else the reason why not."""
    number = letter.stage.removeprefix("return/")
    found = (
        store.find_request_numbered(session, ReturnRequestId(int(number)))
        if number.isdecimal()
        else None
    )
    if found is None:
        return "withdrawn"
    return "expired" if found.expires_at <= now else ""


def courses_asked(session: Session, board_id: BoardId, on: date) -> tuple[str, ...]:
    """What the board itself requires on the day."""
    rules = requirements_of(session, Owner(board_id=board_id))
    return tuple(sorted({each.terms.course for each in rules if each.period.holds(on)}))


def last_month_end(on: date) -> date:
    return on.replace(day=1) - timedelta(days=1)
