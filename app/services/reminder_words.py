"""What reminders say: kindly, what is asked, by when, and where to go. No letter names a child, a case or a mark."""

from collections.abc import Iterable
from datetime import date

from app.learning.obligations import Status


def _(words: str) -> str:
    """Marked for translation; letters are in English until there is a catalogue."""
    return words


SUBJECT = _("Your safeguarding training: what comes next")
USUAL_WORDS = _(
    "Thank you for taking the time. You can stop at any point and go on where you left off."
)
REMINDER = _(
    """Hello {name},

{agency} asks you for this training:

{items}

Sign in and go on here:

{link}

{words}

If you think that this is a mistake, please tell the person who runs training where you work.
"""
)
OVERDUE = _("- {course}: it was due on {day}")
AGAIN = _("- {course}: once more, by {day}")
DUE = _("- {course}: by {day}")
SOME_COURSE = _("the course’s name")
DIGEST_SUBJECT = _("Training at {agency} this week")
DIGEST = _(
    """Hello {name},

This is how training stands at {agency}. Of {required} people who are asked for something:

- {covered} hold everything that is asked of them
- {due_soon} have something due in the next 30 days
- {overdue} have something overdue

In the last seven days Heed wrote {written} reminders. {paper} were not written, because Heed knows no address: those people are told in person.

See who needs what here:

{link}
"""
)


def item(title: str, status: Status, due_on: date) -> str:
    """A line of a reminder."""
    words = {Status.OVERDUE: OVERDUE, Status.IN_GRACE: OVERDUE, Status.COVERED: AGAIN}
    return words.get(status, DUE).format(course=title, day=long_day(due_on))


def reminder(name: str, agency: str, items: Iterable[str], link: str, words: str) -> str:
    return REMINDER.format(
        name=name, agency=agency, items="\n".join(items), link=link, words=words or USUAL_WORDS
    )


def long_day(day: date) -> str:
    """Monday 3 March 2027."""
    return f"{day:%A} {day.day} {day:%B %Y}"
