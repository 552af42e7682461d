"""The counts of an event as a table."""

from flask_babel import gettext as _

from app.reporting.sheets import Cell, Table
from app.services.board_events import EventPage, Tally


def counts_table(page: EventPage) -> Table:
    headings = (
        _("Agency"),
        _("Booked"),
        _("Waiting"),
        _("Was there"),
        _("Had a place and was not there"),
    )
    recorded = page.line.is_recorded
    rows = [_row(each.name, each.tally, recorded=recorded) for each in page.agencies]
    rows.append(_row(_("All agencies"), page.line.tally, recorded=recorded))
    return Table(page.event.facts.title, headings, rows)


def _row(name: str, tally: Tally, *, recorded: bool) -> tuple[Cell, ...]:
    """What is not recorded stays empty: it is no nought."""
    there = (tally.attended, tally.absent) if recorded else (None, None)
    return name, tally.booked, tally.waiting, *there
