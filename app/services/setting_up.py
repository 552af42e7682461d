"""The first administrator of an empty installation, and roles given by whoever runs the machine."""

from datetime import datetime

from app.ids import AgencyId, BoardId, PersonId
from app.policy.roles import Held, Reach, Role, fits
from app.policy.scope import EVERYWHERE
from app.services.accounts import LONGEST_NAME
from app.services.addresses import fit_address
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import Conflict, Refused
from app.services.organisations import is_open
from app.services.passwords import Passwords, refuse_weak
from app.store import accounts, grants, organisations, people, sessions
from app.store.database import Database, Session

EVERYTHING = Held(Role.ADMINISTRATOR, Reach())


def has_administrator(database: Database) -> bool:
    with database.reading() as session:
        return grants.any_grant(session, Role.ADMINISTRATOR)


def add_first_administrator(
    database: Database, passwords: Passwords, name: str, address: str, password: str, now: datetime
) -> str:
    """The username: her work address. Refused where anybody is administrator already."""
    username = fit_address(address)
    if not name or len(name) > LONGEST_NAME:
        raise Refused("name-missing")
    refuse_weak(password, (name, username))
    password_hash = passwords.hash(password)
    with database.transaction() as session:
        if grants.any_grant(session, Role.ADMINISTRATOR):
            raise Refused("administrator-there")
        person = people.add_person(session, name, now)
        try:
            account = accounts.add_account(session, person.id, username, password_hash, now)
        except Conflict as taken:
            raise Refused("username-taken") from taken
        accounts.set_address(session, account, username)
        _give(session, person.id, EVERYTHING, "", now)
    return username


def grant(
    database: Database,
    username: str,
    role: Role,
    *,
    agency: str,
    board: str,
    agreement: str,
    now: datetime,
) -> None:
    """By whoever runs the machine, whom policy does not bind. `agency`, `board`: a name, or ''."""
    with database.transaction() as session:
        held = Held(role, _reach(session, agency, board, now))
        person_id = _person(session, username)
        if not fits(role, held.reach):
            raise Refused("role-unfit")
        if role is Role.ANALYST and not agreement.strip():
            raise Refused("agreement-missing")
        if grants.holds(session, person_id, held):
            raise Refused("grant-there")
        _give(session, person_id, held, agreement.strip(), now)


def revoke(
    database: Database, username: str, role: Role, *, agency: str, board: str, now: datetime
) -> None:
    with database.transaction() as session:
        held = Held(role, _reach(session, agency, board, now))
        person_id = _person(session, username)
        found = [
            each
            for each in grants.grants_at(session, held.reach)
            if each.person_id == person_id and each.held.role is role
        ]
        if not found:
            raise Refused("grant-missing")
        for each in found:
            grants.revoke_grant(session, each.id, None, now)
        sessions.end_sessions(session, person_id, now)
        _record(session, Action.REVOKED, person_id, held, now)


def _give(session: Session, person_id: PersonId, held: Held, agreement: str, now: datetime) -> None:
    grants.add_grant(session, person_id, held, None, now, agreement=agreement)
    sessions.end_sessions(session, person_id, now)
    _record(session, Action.GRANTED, person_id, held, now)


def _record(
    session: Session, action: Action, person_id: PersonId, held: Held, now: datetime
) -> None:
    record(
        session,
        None,
        action,
        now,
        agency=held.reach.agency_id,
        board=held.reach.board_id,
        person=person_id,
        role=held.role.value,
    )


def _person(session: Session, username: str) -> PersonId:
    account = accounts.find_account(session, username)
    if account is None:
        raise Refused("username-unknown")
    return account.person_id


def _reach(session: Session, agency: str, board: str, now: datetime) -> Reach:
    if agency and board:
        raise Refused("role-unfit")
    if agency:
        return Reach(agency_id=_agency(session, agency, now))
    return Reach(board_id=_board(session, board)) if board else Reach()


def _agency(session: Session, name: str, now: datetime) -> AgencyId:
    on = civil_date(now)
    found = [
        each.id
        for each in organisations.names_in(session, EVERYWHERE, on)
        if each.name.casefold() == name.casefold() and is_open(each.closed_on, on)
    ]
    if len(found) != 1:
        raise Refused("several-there" if found else "agency-unknown")
    return found[0]


def _board(session: Session, name: str) -> BoardId:
    for each in organisations.boards_in(session, EVERYWHERE):
        if each.name.casefold() == name.casefold():
            return each.id
    raise Refused("board-unknown")
