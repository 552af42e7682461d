"""Targets in words."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from app.services.board_targets import Targets
from app.services.content import Content
from app.services.team import titles
from app.web.charts.wordings import percent


@dataclass(frozen=True, slots=True)
class TargetLine:
    name: str
    course: str
    said: str
    from_day: date
    state: str
    tone: str | None


def target_lines(there: Targets, content: Content) -> tuple[TargetLine, ...]:
    courses = {each.course for each in there.known if each.course}
    named = titles(content, courses, there.board.nation)
    lines = []
    for each in there.known:
        state, tone = _("earlier"), None
        if each in there.holding:
            state, tone = _("counts today"), "sound"
        elif each.from_day > there.today:
            state = _("to come")
        name = named[each.course] if each.course else _("Everything that is asked")
        lines.append(
            TargetLine(name, each.course or "", percent(each.percent), each.from_day, state, tone)
        )
    return tuple(lines)
