"""Words for what a pasted line, or a form of these steps, has wrong with it."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy
from flask_wtf import FlaskForm

from app.services.errors import Refused
from app.services.pasted_people import Doing
from app.services.staff_lines import Fault
from app.web.refusals import show_at_field

DOINGS: Mapping[Doing, tuple[LazyString, str | None]] = {
    Doing.ADD: (lazy("Will be added"), "accent"),
    Doing.THERE: (lazy("On your list already"), None),
    Doing.REPEATED: (lazy("Counted once"), None),
    Doing.MEND: (lazy("To mend"), "danger"),
}
"""With the tone of its tag."""
FAULTS: Mapping[str, LazyString] = {
    "line-too-long": lazy(
        "This line is longer than a name, a job and an address can be. Give each person a line of their own."
    ),
    "too-many-parts": lazy(
        "Heed cannot tell the parts of this line apart. Write: first and last name, job role, work address (with an @)."
    ),
    "name-missing": lazy("There is no name. Write one before the job role and the address."),
    "name-odd": lazy(
        "“%(written)s” is no name. A name has letters, at most 100 characters, and does not begin with = + or @."
    ),
    "name-lost-letters": lazy("In “%(written)s” a letter got lost. Type the name anew."),
    "address-odd": lazy("“%(written)s” is no mail address. Mend it, or leave it out."),
    "role-unknown": lazy(
        "Heed does not know the job role “%(written)s”. Say below what it is. If it is part of a name, write the first name first, without a comma."
    ),
    "role-missing": lazy(
        "There is no job role. Write one, or choose one below for everybody without."
    ),
    "address-of-another": lazy(
        "The address %(written)s belongs to %(other)s on your list. Two people cannot share one."
    ),
    "address-of-two": lazy(
        "Line %(other)s has the same address under another name. Two people cannot share one."
    ),
    "there-several": lazy("Several people of this name are on it. Nothing changes."),
    "there-other-address": lazy(
        "Nothing changes. To give them the address %(written)s, open them on the staff list."
    ),
    "repeats-line": lazy(
        "Line %(other)s has this name too. If they are two people, give each their work address."
    ),
    "left-before": lazy("Somebody of this name worked here before."),
}
REFUSALS: Mapping[str, tuple[str, LazyString]] = {
    "names-missing": ("text", lazy("Write or paste at least one name.")),
    "too-many-lines": (
        "text",
        lazy(
            "These are more than 200 lines. Add the first 200, then the others; or bring in the list as a file."
        ),
    ),
    "role-unknown": ("text", lazy("Choose each job role from its list.")),
    "agency-closed": ("", lazy("This agency has closed, so nothing of it can be changed.")),
    "link-unfit": ("recording_system", lazy("Enter an address that begins with https://")),
    "contact-too-long": ("", lazy("Keep each of these under 200 characters.")),
    "course-unknown": ("course", lazy("Choose the course.")),
    "not-in-nation": (
        "course",
        lazy("This course is not there in the nation where everybody works. Choose another."),
    ),
    "due-past": ("due_on", lazy("Choose today or a later day.")),
    "nobody-chosen": ("", lazy("Nobody is on your list yet. Do step 1 first.")),
    "months-unfit": ("months", lazy("Enter from 1 to 240 months, or nothing.")),
    "days-unfit": ("starter_days", lazy("Enter a number of days from 0 to 730.")),
    "title-missing": ("title", lazy("Enter a name of at most 120 characters.")),
}


def why_words(why: Fault) -> str:
    return str(FAULTS[why.key]) % {"written": why.written, "other": why.other}


def show_refusal(form: FlaskForm, refusal: Refused) -> None:
    show_at_field(form, refusal, REFUSALS)
