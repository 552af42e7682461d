"""What the pages of requirements show."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from app.content.library import Library
from app.content.model.header import Standing
from app.content.model.text import Words
from app.learning.obligation_facts import Pattern
from app.learning.obligations import Status
from app.learning.requirement_templates import Template
from app.reporting.obligations import Counts
from app.services.requiring import AtAgency, Listed, Preview
from app.store.requirements import Requirement, Terms
from app.web.asked import STATUSES
from app.web.groups import listed
from app.web.months import MONTHS
from app.web.nations import NAMES
from app.web.templating import long_date

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RequirementView:
    id: int
    title: str
    set_by: str
    facts: Facts
    when: str
    """Empty for one that applies now and has no end."""


@dataclass(frozen=True, slots=True)
class ListView:
    own: tuple[RequirementView, ...]
    from_above: tuple[RequirementView, ...]
    over: tuple[RequirementView, ...]


@dataclass(frozen=True, slots=True)
class TemplateView:
    key: str
    title: str
    nation: str
    facts: Facts
    caution: str


@dataclass(frozen=True, slots=True)
class AgencyLine:
    name: str
    people: int | None
    """None: there is no staff list."""
    overdue: int


@dataclass(frozen=True, slots=True)
class BothLine:
    name: str
    stands: str
    typed: str

    @property
    def differs(self) -> bool:
        return self.stands != self.typed


@dataclass(frozen=True, slots=True)
class PreviewView:
    headline: str
    on: date
    lines: tuple[tuple[str, int, int | None], ...]
    """Standing, people, and people as it is now."""
    agencies: tuple[AgencyLine, ...]
    facts: Facts


def list_view(found: Listed, library: Library, words: Words) -> ListView:
    def views(requirements: tuple[Requirement, ...]) -> tuple[RequirementView, ...]:
        return tuple(_view(each, found.today, library, words) for each in requirements)

    return ListView(views(found.own), views(found.from_above), views(found.over))


def requirement_view(
    requirement: Requirement, today: date, library: Library, words: Words
) -> RequirementView:
    return _view(requirement, today, library, words)


def template_view(template: Template) -> TemplateView:
    months, starters, grace = (
        template.validity_months,
        template.starter_days,
        template.grace_days,
    )
    facts = (
        (_("For"), listed(template.job_roles) if template.job_roles else _("everyone")),
        (_("Lasts"), _open_or(months is None, _months(months or 0))),
        (_("New starters have"), _open_or(starters is None, _days(starters or 0))),
        (_("Grace"), _open_or(grace is None, _days(grace or 0))),
        (_("What it rests on"), template.source),
    )
    return TemplateView(
        template.key, template.title, str(NAMES[template.nation]), facts, template.caution
    )


def preview_view(
    found: Preview, terms: Terms, applies_from: date, library: Library, words: Words
) -> PreviewView:
    counts = found.counts
    return PreviewView(
        _headline(counts),
        found.on,
        tuple(
            (
                str(STATUSES[s]),
                _number(counts, s),
                _number(found.before, s) if found.before else None,
            )
            for s in Status
        ),
        tuple(map(_agency_line, found.agencies)),
        (
            *_facts(terms, library, words),
            (_("Applies from"), long_date(applies_from)),
        ),
    )


def both_views(
    present: Requirement | None, terms: Terms, applies_from: date, library: Library, words: Words
) -> tuple[BothLine, ...]:
    typed = _whole(terms, applies_from, library, words)
    stands = _whole(present.terms, present.period.starts_on, library, words) if present else {}
    names = dict.fromkeys((*stands, *typed))
    return tuple(BothLine(name, stands.get(name, "–"), typed.get(name, "–")) for name in names)


def course_title(course: str, library: Library, words: Words) -> str:
    """Its slug, where its file is gone."""
    found = library.courses.get(course)
    return found.title.fill(words) if found else course


def _headline(counts: Counts) -> str:
    people = _reached(counts)
    if not people:
        return _("It would reach nobody on its first day.")
    reached = ngettext("%(num)d person", "%(num)d people", people)
    return _(
        "%(people)s, %(overdue)d overdue on the first day", people=reached, overdue=counts.overdue
    )


def _agency_line(at: AtAgency) -> AgencyLine:
    if at.counts is None:
        return AgencyLine(at.name, None, 0)
    return AgencyLine(at.name, _reached(at.counts), at.counts.overdue)


def _reached(counts: Counts) -> int:
    return counts.required + counts.exempt


def _number(counts: Counts, status: Status) -> int:
    return {
        Status.OVERDUE: counts.overdue,
        Status.IN_GRACE: counts.in_grace,
        Status.DUE: counts.due,
        Status.COVERED: counts.covered,
        Status.EXEMPT: counts.exempt,
    }[status]


def _view(requirement: Requirement, today: date, library: Library, words: Words) -> RequirementView:
    return RequirementView(
        requirement.id,
        requirement.terms.title,
        requirement.set_by,
        _facts(requirement.terms, library, words),
        _when(requirement, today),
    )


def _whole(terms: Terms, starts_on: date, library: Library, words: Words) -> dict[str, str]:
    return {
        _("Name"): terms.title,
        **dict(_facts(terms, library, words)),
        _("Applies from"): long_date(starts_on),
    }


def _facts(terms: Terms, library: Library, words: Words) -> Facts:
    facts = [
        (_("Course"), course_title(terms.course, library, words)),
        (_("For"), listed(terms.job_roles) if terms.job_roles else _("everyone")),
        (_("Comes round"), _round(terms)),
        (_("New starters have"), _days(terms.starter_days)),
        (_("Grace"), _days(terms.grace_days)),
    ]
    if terms.standing is Standing.REVIEWED:
        facts.append((_("Content"), _("only what has been reviewed")))
    if terms.transition_on:
        facts.append((_("Nobody is overdue before"), long_date(terms.transition_on)))
    if terms.source:
        facts.append((_("What it rests on"), terms.source))
    return tuple(facts)


def _round(terms: Terms) -> str:
    if terms.pattern is Pattern.FIXED and terms.fixed_day:
        month, day = terms.fixed_day
        return _("by %(day)d %(month)s each year", day=day, month=MONTHS[month])
    if terms.validity_months is None:
        lasts = _("as long as the course itself says")
    else:
        lasts = _months(terms.validity_months)
    if terms.pattern is Pattern.ANCHORED:
        return _("%(lasts)s; who renews in the last 60 days keeps their date", lasts=lasts)
    return lasts


def _when(requirement: Requirement, today: date) -> str:
    period = requirement.period
    if period.ends_on is not None:
        return _("Until %(day)s", day=long_date(period.ends_on))
    return _("From %(day)s", day=long_date(period.starts_on)) if period.starts_on > today else ""


def _months(months: int) -> str:
    return ngettext("%(num)d month", "%(num)d months", months)


def _days(days: int) -> str:
    return ngettext("%(num)d day", "%(num)d days", days) if days else _("no days")


def _open_or(is_open: bool, words: str) -> str:
    return _("left open: you decide") if is_open else words
