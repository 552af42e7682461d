"""What a DSP's pages show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from flask import url_for
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.ids import AgencyId
from app.learning.obligations import Status
from app.reporting.obligations import Counts, Filters, ObligationRow, Order
from app.services.content import Content
from app.services.practice_seeing import AskedAbout
from app.services.records import AwardHeld
from app.services.team import Matrix, Member, Overview, Who, titles
from app.web.asked import STATUSES, AskedView, asked_view, why
from app.web.paging import Pages, pages_of
from app.web.practice_words import SEEN
from app.web.sources import source_words
from app.web.team.forms import PracticeForm
from app.web.templating import short_date

ORDERS: dict[Order, LazyString] = {
    Order.STATUS: lazy("the most pressing first"),
    Order.DUE: lazy("the day it is due"),
    Order.NAME: lazy("name"),
    Order.COURSE: lazy("course"),
}


@dataclass(frozen=True, slots=True)
class CourseLine:
    title: str
    required: int
    covered: int
    due_soon: int
    in_grace: int
    overdue: int
    exempt: int
    href: str


@dataclass(frozen=True, slots=True)
class NextAction:
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    staff: int
    new_starters: int
    without_account: int
    people: Counts
    courses: tuple[CourseLine, ...]
    actions: tuple[NextAction, ...]
    overdue_href: str
    due_soon_href: str
    today: date


@dataclass(frozen=True, slots=True)
class WhoLine:
    person_id: int
    name: str
    job_role: str
    href: str
    asked: AskedView


@dataclass(frozen=True, slots=True)
class WhoView:
    lines: tuple[WhoLine, ...]
    pages: Pages
    only: Filters
    status: str
    order: str
    courses: tuple[tuple[str, str], ...]
    job_roles: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]
    orders: tuple[tuple[str, str], ...]
    ordered_by: LazyString
    filtered: bool
    address: Mapping[str, str]
    """This list's filters as an address has them."""


@dataclass(frozen=True, slots=True)
class Cell:
    met: str
    """“✓ 3 Mar 2026”; empty where it was never met."""
    standing: str


@dataclass(frozen=True, slots=True)
class MatrixLine:
    name: str
    job_role: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    courses: tuple[str, ...]
    lines: tuple[MatrixLine, ...]
    pages: Pages
    today: date


@dataclass(frozen=True, slots=True)
class PostView:
    job_role: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class RecordLine:
    award: int
    title: str
    met_on: date
    until: date | None
    in_date: bool
    source: str
    certified: bool


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    id: int
    title: str
    provider: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class PracticeView:
    course: str
    title: str
    met_on: date
    said: LazyString | None
    said_at: datetime | None
    form: PracticeForm


@dataclass(frozen=True, slots=True)
class MemberView:
    person_id: int
    name: str
    posts: tuple[PostView, ...]
    absences: tuple[tuple[date, date | None], ...]
    asked: tuple[tuple[AskedView, tuple[str, ...]], ...]
    """Each with the reasons why."""
    record: tuple[RecordLine, ...]
    topics: tuple[tuple[str, str], ...]
    """Quiz, and its topics in a row."""
    evidence: tuple[EvidenceLine, ...]
    standing: str
    """Of how many courses, how many are in date."""
    practice: tuple[PracticeView, ...]


def overview_view(found: Overview, content: Content) -> OverviewView:
    agency = found.agency.id
    named = titles(content, found.courses, found.agency.nation)
    courses = (
        _course_line(agency, named[slug], slug, counts) for slug, counts in found.courses.items()
    )
    return OverviewView(
        found.heads.staff,
        found.heads.new_starters,
        found.heads.without_account,
        found.people,
        tuple(sorted(courses, key=lambda line: line.title.casefold())),
        tuple(_actions(found)),
        url_for("team.who", agency=agency, status=Status.OVERDUE.value),
        url_for("team.who", agency=agency, status=Status.DUE.value, order=Order.DUE.value),
        found.today,
    )


def who_view(found: Who, content: Content) -> WhoView:
    named = titles(
        content, {*found.courses, *(row.course for row in found.rows)}, found.agency.nation
    )
    address = _address(found)
    courses = sorted(((slug, named[slug]) for slug in found.courses), key=lambda one: one[1])
    return WhoView(
        tuple(_who_line(found.agency.id, row, named[row.course]) for row in found.rows),
        _pages("team.who", found.agency.id, found.page, found.pages, found.total, address),
        found.only,
        next(iter(found.only.statuses), ""),
        found.order.value,
        (("", _("All courses")), *courses),
        (("", _("All job roles")), *((role, role) for role in found.job_roles)),
        (("", _("All")), *((status.value, str(words)) for status, words in STATUSES.items())),
        tuple((order.value, str(words)) for order, words in ORDERS.items()),
        ORDERS[found.order],
        bool(set(address) - {"order"}),
        address,
    )


def matrix_view(found: Matrix, content: Content) -> MatrixView:
    named = titles(content, found.courses, found.agency.nation)
    lines = tuple(
        MatrixLine(
            line.name,
            line.job_role,
            url_for("team.member", agency=found.agency.id, person=line.person_id),
            tuple(_cell(asked.get(course)) for course in found.courses),
        )
        for line, asked in found.lines
    )
    pages = _pages("team.matrix", found.agency.id, found.page, found.pages, found.total, {})
    return MatrixView(tuple(named[course] for course in found.courses), lines, pages, found.today)


def member_view(
    found: Member, content: Content, practice: Mapping[str, PracticeForm]
) -> MemberView:
    """`practice`: by course."""
    courses = [*(row.course for row in found.asked), *(e.shown.course for e in found.evidence)]
    named = titles(content, courses, found.agency.nation)
    return MemberView(
        found.person_id,
        found.name,
        tuple(
            PostView(post.held.job_role, post.held.starts_on, post.held.ends_on)
            for post in found.posts
        ),
        tuple((away.starts_on, away.ends_on) for away in found.absences),
        tuple((asked_view(one, named[one.course]), why(one.reason)) for one in found.asked),
        tuple(map(_record_line, found.awards)),
        tuple((again.quiz, ", ".join(again.topics)) for again in found.topics),
        tuple(
            EvidenceLine(e.id, named[e.shown.course], e.shown.provider, e.review is None)
            for e in found.evidence
        ),
        _standing([one.status for one in found.asked]),
        tuple(_practice(each, practice[each.course]) for each in found.practice),
    )


def _practice(about: AskedAbout, form: PracticeForm) -> PracticeView:
    said = about.said
    words = SEEN[said.answer] if said else None
    return PracticeView(
        about.course, about.title, about.met_on, words, said.seen_at if said else None, form
    )


def _standing(statuses: Sequence[Status]) -> str:
    covered = statuses.count(Status.COVERED)
    required = len(statuses) - statuses.count(Status.EXEMPT)
    return ngettext(
        "%(covered)d of %(num)d course in date",
        "%(covered)d of %(num)d courses in date",
        required,
        covered=covered,
    )


def _course_line(agency: AgencyId, title: str, slug: str, counts: Counts) -> CourseLine:
    return CourseLine(
        title,
        counts.required,
        counts.covered,
        counts.due_soon,
        counts.in_grace,
        counts.overdue,
        counts.exempt,
        url_for("team.who", agency=agency, course=slug),
    )


def _actions(found: Overview) -> Iterator[NextAction]:
    """What waits for the DSP, as far as this installation has a page for it."""
    agency, heads = found.agency.id, found.heads
    pressing = found.people.overdue + found.people.in_grace
    waiting = (
        (
            pressing,
            ngettext("Remind %(num)d person", "Remind %(num)d people", pressing),
            f"/team/{agency}/reminders?show=late",
        ),
        (
            heads.joiners,
            ngettext("Approve %(num)d joiner", "Approve %(num)d joiners", heads.joiners),
            f"/team/{agency}/ways-in",
        ),
        (
            heads.evidence,
            ngettext(
                "Look at %(num)d piece of evidence",
                "Look at %(num)d pieces of evidence",
                heads.evidence,
            ),
            f"/team/{agency}/evidence",
        ),
        (
            heads.without_account,
            ngettext(
                "Give %(num)d person a way to sign in",
                "Give %(num)d people a way to sign in",
                heads.without_account,
            ),
            f"/team/{agency}/ways-in",
        ),
    )
    yield from (NextAction(words, href) for number, words, href in waiting if number)


def _who_line(agency: AgencyId, row: ObligationRow, title: str) -> WhoLine:
    href = url_for("team.member", agency=agency, person=row.person_id)
    return WhoLine(row.person_id, row.name, row.job_role, href, asked_view(row, title))


def _address(found: Who) -> dict[str, str]:
    only = found.only
    said = {
        "q": only.search,
        "course": only.course or "",
        "role": only.job_role or "",
        "status": next(iter(only.statuses), ""),
        "by": only.due_before.isoformat() if only.due_before else "",
        "order": "" if found.order is Order.STATUS else found.order.value,
    }
    return {name: value for name, value in said.items() if value}


def _pages(
    endpoint: str, agency: AgencyId, page: int, pages: int, total: int, address: Mapping[str, str]
) -> Pages:
    here = f"{url_for(endpoint, agency=agency)}?{urlencode(address)}"
    return pages_of(here, page, pages, total)


def _cell(row: ObligationRow | None) -> Cell:
    if row is None:
        return Cell("", _("not asked"))
    view = asked_view(row, "")
    return Cell(_met(row), f"{view.status} {view.when}".strip())


def _met(row: ObligationRow) -> str:
    """A tick is for what still serves."""
    if row.met_on is None:
        return ""
    day = short_date(row.met_on)
    return f"✓ {day}" if row.status is Status.COVERED else _("last met %(day)s", day=day)


def _record_line(held: AwardHeld) -> RecordLine:
    facts = held.award.facts
    return RecordLine(
        held.award.id,
        facts.course_title,
        facts.met_on,
        held.until,
        held.in_date,
        source_words(facts),
        held.certified,
    )
