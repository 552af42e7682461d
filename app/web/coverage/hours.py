"""What was learnt at each agency in twelve months, in hours."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from app.reporting.coverage_figures import Learnt
from app.services.board_standing import Standing


@dataclass(frozen=True, slots=True)
class HoursRow:
    name: str
    href: str
    learnt: Learnt
    staff: int
    hours: str


NOTHING = Learnt(0, 0, 0)


def hours_of(standing: Standing) -> tuple[HoursRow, ...]:
    """The board first; somebody's award counts at each of her agencies, and once there."""
    figures = standing.figures
    board = HoursRow(
        _("The board"), "", figures.learnt, figures.staff, hours_words(figures.learnt.minutes)
    )
    return (
        board,
        *(
            HoursRow(
                each.agency.name,
                url_for("coverage.agency", board=standing.board.id, agency=each.agency.id),
                learnt := figures.learnt_at.get(each.agency.id, NOTHING),
                each.staff,
                hours_words(learnt.minutes),
            )
            for each in figures.agencies
        ),
    )


def hours_words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return _("%(hours)s h %(minutes)s min", hours=f"{hours:,d}", minutes=rest)
