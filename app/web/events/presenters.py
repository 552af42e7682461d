"""Events in words: how full they are, and what people made of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.learning.training_events import SCALE
from app.services.board_events import Evaluation, EventLine, EventPage, Tally
from app.services.content import Content
from app.services.team import titles
from app.store.events import Event
from app.web.charts.bars import Bar, BarChart, bars
from app.web.charts.frame import Frame
from app.web.events.forms import ASKED, RATINGS
from app.web.templating import long_date

GOOD = 4
"""From here on an answer is on the good side of the scale."""


@dataclass(frozen=True, slots=True)
class CountsLine:
    name: str
    tally: Tally
    attended: str
    absent: str


def stands_for(event: Event, content: Content) -> str:
    course = event.facts.course
    if course is None:
        return _("attendance alone")
    return titles(content, [course], event.nation)[course]


def standing_of(line: EventLine) -> tuple[str, str | None]:
    """In words, with the tag's tone."""
    if line.event.is_cancelled:
        return _("cancelled"), "danger"
    if line.free:
        return ngettext("%(num)d place free", "%(num)d places free", line.free), None
    return _("full"), "care"


def counts_lines(page: EventPage) -> tuple[CountsLine, ...]:
    """By agency; the sum of them comes last."""
    recorded = page.line.is_recorded
    lines = [_counts(each.name, each.tally, recorded=recorded) for each in page.agencies]
    return (*lines, _counts(_("All agencies"), page.line.tally, recorded=recorded))


def _counts(name: str, tally: Tally, *, recorded: bool) -> CountsLine:
    if not recorded:
        return CountsLine(name, tally, _("not recorded"), _("not recorded"))
    return CountsLine(name, tally, str(tally.attended), str(tally.absent))


def charts_of(found: Evaluation) -> tuple[BarChart, ...]:
    return tuple(
        _chart(question, answers, sum(answers.values()))
        for question, answers in found.answers.items()
    )


def _chart(question: str, answers: Mapping[int, int], people: int) -> BarChart:
    good = sum(number for answer, number in answers.items() if answer >= GOOD)
    findings = {
        "useful": _("%(num)s of %(all)s found it useful", num=good, all=people),
        "clear": _("%(num)s of %(all)s found it clear", num=good, all=people),
        "sure": _("%(num)s of %(all)s are sure what to do", num=good, all=people),
    }
    rows = [
        Bar(str(words), answers.get(number, 0), people)
        for number, words in reversed(list(zip(SCALE, RATINGS, strict=True)))
    ]
    asked = _("Asked was: %(question)s", question=ASKED[question])
    return bars(rows, frame=Frame(f"answers-{question}", findings[question], asked))


def when(event: Event) -> str:
    facts = event.facts
    return _(
        "%(day)s, %(from_time)s to %(to_time)s",
        day=long_date(facts.held_on),
        from_time=facts.starts_at,
        to_time=facts.ends_at,
    )
