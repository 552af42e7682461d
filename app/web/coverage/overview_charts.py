"""The charts of a board's first page."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from app.learning.coverage import Counts
from app.learning.declared import RoleGroup
from app.reporting.trends import Point
from app.services.board_overview import Overview
from app.services.board_standing import Standing
from app.services.content import Content
from app.web.charts import wordings
from app.web.charts.bars import Bar, BarChart, bars
from app.web.charts.frame import Frame
from app.web.charts.lines import LineChart, lines
from app.web.charts.parts import Part
from app.web.charts.trends import Series
from app.web.coverage.words import people
from app.web.templating import short_date


def partition(counts: Counts) -> BarChart:
    """Everybody in one of five."""
    rows = (
        Bar(_("covered"), counts.covered),
        Bar(_("not yet due"), counts.due),
        Bar(_("in the days of grace"), counts.in_grace),
        Bar(_("overdue"), counts.overdue),
        Bar(_("exempt, and not in the share"), counts.exempt),
    )
    late = ngettext(
        "%(num)d of %(all)s is overdue",
        "%(num)d of %(all)s are overdue",
        counts.overdue,
        all=people(counts.people),
    )
    frame = Frame(
        "partition",
        late if counts.overdue else _("Nobody is overdue"),
        _("How many people stand how. Everybody is in one row."),
        empty=_("Nobody is asked anything yet."),
    )
    return bars(rows if counts.people else (), frame=frame)


def trend_lines(found: Overview) -> LineChart:
    parts = [_part(point, found.course) for point in found.points]
    frame = Frame(
        "trend",
        _finding(found.points, parts),
        _(
            "The share at each month’s end, as it was counted first. A gap is a month without a figure."
        ),
        empty=_("The end of the board’s first month will be the first point here."),
    )
    months = [point.on for point in found.points]
    aim = found.standing.aim(found.course)
    return lines([Series(_("Share"), parts)], months, target=aim, frame=frame)


def _part(point: Point, course: str | None) -> Part | None:
    counts = point.total if course is None else point.courses.get(course, Counts())
    return Part(counts.covered, counts.required) if counts.required else None


def _finding(points: tuple[Point, ...], parts: list[Part | None]) -> str:
    known = [(point, part) for point, part in zip(points, parts, strict=True) if part is not None][
        -13:
    ]
    if len(known) < 2:
        return _("Month by month")
    (then, before), (_last, after) = known[0], known[-1]
    month = wordings.long_month(then.on)
    if before.said == after.said:
        return _("%(share)s, as in %(month)s", share=after.said, month=month)
    return _(
        "From %(before)s to %(after)s since %(month)s",
        before=before.said,
        after=after.said,
        month=month,
    )


def declared(standing: Standing, content: Content, course: str | None) -> BarChart | None:
    """What agencies say of everybody there; None where none has said anything."""
    rows = list(_declared(standing, content, course))
    frame = Frame(
        "declared",
        ngettext(
            "%(num)d agency declares numbers of its own",
            "%(num)d agencies declare numbers of their own",
            len({row.href for row in rows}),
        ),
        _(
            "What agencies say of all their staff and volunteers, by course. It is not in the figures above, and is never added to them."
        ),
    )
    return bars(rows, target=standing.aim(course), frame=frame) if rows else None


def _declared(standing: Standing, content: Content, course: str | None) -> Iterator[Bar]:
    library, words = content.library.courses, content.words(standing.board.nation)
    for each in standing.lists:
        given = standing.returns.get(each.agency_id)
        for line in given.said.lines if given else ():
            if given and line.group is RoleGroup.EVERYBODY and course in (None, line.course):
                found = library.get(line.course)
                label = _(
                    "%(agency)s: %(course)s (%(day)s)",
                    agency=each.name,
                    course=found.title.fill(words) if found else line.course,
                    day=short_date(given.as_of),
                )
                href = url_for("returns.one", board=standing.board.id, agency=each.agency_id)
                yield Bar(label, line.trained, line.required, declared=True, href=href)
