"""Reminders in words: how they are set, who would be told what, and what became of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from flask import url_for
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _

from app.content.model.terms import Nation
from app.learning.reminders import ReminderPlan
from app.services.content import Content
from app.services.reminder_digests import DIGEST
from app.services.reminder_pages import Paper, Reminders, Show
from app.services.reminder_staff import ToTell
from app.services.team import titles
from app.store.reminder_letters import Sent
from app.web.asked import in_a_cell
from app.web.letter_states import STATES, reason_words
from app.web.templating import short_date

PAGE = 100
MOST_NAMES = 20
"""On the day to come; more are a number."""


@dataclass(frozen=True, slots=True)
class Line:
    person_id: int
    name: str
    asked: tuple[str, ...]
    """“Noticing neglect: overdue since 3 Mar 2027”."""
    address: str | None
    last: datetime | None = None
    """When she was last written to."""


@dataclass(frozen=True, slots=True)
class NextView:
    on: date
    is_today: bool
    lines: tuple[Line, ...]
    others: int
    """Who is not listed."""


@dataclass(frozen=True, slots=True)
class LetterLine:
    name: str
    made_at: datetime
    state: LazyString
    tone: str | None
    sent_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    words: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class PagesView:
    page: int
    pages: int
    total: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class RemindersView:
    on: bool
    told: tuple[str, ...]
    """When people are told, a sentence each."""
    next: NextView | None
    lines: tuple[Line, ...]
    all_ticked: bool
    choices: tuple[Choice, ...]
    tick_all: str
    tick_none: str
    pages: PagesView
    letters: tuple[LetterLine, ...]
    sample: str


def reminders_view(
    found: Reminders, content: Content, show: Show, page: int, *, ticked: bool
) -> RemindersView:
    nation, agency = found.agency.nation, int(found.agency.id)
    last = found.written
    waiting = found.waiting[(page - 1) * PAGE : page * PAGE]
    return RemindersView(
        found.reminding.switched_on,
        tuple(_told(found.reminding.plan, found.today)),
        _next(found, content),
        tuple(
            Line(each.person_id, each.name, asked, _where(each), last.get(each.person_id))
            for each, asked in _asked(waiting, content, nation)
        ),
        ticked,
        tuple(_choices(agency, show)),
        _address(agency, show, page),
        _address(agency, show, page, tick="none"),
        _pages(agency, show, page, len(found.waiting)),
        tuple(map(_letter, found.letters)),
        found.sample,
    )


def lines_of(people: Iterable[ToTell], content: Content, nation: Nation) -> tuple[Line, ...]:
    return tuple(
        Line(each.person_id, each.name, asked, _where(each))
        for each, asked in _asked(people, content, nation)
    )


def _where(each: ToTell) -> str | None:
    """The list's address; that of somebody who keeps another to herself is not told."""
    if each.address is None or each.address == each.listed:
        return each.address
    return _("to an address of their own")


def paper_lines(found: Paper, content: Content) -> tuple[tuple[str, str, str], ...]:
    """Name, course and by when: a row for each course."""
    nation = found.agency.nation
    named = titles(content, (row.course for one in found.people for row in one.rows), nation)
    return tuple(
        (each.name, named[row.course], short_date(row.due_on))
        for each in found.people
        for row in each.rows
        if row.due_on
    )


def _told(plan: ReminderPlan, today: date) -> Iterator[str]:
    if plan.days_before:
        days = _listed(plan.days_before)
        yield _("%(days)s days before something is due", days=days)
    if plan.on_the_day:
        yield _("on the day it is due")
    if plan.days_after:
        days = _listed(plan.days_after)
        yield _("%(days)s days after it was due, while it is not done", days=days)
    yield _("never on Saturdays and Sundays: what falls on them waits for the next open day")
    for first, last in plan.closures:
        if last >= today:
            yield _("never from %(first)s to %(last)s, while you are closed") % {
                "first": short_date(first),
                "last": short_date(last),
            }


def _listed(days: tuple[int, ...]) -> str:
    *most, last = map(str, days)
    return _("%(most)s and %(last)s", most=", ".join(most), last=last) if most else last


def _next(found: Reminders, content: Content) -> NextView | None:
    if found.next_time is None:
        return None
    people = found.next_time.people
    lines = lines_of(people[:MOST_NAMES], content, found.agency.nation)
    on = found.next_time.on
    return NextView(on, on == found.today, lines, len(people) - len(lines))


def _asked(
    people: Iterable[ToTell], content: Content, nation: Nation
) -> Iterator[tuple[ToTell, tuple[str, ...]]]:
    every = tuple(people)
    named = titles(content, (row.course for one in every for row in one.rows), nation)
    for each in every:
        yield each, tuple(f"{named[row.course]}: {in_a_cell(row)}" for row in each.rows)


def _choices(agency: int, show: Show) -> Iterator[Choice]:
    for each, words in (
        (Show.SOON, _("Late, or due in the next 30 days")),
        (Show.LATE, _("Late")),
        (Show.ALL, _("Everything that is asked")),
    ):
        yield Choice(words, _address(agency, each, 1), each is show)


def _address(agency: int, show: Show, page: int, **more: str) -> str:
    said = {"show": show.value, "page": str(page) if page > 1 else "", **more}
    query = urlencode({name: value for name, value in said.items() if value})
    base = url_for("reminders.home", agency=agency)
    return f"{base}?{query}" if query else base


def _pages(agency: int, show: Show, page: int, total: int) -> PagesView:
    pages = max(1, -(-total // PAGE))
    return PagesView(
        page,
        pages,
        total,
        _address(agency, show, page - 1) if 1 < page <= pages else None,
        _address(agency, show, page + 1) if page < pages else None,
    )


def _letter(sent: Sent) -> LetterLine:
    state, tone = STATES[sent.state]
    name = sent.name or _("somebody who does not work here")
    if sent.kind == DIGEST:
        name = _("%(name)s (weekly summary)", name=name)
    return LetterLine(name, sent.made_at, state, tone, sent.sent_at, reason_words(sent.reason))


def told_words(written: int, paper: int, others: int) -> str:
    """What pressing the button came to."""
    said = [
        ngettext("%(num)d letter is written.", "%(num)d letters are written.", written)
        if written
        else _("No letter was written.")
    ]
    if paper:
        said.append(
            ngettext(
                "%(num)d person has no address: tell them in person.",
                "%(num)d people have no address: tell them in person.",
                paper,
            )
        )
    if others:
        said.append(
            ngettext(
                "%(num)d person had a reminder today, or has done it meanwhile.",
                "%(num)d people had a reminder today, or have done it meanwhile.",
                others,
            )
        )
    return " ".join(said)
