"""What roles, contacts and states are called on these pages."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.policy.roles import Role
from app.services.agency_lists import State

ROLES: Mapping[Role, LazyString] = {
    Role.DSP: _("Safeguarding lead (DSP or DSL): sees the staff of the agency and what is due"),
    Role.ANALYST: _("Analyst: sees the board’s agencies and how far training reaches"),
    Role.AUTHOR: _("Author: writes courses, cases and quizzes"),
    Role.ADMINISTRATOR: _("Administrator: adds agencies and gives roles"),
}
CONTACTS: Mapping[str, LazyString] = {
    "DSP": _("Safeguarding lead"),
    "deputy": _("Deputy"),
    "social services": _("Front door of social services"),
    "out of hours": _("Out of hours"),
    "recording system": _("Link to the system that concerns are recorded in"),
    "staff support": _("Support for staff"),
}
HINTS: Mapping[str, LazyString] = {
    "DSP": _("Name and telephone number, as staff should read it."),
    "deputy": _("Whom to turn to when the safeguarding lead cannot be reached."),
    "social services": _("The telephone number to report a concern to."),
    "out of hours": _("The number for evenings, nights and weekends."),
    "recording system": _("Begins with https://"),
    "staff support": _("For example an employee assistance line."),
}
OWN_WORDS: Mapping[str, LazyString] = {
    "DSP": _("What the safeguarding lead is called"),
    "social services": _("What the front door of social services is called"),
}
STATES: Mapping[State, LazyString] = {
    State.NEW: _("New agency"),
    State.ANOTHER_DSP: _("New safeguarding lead"),
    State.UNCHANGED: _("Unchanged"),
    State.PROBLEM: _("Left out"),
}
TONES: Mapping[State, str | None] = {
    State.NEW: "sound",
    State.ANOTHER_DSP: "sound",
    State.UNCHANGED: None,
    State.PROBLEM: "care",
}
PROBLEMS: Mapping[str, LazyString] = {
    "agency-missing": _("The agency’s name is missing. Write it in the first column."),
    "agency-too-long": _("The agency’s name is over 100 characters. Shorten it."),
    "sector-unknown": _(
        "Heed does not know this sector. All sectors are listed on the page where you choose the file."
    ),
    "nation-unknown": _("Write England, Wales, Scotland or Northern Ireland."),
    "board-missing": _("Write which board serves it: you look after several."),
    "board-unknown": _("You look after no board of this name. Check how it is spelt."),
    "parent-unknown": _(
        "There is no agency of this name that it could be part of, on this list or in Heed. Check how it is spelt."
    ),
    "parent-itself": _("An agency cannot be part of itself. Leave the parent empty."),
    "parent-problem": _("The row of its parent has a problem. Mend that row first."),
    "differs-above": _("A row above says something else of this agency. Make both the same."),
    "differs-there": _(
        "Heed has this agency with another sector, nation or parent. Change it on the agency’s page, or change this row."
    ),
    "several-there": _("Heed has several agencies of this name. Write its board."),
    "dsp-incomplete": _(
        "A safeguarding lead needs both a name (at most 100 characters) and a work address. Fill in both, or neither."
    ),
    "address-unfit": _("This is no mail address. Check how it is spelt."),
    "dsp-two-names": _("A row above has this address with another name. Make both the same."),
    "dsp-oneself": _("This is your own address. Nobody gives a role to themselves."),
    "row-twice": _("The same row stands above. Take one out."),
}
