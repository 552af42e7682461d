"""What people read in their letters about a board's training events."""

from datetime import date

from app.store.events import Event
from app.store.letters import Sheet


def _(words: str) -> str:
    """Marked for translation; letters are in English until there is a catalogue."""
    return words


BOOKED = _(
    """Hello {name},

{agency} has booked you a place at “{title}”, which {board} runs:

{facts}

If you cannot come, please tell the person who runs training at your workplace: somebody else may be waiting for the place. You find the booking under My training: {link}
"""
)
WAITING = _(
    """Hello {name},

{agency} would like to book you for “{title}”, which {board} runs. All places are taken, so you are on the waiting list:

{facts}

If a place becomes free, we write to you again. Until then, please do not set out. You find where you stand under My training: {link}
"""
)
MOVED_UP = _(
    """Hello {name},

A place has become free, and it is yours: you can come to “{title}”, which {board} runs:

{facts}

If you cannot come, please tell the person who runs training at your workplace, so that the next one can have the place. You find the booking under My training: {link}
"""
)
CHANGED = _(
    """Hello {name},

{board} has changed something about “{title}”, for which you are booked. This is how it is now:

{facts}

If you cannot come, please tell the person who runs training at your workplace. You find the booking under My training: {link}
"""
)
CANCELLED = _(
    """Hello {name},

“{title}”, which {board} was to run on {day}, is cancelled.

{board} says why: {why}

There is nothing to do. The person who runs training at your workplace can book you for another one.
"""
)
FACTS = _("{day}, {starts_at} to {ends_at}\n{place}\nLed by {led_by}")
TEXTS = {
    "event-booked": (BOOKED, _("You have a place: {title}")),
    "event-waiting": (WAITING, _("You are on the waiting list: {title}")),
    "event-moved-up": (MOVED_UP, _("A place is yours now: {title}")),
    "event-changed": (CHANGED, _("Changed: {title}")),
    "event-cancelled": (CANCELLED, _("Cancelled: {title}")),
}
"""By kind: text and subject."""


def sheet(kind: str, event: Event, name: str, agency: str, link: str) -> Sheet:
    """`address` is the caller's to add."""
    text, subject = TEXTS[kind]
    facts = event.facts
    said = text.format(
        name=name,
        agency=agency,
        title=facts.title,
        board=event.board,
        facts=_facts(event),
        day=_day(facts.held_on),
        why=event.cancelled_why,
        link=link,
    )
    return Sheet("", subject.format(title=facts.title), said)


def _facts(event: Event) -> str:
    facts = event.facts
    return FACTS.format(
        day=_day(facts.held_on),
        starts_at=facts.starts_at,
        ends_at=facts.ends_at,
        place=facts.place,
        led_by=facts.led_by,
    )


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
