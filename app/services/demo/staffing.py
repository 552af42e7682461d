"""Staff lists, and who comes, goes, is away, or turns out to be known from somewhere else."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import islice

from app.services import absences, coming_in, doors, posts, staff_lists, ways_in
from app.services.demo.cast import Character
from app.services.demo.diary import Together
from app.services.demo.places import CANAL_STREET, MAES_YR_AFON, PLACES, WEAVERS, Place
from app.services.demo.world import NOBODY_SIGNS_IN, World
from app.services.members import Newcomer
from app.services.spreadsheets import read_table
from app.store import accounts, letters
from app.store.database import Session
from app.store.posts import Held, posts_at
from app.store.staff_entries import entries_of

LISTED = 8
"""Days after an agency opened its list came."""
HEADINGS = ("Surname", "Forename", "Payroll no", "Work email", "Job title", "Start date")
BOTH = (
    (CANAL_STREET, "Teaching Assistant L2", "lunchtime supervisor"),
    (MAES_YR_AFON, "Teaching Assistant L2", "lunchtime supervisor"),
    (WEAVERS, "Teaching Assistant L2", "lunchtime supervisor"),
    (WEAVERS, "School Office", "governor or trustee"),
)
"""Who holds a second post at the same place: where, as what, and what besides."""


def staff(world: World) -> None:
    for place in PLACES:
        if not place.size:
            continue
        listed = world.days.ago(place.opened - LISTED)
        if place.relisted:
            again = world.days.ago(place.relisted)
            world.diary.write(again, _bringing_list(world, place, again), 11)
        world.diary.write(listed, _bringing_list(world, place, listed), 11)
        for each in world.cast.at[place.name]:
            _come_and_go(world, each, listed)
        _go_away(world, place)
    for where, title, besides in BOTH:
        day = world.days.ago(70)
        world.diary.write(day, _taking_second_post(world, where, title, besides), 14)


def _bringing_list(world: World, place: Place, day: date) -> Together:
    return lambda session, now: bring_list(world, session, place, day, now)


def bring_list(world: World, session: Session, place: Place, day: date, now: datetime) -> None:
    """Sent, its titles said, looked at, and applied, leavers with it."""
    dsp, agency = world.dsp(session, place), world.agency(place)
    there = [each for each in world.cast.at[place.name] if _is_listed(each, day)]
    table = read_table("staff.csv", _as_csv(there).encode("utf-8-sig"))
    staff_lists.say_meanings(session, dsp, agency, _meanings(place), now)
    number = staff_lists.send(session, dsp, agency, f"staff {day:%B %Y}.csv", table, now)
    opened = staff_lists.get_sent(session, dsp, agency, number, now)
    found = staff_lists.preview(session, opened, now)
    leaving = [leaver.post.id for leaver in found.account.leavers]
    staff_lists.apply(session, dsp, agency, number, found.seal, leaving, day, now)
    known = {entry.known.payroll_id: entry.person_id for entry in entries_of(session, agency)}
    for each in there:
        each.id = known[each.payroll_id]


def _is_listed(each: Character, day: date) -> bool:
    soon = day + timedelta(days=4)
    return each.was is None and each.starts_on <= soon and (not each.ends_on or each.ends_on > day)


def _as_csv(there: Iterable[Character]) -> str:
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(HEADINGS)
    for each in sorted(there, key=lambda each: each.name.split()[-1]):
        first, last = each.name.rsplit(" ", 1)
        began = f"{each.starts_on:%d/%m/%Y}"
        rows.writerow((last, first, each.payroll_id, each.address or "", each.job.title, began))
    return written.getvalue()


def _meanings(place: Place) -> Mapping[str, str]:
    return {job.title: job.role for job in place.jobs}


def _come_and_go(world: World, each: Character, listed: date) -> None:
    relisted = world.days.ago(each.place.relisted) if each.place.relisted else None
    if each.was is not None or each.name == each.place.dsp:
        _come_known(world, each)
    elif not _is_listed(each, listed) and not (relisted and _is_listed(each, relisted)):
        day = max(each.starts_on - timedelta(days=2), listed)
        world.diary.write(day, lambda s, now: _add(world, s, each, now), 12)
    if each.joined_on and each.name != each.place.dsp:
        world.diary.write(each.joined_on, lambda s, now: _join(s, each, now), 13)
    if each.ends_on and each.ends_on != relisted:
        day = each.ends_on - timedelta(days=10)
        world.diary.write(day, lambda s, now: _end(world, s, each, now), 15)


def _add(world: World, session: Session, each: Character, now: datetime) -> None:
    newcomer = Newcomer(each.name, each.address, each.payroll_id, each.job.role, each.starts_on)
    dsp, agency = world.dsp(session, each.place), world.agency(each.place)
    each.id = posts.add_member(session, dsp, agency, newcomer, now)


def _join(session: Session, each: Character, now: datetime) -> None:
    """She chose a password; here nobody does, and no password opens the account."""
    username = each.address or f"{each.name.casefold().replace(' ', '.')}{each.payroll_id}"
    accounts.add_account(session, each.id, username, NOBODY_SIGNS_IN, now, each.address)


def _end(world: World, session: Session, each: Character, now: datetime) -> None:
    dsp, agency = world.dsp(session, each.place), world.agency(each.place)
    (post,) = posts_at(session, agency, [each.id])
    assert each.ends_on is not None  # noqa: S101
    posts.end_post(session, dsp, agency, post.id, each.ends_on, now)


def _come_known(world: World, each: Character) -> None:
    """Written on the list as somebody new; then she follows the letter, signed in as who she was."""
    written: list[str] = []
    day = max(each.starts_on - timedelta(days=2), world.days.ago(each.place.opened - LISTED))

    def invite(session: Session, now: datetime) -> None:
        if each.was is not None:
            _add(world, session, each, now)
        dsp, agency = world.dsp(session, each.place), world.agency(each.place)
        ways_in.invite(session, dsp, each.id, agency, each.address or "", now, links=world.links)
        written.append(letters.latest(session, 1)[0].text)

    world.diary.write(day, invite, 12)
    world.diary.write_alone(day, lambda now: _follow(world, each, written[0], now), 16)


def _follow(world: World, each: Character, letter: str, now: datetime) -> None:
    token = letter.split(world.links.way_in(""))[1].split()[0]
    with world.database.reading() as session:
        actor = world.learner(each.was) if each.was else world.dsp(session, each.place)
    door = doors.look(world.database, token, actor, "127.0.0.0/24", now)
    with world.database.transaction() as session:
        coming_in.use_signed_in(session, actor, door, "Demo", now)
    each.id = actor.person_id


def _go_away(world: World, place: Place) -> None:
    """Two who are away for long, and one who is back."""
    staying = (each for each in world.cast.at[place.name] if each.joined_on and not each.ends_on)
    for number, each in enumerate(islice(staying, 5, 14, 4)):
        begun = world.days.ago((40, 95, 150)[number])
        back = (None, world.days.today + timedelta(days=60), world.days.ago(60))[number]
        if place.size > 20 and each.starts_on < begun:
            world.diary.write(begun, _leaving(world, each, begun, back), 10)


def _leaving(world: World, each: Character, begun: date, back: date | None) -> Together:
    def leave(session: Session, now: datetime) -> None:
        dsp, agency = world.dsp(session, each.place), world.agency(each.place)
        absences.add_absence(session, dsp, agency, each.id, begun, back, now)

    return leave


def _taking_second_post(world: World, where: str, title: str, besides: str) -> Together:
    place = next(place for place in PLACES if place.name == where)
    who = next(
        each
        for each in world.cast.at[where]
        if each.job.title == title and each.starts_on < world.days.ago(100) and not each.ends_on
    )

    def take(session: Session, now: datetime) -> None:
        dsp, agency = world.dsp(session, place), world.agency(place)
        held = Held(besides, world.days.ago(66))
        posts.add_post(session, dsp, agency, who.id, held, now)

    return take
