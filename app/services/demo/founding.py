"""How the demo's boards and agencies come to be, and who runs them."""

from dataclasses import dataclass
from datetime import datetime

from app.policy.roles import Held, Reach, Role
from app.services import granting, memberships, organisations, setting_up, support
from app.services.demo.cast import address_of
from app.services.demo.places import BOARDS, CALDERWICK, EITHIN, HEALTH, PLACES, Place
from app.services.demo.world import NOBODY_SIGNS_IN, World
from app.services.granting import Invitee, Wanted
from app.services.support import Own
from app.store import accounts, people
from app.store.database import Session
from app.store.organisations import AgencyFacts

FOUNDED = 560
"""Days ago."""


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who runs or looks after more than one agency."""

    name: str
    username: str
    role: Role
    board: str = ""
    """'': everything."""
    agreement: str = ""


ADMINISTRATOR = Officer("Nerys Vaughan", "nerys", Role.ADMINISTRATOR)
OFFICERS = (
    Officer("Callum Nuttall", "callum", Role.ADMINISTRATOR, CALDERWICK),
    Officer(
        "Anwen Mostyn", "anwen", Role.ANALYST, EITHIN, "Data sharing agreement AE-07 of the board"
    ),
    Officer("Teresa Lomax", "teresa", Role.AUTHOR),
)


def found(world: World, hashes: dict[str, str]) -> None:
    """`hashes`: by username, of those who sign in; all others who run something get accounts that nobody opens."""
    first = world.days.ago(FOUNDED)
    world.diary.write(first, lambda s, now: _accounts(world, s, hashes, now), 8)
    world.diary.write_alone(first, lambda now: _first_administrator(world, now), 8, 30)
    world.diary.write(first, lambda s, now: _boards(world, s, now), 10)
    for place in PLACES:
        _found_agency(world, place)
    world.diary.write(world.days.ago(2), lambda s, now: _invite_deputy(world, s, now), 15)


def _accounts(world: World, session: Session, hashes: dict[str, str], now: datetime) -> None:
    named: list[tuple[str, str, str | None]] = [
        (each.name, each.username, None) for each in (ADMINISTRATOR, *OFFICERS)
    ]
    named += [(place.dsp, username_of(place.dsp), address_of(place.dsp, place)) for place in PLACES]
    for name, username, address in named:
        person = people.add_person(session, name, now)
        world.staff[name] = person.id
        password_hash = hashes.get(username, NOBODY_SIGNS_IN)
        accounts.add_account(session, person.id, username, password_hash, now, address)


def username_of(name: str) -> str:
    return name.split()[0].casefold()


def _first_administrator(world: World, now: datetime) -> None:
    setting_up.grant(
        world.database,
        ADMINISTRATOR.username,
        ADMINISTRATOR.role,
        agency="",
        board="",
        agreement="",
        now=now,
    )


def _boards(world: World, session: Session, now: datetime) -> None:
    nerys = world.acting(session, ADMINISTRATOR.name)
    for name, (nation, contacts) in BOARDS.items():
        board = organisations.add_board(session, nerys, name, nation, now)
        world.boards[name] = board
        support.set_for_board(session, nerys, board, Own(contacts, {}), now)
    for officer in OFFICERS:
        reach = Reach(board_id=world.boards[officer.board]) if officer.board else Reach()
        wanted = Wanted(Held(officer.role, reach), officer.agreement)
        granting.grant_to_known(session, nerys, wanted, officer.username, now)


def _found_agency(world: World, place: Place) -> None:
    day = world.days.ago(place.opened + 10)
    world.diary.write(day, lambda s, now: _agency(world, s, place, now), 10)
    if place.contacts:
        later = world.days.ago(place.opened)
        world.diary.write(later, lambda s, now: _contacts(world, s, place, now), 10)


def _agency(world: World, session: Session, place: Place, now: datetime) -> None:
    nerys = world.acting(session, ADMINISTRATOR.name)
    parent = world.agencies[place.trust] if place.trust else None
    facts = AgencyFacts(place.name, place.sector, place.nation, parent)
    board, *others = (world.boards[name] for name in place.boards)
    agency = organisations.add_agency(session, nerys, facts, board, now)
    world.agencies[place.name] = agency
    for other in others:
        memberships.add(session, nerys, agency, other, world.days.ago(place.opened - 60), None, now)
    wanted = Wanted(Held(Role.DSP, Reach(agency_id=agency)))
    granting.grant_to_known(session, nerys, wanted, username_of(place.dsp), now)


def _contacts(world: World, session: Session, place: Place, now: datetime) -> None:
    dsp = world.dsp(session, place)
    support.set_for_agency(session, dsp, world.agency(place), Own(place.contacts, {}), now)


def _invite_deputy(world: World, session: Session, now: datetime) -> None:
    """She has not followed the link yet."""
    nerys = world.acting(session, ADMINISTRATOR.name)
    wanted = Wanted(Held(Role.DSP, Reach(agency_id=world.agencies[HEALTH])))
    deputy = Invitee("Menna Protheroe", "menna.protheroe@eithinhealth.example")
    granting.grant_to_invited(session, nerys, wanted, deputy, now, world.links)
