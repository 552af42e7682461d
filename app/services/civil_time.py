"""Days are London's: a training day does not end at midnight in Greenwich in summer."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def civil_date(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()
