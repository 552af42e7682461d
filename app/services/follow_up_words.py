"""What is written some weeks after a course: kindly, and once. No letter names a child, a case or an answer."""

from app.services.reminder_words import USUAL_WORDS


def _(words: str) -> str:
    """Marked for translation; letters are in English until there is a catalogue."""
    return words


SUBJECT = _("Some weeks after your course")
LETTER = _(
    """Hello {name},

You completed “{course}” some weeks ago. If you can spare a few minutes, it has something more for you: {minutes} minutes in all. Looking back after a while helps to remember, and shows what training changes and what it does not.

You need not do it, and nobody is told whether you did. Sign in and go on here:

{link}

{words}
"""
)


def letter(name: str, course: str, minutes: int, link: str, words: str) -> str:
    return LETTER.format(
        name=name, course=course, minutes=minutes, link=link, words=words or USUAL_WORDS
    )
