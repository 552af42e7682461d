"""Words for what is wrong with a sheet or a row, each with how to mend it."""

from collections.abc import Mapping
from datetime import date

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.services.errors import Refused
from app.services.list_columns import Field
from app.services.spreadsheets_refused import Unreadable
from app.services.staff_account import Change, Kind
from app.services.staff_lines import Fault
from app.web.templating import short_date

KINDS: Mapping[Kind, LazyString] = {
    Kind.PROBLEM: lazy("To mend"),
    Kind.UNSAID: lazy("Job title to be said"),
    Kind.NEW: lazy("New"),
    Kind.CHANGED: lazy("Changed"),
    Kind.LEAVING: lazy("Leaving"),
    Kind.UNCHANGED: lazy("Unchanged"),
}
COMPLETION_KINDS: Mapping[Kind, LazyString] = {**KINDS, Kind.UNSAID: lazy("Course to be said")}
TONES: Mapping[Kind, str | None] = {
    Kind.PROBLEM: "danger",
    Kind.UNSAID: "care",
    Kind.NEW: "accent",
    Kind.CHANGED: "accent",
    Kind.LEAVING: "care",
    Kind.UNCHANGED: None,
}
FIELDS: Mapping[Field, LazyString] = {
    Field.NAME: lazy("Whole name"),
    Field.FIRST: lazy("First name"),
    Field.LAST: lazy("Last name"),
    Field.ADDRESS: lazy("Work email"),
    Field.PAYROLL: lazy("Payroll or employee number"),
    Field.TITLE: lazy("Job title"),
    Field.STARTS: lazy("First day of the job"),
    Field.ENDS: lazy("Last day of the job"),
    Field.COURSE: lazy("Course"),
    Field.MET_ON: lazy("Day of completion"),
    Field.PROVIDER: lazy("Who taught it"),
    Field.OWN_UNTIL: lazy("Valid until"),
}
FILES: Mapping[str, LazyString] = {
    "list-missing": lazy("Choose a file, or paste the rows."),
    "list-too-large": lazy("This file is larger than 5 MB. Delete what is not part of the list."),
    "list-unpacks-too-large": lazy(
        "This workbook unpacks to more than Heed takes in. Copy the list into a new workbook and save that."
    ),
    "list-empty": lazy(
        "There are no rows under the headings. Check that the list is on the first sheet."
    ),
    "list-old-excel": lazy(
        "This is an old Excel file, or one with a password. Save it as .xlsx without a password."
    ),
    "list-not-a-sheet": lazy(
        "Heed cannot read this as a list. In your spreadsheet program, save it as .xlsx or as CSV UTF-8."
    ),
    "list-unknown-letters": lazy(
        "Some letters in this file cannot be read. Save it as .xlsx or as CSV UTF-8."
    ),
    "list-too-many-rows": lazy(
        "This list has more than 10,000 rows. Send it in parts, each with the headings. Nobody whom a part leaves out is taken off your list unless you tick them."
    ),
    "list-too-many-columns": lazy("This list has more than 60 columns. Delete those not needed."),
    "list-cell-too-long": lazy("A cell holds more than 500 characters. Shorten it."),
    "columns-missing": lazy(
        "Say which column has the name, and which the job title. Without titles, choose one job for everybody."
    ),
    "columns-missing-completions": lazy(
        "Say which columns have the person, the course and the day of completion."
    ),
    "columns-twice": lazy("One column was chosen for two things. Choose another for one of them."),
    "role-unknown": lazy("Choose a job from the list."),
    "agency-closed": lazy("This agency has closed, so its list cannot be changed any more."),
    "leaves-before-start": lazy(
        "The last day is before somebody’s first day. Choose a later day, or untick that person."
    ),
    "last-day-missing": lazy("Enter the last day of those who leave, like 3/9/2027."),
}
FAULTS: Mapping[str, LazyString] = {
    "name-missing": lazy("There is no name. Write one in."),
    "name-odd": lazy(
        "“%(written)s” is no name. A name has letters and does not begin with = + or @."
    ),
    "name-lost-letters": lazy(
        "In “%(written)s” a letter was lost when the file was saved. Save it as .xlsx or as CSV UTF-8."
    ),
    "address-odd": lazy("“%(written)s” is no email address. Mend it, or leave the cell empty."),
    "payroll-too-long": lazy("The number is longer than 40 characters. Check the column."),
    "role-unknown": lazy("“%(written)s” is new to Heed. Say which job it is."),
    "formula-error": lazy(
        "%(field)s: this cell holds a formula that gives an error in your sheet (%(written)s). Mend it there, or write in what is meant."
    ),
    "formula-nothing": lazy(
        "%(field)s: this cell holds 0, as a formula does that finds nothing in your sheet. Write in what is meant, or empty the cell."
    ),
    "role-missing": lazy("There is no job title. Write one in."),
    "starts-odd": lazy("“%(written)s” is no first day that Heed can read. Write it like 3/9/2027."),
    "ends-odd": lazy("“%(written)s” is no last day that Heed can read. Write it like 3/9/2027."),
    "ends-before-start": lazy("The last day is before the first. Check both."),
    "keys-of-two": lazy(
        "The number is one person’s on your list, and the address is %(other)s’s. Check both."
    ),
    "address-of-another": lazy(
        "The address belongs to %(other)s on your list, who has another number. Check whose it is."
    ),
    "address-of-two": lazy(
        "Row %(other)s has the same address under another name. Two people cannot share one."
    ),
    "payroll-of-two": lazy(
        "Row %(other)s has the same number under another name. Check both rows."
    ),
    "name-not-enough": lazy(
        "Several people on your list have this name. Add the number or the work email."
    ),
    "rows-disagree": lazy(
        "This row and row %(other)s are about one person and do not agree. Check name, number and address."
    ),
    "repeats-row": lazy("This row says what row %(other)s says. Delete one of the two."),
    "other-row": lazy("Row %(other)s, about the same person, has to be mended first."),
    "post-overlaps": lazy(
        "The list has this person in the same job on some of these days already. Check the first day."
    ),
    "left-already": lazy(
        "On your list this person left on %(day)s. If back, write the new first day in the row."
    ),
}
COMPLETION_FAULTS: Mapping[str, LazyString] = {
    **FAULTS,
    "person-missing": lazy("There is no name, email or number. Write one of them in."),
    "nobody": lazy(
        "Nobody on your list is meant by “%(written)s”. Add the person first, or check number, email and name."
    ),
    "course-missing": lazy("There is no course. Write one in."),
    "course-unknown": lazy("“%(written)s” is new to Heed. Say which course it is."),
    "met-on-odd": lazy(
        "“%(written)s” is no day in the past that Heed can read. Write it like 3/9/2026."
    ),
    "own-until-odd": lazy(
        "“%(written)s” is no last day that Heed can read, or it is before the completion."
    ),
    "provider-too-long": lazy("Who taught it takes at most 100 characters. Shorten it."),
}
CHANGES: Mapping[str, LazyString] = {
    "name": lazy("name: %(before)s → %(after)s"),
    "address": lazy("work email: %(before)s → %(after)s"),
    "payroll_id": lazy("number: %(before)s → %(after)s"),
    "job": lazy("job: %(before)s → %(after)s"),
    "starts": lazy("first day: %(before)s → %(after)s"),
    "ends": lazy("last day: %(before)s → %(after)s"),
    "post": lazy("new job: %(after)s"),
    "namesake": lazy(
        "somebody of the same name is on your list: if this is the same person, add the number or the email"
    ),
    "left-before": lazy("left before the list began: nothing is added"),
    "left-out": lazy("“%(after)s” is none of the courses here: left out"),
    "met-already": lazy("on the record already"),
    "award": lazy("%(after)s, completed on %(before)s"),
    "back-again": lazy("worked here before, and is back"),
    "was-here": lazy(
        "worked here before: new on your list until the person signs in with the letter or slip and brings the record along"
    ),
}
SINCE: Mapping[str, LazyString] = {
    "post-changed-since": lazy("the job was changed since"),
    "entry-changed-since": lazy("the name, email or number was changed since"),
    "has-begun": lazy("the person has signed in or learnt something since"),
    "left-since": lazy("the person left more than a day ago"),
    "key-taken-since": lazy("somebody else has the email or number now"),
    "voided-since": lazy("it was withdrawn since"),
}


def refused(refusal: Refused) -> str:
    """With the row, where one row is at fault. A refusal without words goes on to the error page."""
    if refusal.reason not in FILES:
        raise refusal
    words = str(FILES[refusal.reason])
    if isinstance(refusal, Unreadable):
        return _("Row %(row)s: %(words)s", row=refusal.row, words=words)
    return words


def fault_words(fault: Fault, words: Mapping[str, LazyString] = FAULTS) -> str:
    said = {"written": fault.written, "other": fault.other}
    if fault.key == "left-already":
        said["day"] = short_date(date.fromisoformat(fault.other))
    if fault.key.startswith("formula-"):
        said["field"] = str(FIELDS[Field(fault.other)])
    return str(words[fault.key]) % said


def change_words(change: Change) -> str:
    return str(CHANGES[change.what]) % {
        "before": _said(change.before),
        "after": _said(change.after),
    }


def _said(value: str | date | None) -> str:
    if isinstance(value, date):
        return short_date(value)
    return value or _("none")
