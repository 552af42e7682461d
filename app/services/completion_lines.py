"""The rows of a list of completions from elsewhere: who learnt what, when and where; and what that would add."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from app.ids import PersonId
from app.services.list_columns import Columns, Field
from app.services.list_dates import read_day
from app.services.spreadsheets import Row
from app.services.staff_account import Account, Change, Kind, Outcome
from app.services.staff_facts import EARLIEST
from app.services.staff_finding import Finder, Listed
from app.services.staff_lines import Fault, Line, Reading, name_in
from app.store.completions import Met
from app.store.staff_entries import Known

LEFT_OUT = "-"
"""The meaning of a title that is none of Heed's courses."""
COURSE_UNKNOWN = "course-unknown"
LONGEST_PROVIDER = 100


@dataclass(frozen=True, slots=True)
class Courses:
    """`meanings`: a course's slug, or LEFT_OUT, by title, casefolded; `titles`: by slug, as people read them."""

    meanings: Mapping[str, str]
    titles: Mapping[str, str]

    def meaning(self, title: str) -> str:
        """'' where nobody has said it."""
        said = self.meanings.get(title.casefold(), "")
        return said if said in self.titles or said == LEFT_OUT else ""


@dataclass(frozen=True, slots=True)
class Completion:
    line: Line
    """Of it only the person."""
    title: str
    course: str
    met_on: date | None
    provider: str
    own_until: date | None


@dataclass(frozen=True, slots=True)
class ToGive:
    number: int
    person_id: PersonId
    course: str
    met_on: date
    provider: str
    own_until: date | None


def read_completions(
    rows: Iterable[Row], columns: Columns, courses: Courses, today: date
) -> list[Completion]:
    reading = Reading(columns, {}, today)
    return [_completion(row, reading, courses) for row in rows]


def course_titles(rows: Iterable[Row], columns: Columns) -> Counter[str]:
    """With how many rows have each, as it is first written."""
    reading = Reading(columns, {}, date.min)
    written: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        if title := reading.cell(row, Field.COURSE):
            counts[written.setdefault(title.casefold(), title)] += 1
    return counts


def account_of(
    completions: Sequence[Completion],
    people: Sequence[Listed],
    met: Set[Met],
    courses: Courses,
    today: date,
) -> tuple[Account, tuple[ToGive, ...]]:
    found = Finder(people, today).find_all([each.line for each in completions])
    seen: dict[Met, int] = {}
    outcomes: list[Outcome] = []
    given: list[ToGive] = []
    for each in completions:
        person = found[each.line.number]
        fault = each.line.fault or _person_fault(person, each)
        if each.course == LEFT_OUT:
            outcomes.append(_outcome(each, Kind.UNCHANGED, Change("left-out", None, each.title)))
            continue
        if fault or each.met_on is None or not isinstance(person, Listed):
            outcomes.append(Outcome(each.line.number, _kind(fault), _name(each, None), (), fault))
            continue
        key = person.person_id, each.course, each.met_on
        outcomes.append(_told(each, person, key, met, seen, courses))
        if outcomes[-1].kind is Kind.NEW:
            given.append(ToGive(each.line.number, *key, each.provider, each.own_until))
        seen.setdefault(key, each.line.number)
    counts = Counter(outcome.kind for outcome in outcomes)
    return Account(tuple(outcomes), (), (), counts), tuple(given)


def _completion(row: Row, reading: Reading, courses: Courses) -> Completion:
    title = reading.cell(row, Field.COURSE)
    met_on = read_day(reading.cell(row, Field.MET_ON), reading.today)
    own_until = read_day(reading.cell(row, Field.OWN_UNTIL), reading.today)
    provider = reading.cell(row, Field.PROVIDER)
    address = reading.cell(row, Field.ADDRESS).casefold().removeprefix("mailto:")
    known = Known(name_in(row, reading), address or None, reading.cell(row, Field.PAYROLL) or None)
    starts_on = read_day(reading.cell(row, Field.STARTS), reading.today)
    fault = next(_faults(row, reading, known, courses.meaning(title), met_on, own_until), None)
    line = Line(row.number, known, "", starts_on, None, fault)
    return Completion(line, title, courses.meaning(title), met_on, provider, own_until)


def _faults(
    row: Row,
    reading: Reading,
    known: Known,
    course: str,
    met_on: date | None,
    own_until: date | None,
) -> Iterator[Fault]:
    yield from reading.cell_faults(row)
    if not (known.name or known.address or known.payroll_id):
        yield Fault("person-missing")
    if not course:
        title = reading.cell(row, Field.COURSE)
        yield Fault(COURSE_UNKNOWN, title) if title else Fault("course-missing")
    if met_on is None or not EARLIEST <= met_on <= reading.today:
        yield Fault("met-on-odd", reading.cell(row, Field.MET_ON))
    written = reading.cell(row, Field.OWN_UNTIL)
    if written and (own_until is None or (met_on and own_until < met_on)):
        yield Fault("own-until-odd", written)
    if len(reading.cell(row, Field.PROVIDER)) > LONGEST_PROVIDER:
        yield Fault("provider-too-long")


def _person_fault(person: Listed | Fault | None, completion: Completion) -> Fault | None:
    if isinstance(person, Fault):
        return person
    if person is None:
        return Fault("nobody", _name(completion, None))
    return None


def _kind(fault: Fault | None) -> Kind:
    return Kind.UNSAID if fault and fault.key == COURSE_UNKNOWN else Kind.PROBLEM


def _told(
    each: Completion,
    person: Listed,
    key: Met,
    met: Set[Met],
    seen: Mapping[Met, int],
    courses: Courses,
) -> Outcome:
    if key in seen:
        fault = Fault("repeats-row", each.title, str(seen[key]))
        return Outcome(each.line.number, Kind.PROBLEM, _name(each, person), (), fault)
    if key in met:
        return _outcome(each, Kind.UNCHANGED, Change("met-already"), person)
    return _outcome(
        each, Kind.NEW, Change("award", each.met_on, courses.titles[each.course]), person
    )


def _outcome(each: Completion, kind: Kind, change: Change, person: Listed | None = None) -> Outcome:
    return Outcome(each.line.number, kind, _name(each, person), (change,))


def _name(each: Completion, person: Listed | None) -> str:
    if person is not None:
        return person.known.name
    return each.line.known.name or each.line.known.address or each.line.known.payroll_id or ""
