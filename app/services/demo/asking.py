"""What the demo's boards and agencies ask of their people, and what a DSP does about one of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.content.model.header import Standing
from app.learning.obligation_facts import Pattern, Period
from app.learning.reminders import ReminderPlan
from app.learning.requirement_templates import find_template
from app.policy.actor import Actor
from app.services import assigning, reminder_planning, reminding, requiring
from app.services.assigning import Asking, Whom
from app.services.civil_time import civil_date
from app.services.demo.days import SATURDAY
from app.services.demo.diary import Together
from app.services.demo.founding import ADMINISTRATOR
from app.services.demo.places import (
    BRYN_EITHIN,
    BY_NAME,
    CALDERWICK,
    CANAL_STREET,
    CARERS,
    EARLY_HELP,
    EITHIN,
    HEALTH,
    LLYN_DERW,
    MAES_YR_AFON,
    POLICE,
    TRUST,
    YOUTH,
)
from app.services.demo.world import World
from app.services.post_offices import Mailbox
from app.services.ticking import tick
from app.store.assignments import given_at
from app.store.database import Session
from app.store.reminder_plans import Reminding
from app.store.requirements import Owner, Terms

COURSE = "noticing-neglect"
TRANSITION = timedelta(days=90)
"""So long after a rule began, who had met nothing before still has time."""


@dataclass(frozen=True, slots=True)
class Rule:
    owner: str
    """A board's or an agency's name."""
    since: int
    """Days ago."""
    template: str
    title: str = ""
    """'': the template's."""
    months: int | None = None
    starter_days: int = 42
    grace_days: int = 28
    pattern: Pattern = Pattern.ROLLING
    fixed_day: tuple[int, int] | None = None
    job_roles: tuple[str, ...] = ()
    changes: str = ""
    """The title of the rule whose place it takes."""


RULES = (
    Rule(EITHIN, 520, "wales-group-b", starter_days=182, grace_days=60),
    Rule(BRYN_EITHIN, 505, "wales-group-a", "Neglect, each year for everybody", 12, 56),
    Rule(TRUST, 500, "england-school-staff", starter_days=21, pattern=Pattern.ANCHORED),
    Rule(MAES_YR_AFON, 470, "wales-group-a", "Each year before the summer term", 12, pattern=Pattern.FIXED, fixed_day=(4, 20)),
    Rule(CALDERWICK, 460, "england-early-years", "Neglect, for everybody in the partnership", 24, 90, 60),
    Rule(EARLY_HELP, 455, "england-early-years", "Neglect, yearly for early help", 12, 28, job_roles=("early help worker", "social worker")),
    Rule(LLYN_DERW, 310, "wales-group-a", "Esgeulustod: bob blwyddyn", 12, 28),
    Rule(BRYN_EITHIN, 130, "wales-group-a", "Neglect, each year, four weeks for new starters", 12, 28, 14, changes="Neglect, each year for everybody"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Assigned:
    place: str
    ago: int
    due_in: int
    """Days from today; negative: it is over."""
    note: str
    job_roles: frozenset[str] = frozenset()
    """Empty: everyone."""


ASSIGNED = (
    Assigned(CARERS, 74, -18, "Before the autumn residential, please.", frozenset({"volunteer"})),
    Assigned(YOUTH, 33, 9, "For our open evening.", frozenset({"youth worker"})),
    Assigned(HEALTH, 12, 18, "Before the joint morning with early help.", frozenset({"health visitor"})),
    Assigned(POLICE, 5, 40, "New partnership standard. Two hours in quiet shifts."),
)  # fmt: skip
EXEMPTED = (
    (CANAL_STREET, 7, 120, "Teaches this course at the college."),
    (MAES_YR_AFON, 12, 45, "On secondment to the county until spring."),
    (EARLY_HELP, 20, None, "Retires at the end of the month; agreed with the partnership."),
    (BRYN_EITHIN, 6, 30, "Phased return; we look again in a month."),
    (HEALTH, 15, 90, "Did the level 3 course in September; the certificate is on its way."),
)
"""Where, who of the staff, for how many days more (None: without end), and why."""
REMINDING = (BRYN_EITHIN, CANAL_STREET, EARLY_HELP)


def ask(world: World) -> None:
    for rule in RULES:
        world.diary.write(world.days.ago(rule.since), _requiring(world, rule), 16)
    for assigned in ASSIGNED:
        world.diary.write(world.days.ago(assigned.ago), _assigning(world, assigned), 14)
    world.diary.write(world.days.ago(30), lambda s, now: _change_minds(world, s, now), 14)
    world.diary.write(world.days.ago(26), lambda s, now: _exempt(world, s, now), 14)
    for place in REMINDING:
        world.diary.write(world.days.ago(16), _switching_on(world, place), 15)
    for ago in range(9, -1, -1):
        if world.days.ago(ago).weekday() < SATURDAY:
            world.diary.write_alone(world.days.ago(ago), lambda now: _remind(world, now), 7, 30)


def _requiring(world: World, rule: Rule) -> Together:
    def require(session: Session, now: datetime) -> None:
        owner, actor = _owner(world, session, rule.owner)
        terms, replaced = _terms(rule, now), world.requirements.get(rule.changes)
        world.requirements[terms.title] = requiring.save(
            session, world.content, actor, owner, terms, civil_date(now), replaced, now
        )

    return require


def _owner(world: World, session: Session, name: str) -> tuple[Owner, Actor]:
    if name in world.boards:
        return Owner(board_id=world.boards[name]), world.acting(session, ADMINISTRATOR.name)
    return Owner(world.agencies[name]), world.dsp(session, BY_NAME[name])


def _terms(rule: Rule, now: datetime) -> Terms:
    template = find_template(rule.template)
    if template is None:
        raise KeyError(rule.template)
    return Terms(
        COURSE,
        rule.title or template.title,
        rule.job_roles or template.job_roles,
        rule.months or template.validity_months,
        rule.grace_days,
        rule.starter_days,
        rule.pattern,
        rule.fixed_day,
        Standing.DRAFT,
        template.source,
        civil_date(now) + TRANSITION,
    )


def _assigning(world: World, assigned: Assigned) -> Together:
    def assign(session: Session, now: datetime) -> None:
        place = BY_NAME[assigned.place]
        whom = Whom(everyone=not assigned.job_roles, job_roles=assigned.job_roles)
        due_on = world.days.today + timedelta(days=assigned.due_in)
        asking = Asking(COURSE, whom, due_on, assigned.note)
        dsp, agency = world.dsp(session, place), world.agency(place)
        assigning.assign(session, world.content, dsp, agency, asking, now)

    return assign


def _change_minds(world: World, session: Session, now: datetime) -> None:
    """Two get more time, and one was asked by mistake."""
    place = BY_NAME[CARERS]
    dsp, agency = world.dsp(session, place), world.agency(place)
    first, second, third, *_ = given_at(session, agency, limit=3)
    for given in (first, second):
        later = world.days.today + timedelta(days=10)
        reason = "Away on the residential."
        assigning.extend(session, dsp, agency, given.id, later, reason, now)
    reason = "Not a volunteer any more when the list was made."
    assigning.withdraw(session, dsp, agency, third.id, reason, now)


def _exempt(world: World, session: Session, now: datetime) -> None:
    for name, number, days, reason in EXEMPTED:
        place = BY_NAME[name]
        who = [each for each in world.cast.at[name] if not each.ends_on][number]
        until = None if days is None else world.days.today + timedelta(days=days)
        period = Period(civil_date(now), until)
        dsp, agency = world.dsp(session, place), world.agency(place)
        assigning.exempt(session, world.content, dsp, agency, who.id, COURSE, period, reason, now)


def _switching_on(world: World, name: str) -> Together:
    plan = Reminding(True, ReminderPlan(), "")

    def switch_on(session: Session, now: datetime) -> None:
        place = BY_NAME[name]
        reminder_planning.change(session, world.dsp(session, place), world.agency(place), plan, now)

    return switch_on


def _remind(world: World, now: datetime) -> None:
    """And the letters go out."""
    agencies = reminding.waiting(world.database, now)
    reminding.remind_where_due(world.database, world.content, world.links, agencies, now)
    tick(world.database, Mailbox(), lambda: now)
