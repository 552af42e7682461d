"""A board's figures: as counted by hand, and, in random worlds, as the pure rule and plain loops count them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.ids import AgencyId, BoardId, PersonId
from app.learning.civil_days import days_after, months_after
from app.learning.coverage import Counts
from app.learning.obligation_facts import Held, PersonFacts, Rule
from app.learning.obligations import Obligation, Status, obligations
from app.learning.serving import WITHOUT_END, cover_by_rule
from app.reporting.coverage import About, Only, coverage_of
from app.reporting.coverage_figures import BoardCoverage, Starters
from app.reporting.obligations import SOON
from app.services.obligations import facts_of
from app.store.database import Database, Session
from app.store.held import held_by
from app.store.people import current_posts
from app.store.requirements import reaching
from app.store.tables import MembershipRow
from tests.reporting.often import in_it, often
from tests.reporting.worlds import BOARD, COURSES, NOW, PEOPLE, ROLES, World, worlds

HERE = BoardId(BOARD)
PRESSING = list(Status)
ABOUT = About(
    {COURSES[0]: 45, COURSES[1]: 30},
    ((COURSES[0], "babies"), (COURSES[1], "babies"), (COURSES[1], "young-carers")),
    (("role:teacher", "B"), (f"course:{COURSES[1]}", "C"), ("rule:rule", "A")),
)


Asked = tuple[PersonId, str, Obligation]
"""With the job role at the agency."""


class Plainly:
    """The same figures, person by person."""

    def __init__(self, session: Session, on: date) -> None:
        self.on = on
        self.members = self._members(session)
        known = {PersonId(each): facts_of(session, PersonId(each), on) for each in PEOPLE}
        self.facts = known
        self.lineages = {each.id: each.lineage for each in reaching(session, self.members, on)}
        self.roles = self._roles(session)
        self.rows: list[Asked] = [
            (person, self.roles[person, asked.agency_id], asked)
            for person, facts in known.items()
            for asked in obligations(facts, on)
            if asked.agency_id in self.members
        ]

    def _members(self, session: Session) -> set[AgencyId]:
        rows = session.execute(select(MembershipRow.__table__)).mappings()
        return {
            AgencyId(row["agency_id"])
            for row in rows
            if row["superseded_at"] is None
            and row["starts_on"] <= self.on
            and (row["ends_on"] is None or row["ends_on"] >= self.on)
        }

    def _roles(self, session: Session) -> dict[tuple[PersonId, AgencyId], str]:
        found: dict[tuple[PersonId, AgencyId], str] = {}
        for person in map(PersonId, PEOPLE):
            posts = sorted(
                current_posts(session, person, self.on), key=lambda post: (post.starts_on, post.id)
            )
            found |= {
                (person, post.agency_id): post.job_role
                for post in posts
                if post.agency_id in self.members
            }
        return found

    def counts(self, rows: Iterable[tuple[PersonId, Status, date | None]]) -> Counts:
        each = defaultdict(list)
        for person, status, due_on in rows:
            each[person].append((status, due_on))
        worst = Counter(min((s for s, _ in its), key=PRESSING.index) for its in each.values())
        soon = sum(
            any(
                status is not Status.EXEMPT and due and self.on <= due <= self.on + SOON
                for status, due in its
            )
            for its in each.values()
        )
        return Counts(
            worst[Status.COVERED],
            worst[Status.DUE],
            worst[Status.IN_GRACE],
            worst[Status.OVERDUE],
            worst[Status.EXEMPT],
            soon,
        )

    def of(self, wanted: Iterable[Asked]) -> Counts:
        return self.counts((person, asked.status, asked.due_on) for person, _, asked in wanted)

    def by_rule(self) -> Iterator[tuple[PersonId, int, Status, date | None]]:
        for person, facts in self.facts.items():
            for rule in facts.rules:
                alone = PersonFacts(
                    facts.posts, (rule,), (), facts.exemptions, facts.absences, facts.awards
                )
                for asked in obligations(alone, self.on):
                    if asked.agency_id in self.members:
                        yield person, rule.id, asked.status, asked.due_on

    def holders(self, group: str) -> set[PersonId]:
        courses = {course for course, tag in ABOUT.children if tag == group}
        found = set()
        for person in {person for person, _ in self.roles}:
            for course in courses:
                asked = [a for p, _, a in self.rows if p == person and a.course == course]
                if asked:
                    holds = any(a.met_on and (a.until or WITHOUT_END) >= self.on for a in asked)
                else:
                    holds = any(by_itself(held) >= self.on for held in self.held(person, course))
                if holds:
                    found.add(person)
        return found

    def held(self, person: PersonId, course: str) -> list[Held]:
        return [a for a in self.awards[person] if a.course == course and a.met_on <= self.on]

    awards: dict[PersonId, tuple[Held, ...]]


def by_itself(held: Held) -> date:
    if held.own_until:
        return held.own_until
    months = held.course_valid_months
    return WITHOUT_END if months is None else months_after(held.met_on, months)


def starters(plain: Plainly) -> Starters:
    year_ago = months_after(plain.on, -12)
    each: defaultdict[PersonId, list[int]] = defaultdict(list)
    exempt = {(p, a.agency_id, a.course) for p, _, a in plain.rows if a.status is Status.EXEMPT}
    for person, facts in plain.facts.items():
        for rule in facts.rules:
            for agency in plain.members & rule.agencies:
                begun = begun_on(facts, rule, agency, plain.on)
                if begun and begun > year_ago and (person, agency, rule.course) not in exempt:
                    each[person].append(stage(facts, rule, agency, begun, plain.on))
    found = Counter(min(stages) for stages in each.values())
    return Starters(found[2], found[1], found[0])


def begun_on(facts: PersonFacts, rule: Rule, agency: AgencyId, on: date) -> date | None:
    begun = [
        post.period.starts_on
        for post in facts.posts
        if post.agency_id == agency and post.period.holds(on) and rule.asks(post)
    ]
    return min(begun, default=None)


def stage(facts: PersonFacts, rule: Rule, agency: AgencyId, begun: date, on: date) -> int:
    due = days_after(begun, rule.starter_days)
    if rule.transition_on:
        due = max(due, rule.transition_on)
    over = [
        absence.period.ends_on
        for absence in facts.absences
        if absence.agency_id == agency and absence.period.ends_on and absence.period.ends_on < on
    ]
    if over:
        due = max(due, days_after(max(over), rule.grace_days + 1))
    for award in facts.awards:
        cover = cover_by_rule(rule, [award], on)
        if cover and cover.met_on <= due and cover.until >= begun:
            return 2
    return 1 if due >= on else 0


@often
@given(world=worlds())
def test_every_dimension_is_as_plain_loops_count_it(database: Database, world: World) -> None:
    with in_it(database, world) as session:
        found = coverage_of(session, HERE, world.on, NOW, ABOUT)
        plain = Plainly(session, world.on)
        plain.awards = {PersonId(p): awards_of(session, PersonId(p)) for p in PEOPLE}
    rows = plain.rows
    assert found.total == plain.of(rows)
    assert {each.agency.id for each in found.agencies} == plain.members
    for agency in found.agencies:
        here = agency.agency.id
        assert agency.counts == plain.of(row for row in rows if row[2].agency_id == here)
        assert agency.staff == len({p for p, at in plain.roles if at == here})
    assert found.staff == len({person for person, _ in plain.roles})
    assert found.sectors.get("school", Counts()) == plain.of(rows)
    for role in ROLES:
        expected = plain.of(row for row in rows if row[1] == role)
        assert found.job_roles.get(role, Counts()) == expected
    for course in COURSES:
        of_it = [row for row in rows if row[2].course == course]
        assert found.courses.get(course, Counts()) == plain.of(of_it)
        for here in plain.members:
            expected = plain.of(row for row in of_it if row[2].agency_id == here)
            assert found.cells.get((here, course), Counts()) == expected
    check_rules(found, plain)
    check_groups(found, plain)
    assert found.starters == starters(plain)
    check_overlap(found, plain)
    check_learnt(found, plain)
    for group in ("babies", "young-carers"):
        assert found.children.get(group, 0) == len(plain.holders(group))


def check_rules(found: BoardCoverage, plain: Plainly) -> None:
    asked = list(plain.by_rule())
    assert {rule.id for rule, _ in found.requirements} == {rule for _, rule, *_ in asked}
    for rule, counts in found.requirements:
        assert counts == plain.counts((p, s, d) for p, number, s, d in asked if number == rule.id)


def check_groups(found: BoardCoverage, plain: Plainly) -> None:
    of_rule = [(p, s, d) for p, _, s, d in plain.by_rule()]
    expected = {
        "A": plain.counts(of_rule),
        "B": plain.of(row for row in plain.rows if row[1] == "teacher"),
        "C": plain.of(row for row in plain.rows if row[2].course == COURSES[1]),
    }
    for group, counts in expected.items():
        assert found.training_groups.get(group, Counts()) == counts


def check_overlap(found: BoardCoverage, plain: Plainly) -> None:
    agencies, roles = defaultdict(set), defaultdict(set)
    for person, role, asked in plain.rows:
        agencies[person].add(asked.agency_id)
        roles[person].add(role)
    assert found.overlap.agencies == sum(len(each) > 1 for each in agencies.values())
    assert found.overlap.job_roles == sum(len(each) > 1 for each in roles.values())
    assert (found.overlap.sectors, found.overlap.namesakes) == (0, 0)
    people = sum(each.counts.people for each in found.agencies)
    extra = sum(len(each) - 1 for each in agencies.values())
    assert people == found.total.people + extra


def check_learnt(found: BoardCoverage, plain: Plainly) -> None:
    year_ago = months_after(plain.on, -12)
    minutes = elsewhere = awards = 0
    for person in {person for person, _ in plain.roles}:
        for held in plain.awards[person]:
            if year_ago < held.met_on <= plain.on:
                elsewhere += held.standing is None
                awards += held.standing is not None
                minutes += ABOUT.minutes[held.course] if held.standing else 0
    assert asdict(found.learnt) == {"awards": awards, "minutes": minutes, "elsewhere": elsewhere}


def awards_of(session: Session, person: PersonId) -> tuple[Held, ...]:
    return held_by(session, person)


@often
@given(world=worlds(), course=st.sampled_from(COURSES), role=st.sampled_from(ROLES))
def test_narrower_questions_count_the_same_people(
    database: Database, world: World, course: str, role: str
) -> None:
    with in_it(database, world) as session:
        plain = Plainly(session, world.on)

        def ask(only: Only) -> BoardCoverage:
            return coverage_of(session, HERE, world.on, NOW, ABOUT, only=only)

        whole = ask(Only())
        of_course, of_role = ask(Only(course=course)), ask(Only(job_role=role))
        rules = {rule.id: ask(Only(requirement_id=rule.id)) for rule, _ in whole.requirements}
        places = {at: ask(Only(agency_id=at)) for at in plain.members}
        nowhere = ask(Only(sector="police"))
    assert of_course.total == plain.of(row for row in plain.rows if row[2].course == course)
    assert of_course.courses == {k: v for k, v in whole.courses.items() if k == course}
    assert of_role.total == whole.job_roles.get(role, Counts())
    assert {rule.id: counts for rule, counts in whole.requirements} == {
        number: each.total for number, each in rules.items()
    }
    for at, each in places.items():
        [agency] = each.agencies
        assert agency in whole.agencies
        assert (each.total, each.staff) == (agency.counts, agency.staff)
        assert agency.agency.id == at
    assert (nowhere.total, nowhere.staff, nowhere.agencies) == (Counts(), 0, ())


@often
@given(world=worlds(), days=st.integers(1, 400))
def test_a_forecast_is_the_same_question_of_a_later_day(
    database: Database, world: World, days: int
) -> None:
    later = world.on + timedelta(days=days)
    with in_it(database, world) as session:
        found = coverage_of(session, HERE, later, NOW, ABOUT)
        plain = Plainly(session, later)
    assert found.total == plain.of(plain.rows)
