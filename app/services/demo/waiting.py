"""What lies on the DSPs' desks today: people who ask to join, slips in a drawer, invitations nobody has followed."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from app.services import joining, ways_in
from app.services.demo.cast import Character
from app.services.demo.diary import Together
from app.services.demo.places import BRYN_EITHIN, BY_NAME, CARERS, EARLY_HELP, PLACES
from app.services.demo.world import World
from app.store import join_requests
from app.store.database import Session

JOINERS = (
    (CARERS, "Ibrahim Sesay", "volunteer", "ibrahim.sesay@twobridges.example", 3),
    (CARERS, "Lynette Rothwell", "volunteer", "", 2),
    (BRYN_EITHIN, "Non Treharne", "nursery practitioner", "", 1),
    (CARERS, "Kwame Tembo", "youth worker", "kwame.tembo@twobridges.example", 0),
)
"""Where, who, as what, at which address, and days ago."""


def leave_waiting(world: World) -> None:
    for place in (BRYN_EITHIN, CARERS):
        world.diary.write(world.days.ago(28), _opening(world, place), 10)
    for where, name, role, address, ago in JOINERS:
        asking = joining.fit(name, role, address)
        world.diary.write(world.days.ago(ago), _asking(world, where, asking), 11)
    world.diary.write(world.days.ago(4), lambda s, now: _print_slips(world, s, now), 10)
    world.diary.write(world.days.ago(3), lambda s, now: _invite(world, s, now), 10)


def _opening(world: World, name: str) -> Together:
    place = BY_NAME[name]
    return lambda session, now: joining.change_code(
        session, world.dsp(session, place), world.agency(place), now, on=True
    )


def _asking(world: World, where: str, asking: join_requests.Asking) -> Together:
    return lambda session, now: join_requests.add_request(
        session, world.agencies[where], asking, now
    )


def _print_slips(world: World, session: Session, now: datetime) -> None:
    for place in PLACES:
        waiting = [each.id for each in islice(_strangers(world, place.name), 6) if not each.address]
        if waiting:
            dsp, agency = world.dsp(session, place), world.agency(place)
            ways_in.make_slips(session, dsp, agency, waiting, now, links=world.links)


def _invite(world: World, session: Session, now: datetime) -> None:
    for name in (BRYN_EITHIN, EARLY_HELP):
        place = BY_NAME[name]
        dsp, agency = world.dsp(session, place), world.agency(place)
        for each in islice(_strangers(world, name), 6):
            if each.address:
                ways_in.invite(session, dsp, each.id, agency, each.address, now, links=world.links)


def _strangers(world: World, place: str) -> Iterator[Character]:
    """On the list, and never signed in."""
    for each in world.cast.at[place]:
        known = each.joined_on or each.was or each.plays or each.ends_on
        if each.id and not known:
            yield each
