"""What a board writes to an agency whose numbers it has not got."""

from datetime import date

from app.store.letters import Sheet


def _(words: str) -> str:
    """Marked for translation; letters are in English until there is a catalogue."""
    return words


ASKED = _(
    """Hello,

{board} looks at how far safeguarding training reaches in its area, and does not have the numbers of {agency} yet.

Could somebody who knows them fill in a short form? It asks, for each course, how many of your staff and volunteers need it and how many are in date, as they stood on {as_of}. No names are asked for. It takes about five minutes:

{link}

The link can be passed on inside {agency}. It opens the form until {until}; until then the numbers can be put right with the same link.

If your agency keeps its staff list in Heed, or would like to, please answer with that instead: the form is then not needed.
"""
)
ASKED_AGAIN = _(
    """Hello,

On {before} {board} asked {agency} for its numbers on safeguarding training, and has no answer yet. In the report an agency without an answer is shown as missing.

Could somebody who knows them fill in this form? It asks, for each course, how many of your staff and volunteers need it and how many are in date, as they stood on {as_of}. No names are asked for. It takes about five minutes:

{link}

The link can be passed on inside {agency}. It opens the form until {until}; until then the numbers can be put right with the same link.
"""
)


def asked(
    board: str, agency: str, as_of: date, link: str, until: date, before: date | None
) -> Sheet:
    """`address` is the caller's to add. `before`: when the same was asked and not answered."""
    text = (ASKED_AGAIN if before else ASKED).format(
        board=board,
        agency=agency,
        as_of=_day(as_of),
        link=link,
        until=_day(until),
        before=_day(before) if before else "",
    )
    subject = _("Training numbers of {agency}, for {board}").format(agency=agency, board=board)
    return Sheet("", subject, text)


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
