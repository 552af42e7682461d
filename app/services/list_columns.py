"""Which column of a sheet holds what, by the headings that school and payroll systems write."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Field(StrEnum):
    NAME = "name"
    FIRST = "first"
    LAST = "last"
    ADDRESS = "address"
    PAYROLL = "payroll"
    TITLE = "title"
    STARTS = "starts"
    ENDS = "ends"
    COURSE = "course"
    MET_ON = "met-on"
    PROVIDER = "provider"
    OWN_UNTIL = "own-until"


Columns = Mapping[Field, int]
"""From 0."""

STAFF_FIELDS = (
    Field.NAME,
    Field.FIRST,
    Field.LAST,
    Field.ADDRESS,
    Field.PAYROLL,
    Field.TITLE,
    Field.STARTS,
    Field.ENDS,
)
COMPLETION_FIELDS = (
    Field.NAME,
    Field.FIRST,
    Field.LAST,
    Field.ADDRESS,
    Field.PAYROLL,
    Field.STARTS,
    Field.COURSE,
    Field.MET_ON,
    Field.PROVIDER,
    Field.OWN_UNTIL,
)
HEADINGS: Mapping[Field, str] = {
    Field.NAME: "name, full name, staff name, employee name, display name, staff, employee, member of staff, person, learner, learner name, user, preferred full name, legal full name, enw, enw llawn",
    Field.FIRST: "first name, firstname, forename, forenames, given name, preferred first name, preferred forename, legal forename, chosen name, known as, enw cyntaf",
    Field.LAST: "last name, lastname, surname, family name, preferred last name, preferred surname, legal surname, cyfenw",
    Field.ADDRESS: "email, email address, work email, work email address, main email, primary email, staff email, business email, email work, user email, mail, e bost, ebost, cyfeiriad e bost",
    Field.PAYROLL: "payroll, payroll id, payroll no, payroll number, employee id, employee no, employee number, employee code, emp no, emp id, staff id, staff code, staff number, staff no, personnel number, pay number, works number, assignment number, reference, rhif cyflogres, rhif gweithiwr",
    Field.TITLE: "job title, job, role, job role, post, post title, position, position title, job description, staff role, main role, contract role, service term, teitl swydd, swydd, rol",
    Field.STARTS: "start, start date, starts, starts on, started, from, date from, employment start, employment start date, date of arrival, arrival date, date joined, join date, hire date, contract start, contract start date, post start date, continuous service date, date employed, dyddiad dechrau",
    Field.ENDS: "end, end date, ends, ends on, until, to, date to, leaving date, date of leaving, leave date, date left, employment end, employment end date, contract end, contract end date, post end date, termination date, last day, last working day, dyddiad gorffen, dyddiad gadael",
    Field.COURSE: "course, course title, course name, training, training title, training course, training name, module, module title, qualification, certificate, activity, learning, title, cwrs, hyfforddiant",
    Field.MET_ON: "date, completed, completed on, completion date, date completed, date of completion, date of training, training date, course date, date attended, attended on, date achieved, awarded, award date, date awarded, dyddiad, dyddiad cwblhau",
    Field.PROVIDER: "provider, training provider, source, supplier, delivered by, organisation, system, awarding body, trainer, darparwr",
    Field.OWN_UNTIL: "expires, expiry, expiry date, expires on, valid until, valid to, renewal date, expiration date, renew by, end date, dyddiad dod i ben",
}
_KNOWN: Mapping[Field, frozenset[str]] = {
    field: frozenset(words.split(", ")) for field, words in HEADINGS.items()
}


def find_columns(headings: Sequence[str], fields: Sequence[Field]) -> Columns | None:
    """None where it is not sure: a column that could be two things, two that could be one, or a needed one missing."""
    found: dict[Field, int] = {}
    for at, heading in enumerate(headings):
        means = [field for field in fields if _plain(heading) in _KNOWN[field]]
        if len(means) > 1 or any(field in found for field in means):
            return None
        found.update(dict.fromkeys(means, at))
    return found if not missing(found, fields) else None


def guess_columns(headings: Sequence[str], fields: Sequence[Field]) -> Columns:
    """To begin the question with: the first column that each could be."""
    found: dict[Field, int] = {}
    for at, heading in enumerate(headings):
        for field in fields:
            if field not in found and at not in found.values() and _plain(heading) in _KNOWN[field]:
                found[field] = at
    return found


def missing(columns: Columns, fields: Sequence[Field]) -> tuple[Field, ...]:
    """What nothing can be done without. People of completions may come by number or address alone."""
    lacking: list[Field] = []
    named = Field.NAME in columns or {Field.FIRST, Field.LAST} <= columns.keys()
    told = named or (
        Field.COURSE in fields and (Field.ADDRESS in columns or Field.PAYROLL in columns)
    )
    if not told:
        lacking.append(Field.NAME)
    needed = (Field.COURSE, Field.MET_ON) if Field.COURSE in fields else (Field.TITLE,)
    return (*lacking, *(field for field in needed if field not in columns))


def _plain(heading: str) -> str:
    """'Work E-Mail:' is 'work email'; a note in brackets is left out."""
    bare = re.sub(r"\(.*?\)|\[.*?\]", " ", heading.casefold())
    words = " ".join(re.sub(r"[^\w]+|_", " ", bare).split())
    return re.sub(r"\be mail\b", "email", words)
