"""When a report is made, those who asked for it get a letter with the link: never a figure."""

from datetime import date, datetime

from app.ids import BoardId, PersonId, ReportRunId
from app.services import letters
from app.services.links import Links
from app.store import organisations, report_runs
from app.store.database import Session
from app.store.letters import Letter
from app.store.report_subscribers import subscribers

LETTER = "report-made"


def _(words: str) -> str:
    """Marked for translation; letters are in English until there is a catalogue."""
    return words


SUBJECT = _("A report of {board} is ready")
TEXT = _(
    """Hello {name},

{board} has a new report on safeguarding training, as it stood on {day}. Read it here, after signing in:

{link}

You get this letter because you asked for it on the board’s page of reports. There you can also stop it.
"""
)


def tell(
    session: Session,
    board_id: BoardId,
    run_id: ReportRunId,
    as_of: date,
    but: PersonId | None,
    links: Links,
    now: datetime,
) -> None:
    """`but`: who made it, and knows."""
    board = organisations.get_board(session, board_id).name
    subject, day = SUBJECT.format(board=board), f"{as_of:%A} {as_of.day} {as_of:%B %Y}"
    for each in subscribers(session, board_id):
        if each.person_id == but:
            continue
        key = (session, LETTER, each.person_id, None, f"report/{run_id}")
        if each.address is None:
            letters.skip(*key, "no-address", now)
            continue
        link = links.report(board_id, run_id)
        text = TEXT.format(name=each.name, board=board, day=day, link=link)
        letters.post(*key, each.address, subject, text, now)


def still_wanted(session: Session, letter: Letter, _now: datetime) -> str:
    """'' where it may go: she still may read the board's reports, and still asks for them."""
    number = letter.stage.removeprefix("report/")
    run = report_runs.find_run(session, ReportRunId(int(number))) if number.isdecimal() else None
    if run is None:
        return "withdrawn"
    wanted = {each.person_id for each in subscribers(session, run.board_id)}
    return "" if letter.person_id in wanted else "no-reader"
