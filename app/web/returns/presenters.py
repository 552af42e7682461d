"""Returns in words."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _

from app.content.model.terms import Nation
from app.ids import AgencyId
from app.reporting.returns import ListState
from app.services.asking_returns import Line, ReturnsPage
from app.services.content import Content
from app.services.team import titles
from app.store.returns import Return
from app.web.list_states import STATES
from app.web.returns.forms import GROUPS
from app.web.templating import short_date


@dataclass(frozen=True, slots=True)
class AgencyView:
    id: AgencyId
    name: str
    sector: str
    state: LazyString
    tone: str | None
    people: str
    last_on: datetime | None
    declared_as_of: date | None
    asked: str
    """What became of the last letter; '' where none was written."""
    is_silent: bool


@dataclass(frozen=True, slots=True)
class HomeView:
    agencies: tuple[AgencyView, ...]
    """Silent ones first, then partial."""
    summary: tuple[tuple[str, str], ...]
    silent: tuple[AgencyId, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    course: str
    group: LazyString
    required: int
    trained: int


def home_view(page: ReturnsPage) -> HomeView:
    order = list(STATES)
    lines = sorted(page.lines, key=lambda line: order.index(line.list.state))
    numbers = Counter(line.list.state for line in lines)
    return HomeView(
        tuple(map(_agency, lines)),
        tuple(
            (
                str(STATES[state][0]).capitalize(),
                _("%(num)s of %(all)s", num=numbers[state], all=len(lines)),
            )
            for state in reversed(order)
        ),
        tuple(line.list.agency_id for line in lines if line.list.state is ListState.SILENT),
    )


def lines_view(given: Return, content: Content, nation: Nation) -> tuple[LineView, ...]:
    named = titles(content, {line.course for line in given.said.lines}, nation)
    return tuple(
        LineView(named[line.course], GROUPS[line.group], line.required, line.trained)
        for line in given.said.lines
    )


def _agency(line: Line) -> AgencyView:
    found, answered = line.list, line.asked.answered
    state, tone = STATES[found.state]
    return AgencyView(
        found.agency_id,
        found.name,
        found.sector,
        state,
        tone,
        _people(found.staff, found.headcount),
        found.last_on,
        answered.as_of if answered else None,
        _asked(line),
        found.state is ListState.SILENT,
    )


def _people(staff: int, headcount: int | None) -> str:
    if headcount is None:
        return ngettext("%(num)d on the list", "%(num)d on the list", staff)
    return _("%(staff)s on the list, of %(all)s declared", staff=staff, all=headcount)


def _asked(line: Line) -> str:
    request = line.asked.request
    if request is None:
        return ""
    day = short_date(request.made_at.date())
    if line.asked.waits:
        return _("asked on %(day)s, no answer yet", day=day)
    return _("asked on %(day)s, answered", day=day)
