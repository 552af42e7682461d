"""Days counted back from today: whenever the demo is made, its story ends now."""

from datetime import UTC, date, datetime, time, timedelta

from app.services.civil_time import LONDON, civil_date

SATURDAY = 5


class Days:
    def __init__(self, now: datetime) -> None:
        self.now = now
        self.today = civil_date(now)

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def working(self, day: date) -> date:
        """The Friday before, where people are at home."""
        return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))

    def at(self, day: date, hour: int = 9, minute: int = 0) -> datetime:
        """On a working day, and never still to come."""
        moment = datetime.combine(self.working(day), time(hour, minute), LONDON).astimezone(UTC)
        return min(moment, self.now - timedelta(minutes=5))
