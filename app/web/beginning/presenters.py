"""What would become of pasted lines, and of a first requirement, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _

from app.learning.job_roles import JOB_ROLES
from app.learning.requirement_templates import Template
from app.services.pasted_people import Doing, Look, Outcome
from app.services.requiring import Preview
from app.store.requirements import Terms
from app.web.beginning.words import DOINGS, why_words
from app.web.groups import listed
from app.web.templating import long_date

MOST_LISTED = 20
SHORTENED = 120
Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LineView:
    number: int
    name: str
    job_role: str
    address: str
    doing: LazyString
    tone: str | None
    why: str


@dataclass(frozen=True, slots=True)
class LookView:
    headline: str
    is_sound: bool
    to_add: int
    problems: tuple[tuple[str, str], ...]
    """Words, and where to mend it."""
    unnamed: int
    """Problems beyond those."""
    titles: tuple[tuple[str, str], ...]
    """That Heed did not know, each with what was chosen for it."""
    job_roles: tuple[tuple[str, str], ...]
    """To choose from."""
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class TemplateView:
    key: str
    title: str
    facts: Facts
    caution: str


@dataclass(frozen=True, slots=True)
class RulePreview:
    headline: str
    facts: Facts


def look_view(found: Look, meanings: Mapping[str, str]) -> LookView:
    wrong = [each for each in found.outcomes if each.doing is Doing.MEND]
    titles = dict.fromkeys((*meanings, *found.unknown_titles), "") | dict(meanings)
    return LookView(
        _headline(found),
        not wrong,
        found.number(Doing.ADD),
        tuple((_problem(each), _where(each)) for each in wrong[:MOST_LISTED]),
        max(0, len(wrong) - MOST_LISTED),
        tuple(titles.items()),
        (("", _("Choose")), *((role, role) for role in JOB_ROLES)),
        tuple(map(_line_view, found.outcomes)),
    )


def _headline(found: Look) -> str:
    add, mend = found.number(Doing.ADD), found.number(Doing.MEND)
    there = found.number(Doing.THERE) + found.number(Doing.REPEATED)
    said = [ngettext("%(num)d person to add", "%(num)d people to add", add)]
    if mend:
        said.append(ngettext("%(num)d line to mend", "%(num)d lines to mend", mend))
    if there:
        said.append(
            ngettext("%(num)d line that adds nobody", "%(num)d lines that add nobody", there)
        )
    return listed(said)


def _problem(outcome: Outcome) -> str:
    why = why_words(outcome.why) if outcome.why else ""
    return _("Line %(number)d: %(why)s", number=outcome.line.number, why=_short(why))


def _where(outcome: Outcome) -> str:
    key = outcome.why.key if outcome.why else ""
    return {"role-unknown": "#means-1", "role-missing": "#role"}.get(key, "#text")


def _line_view(outcome: Outcome) -> LineView:
    words, tone = DOINGS[outcome.doing]
    line, why = outcome.line, outcome.why
    return LineView(
        line.number,
        _short(line.name),
        outcome.job_role or _short(line.title),
        _short(line.address),
        words,
        tone,
        _short(why_words(why)) if why else "",
    )


def _short(text: str) -> str:
    """Somebody may have pasted a letter instead of a name."""
    return text if len(text) <= 2 * SHORTENED else f"{text[:SHORTENED]} … {text[-SHORTENED:]}"


def template_view(template: Template) -> TemplateView:
    months, days = template.validity_months, template.starter_days
    open_words = _("left open: you decide")
    facts = (
        (_("For"), listed(template.job_roles) if template.job_roles else _("everyone")),
        (_("Comes round after"), months_words(months) if months else open_words),
        (_("New starters have"), _days(days) if days is not None else open_words),
        (_("What it rests on"), template.source),
    )
    return TemplateView(template.key, template.title, facts, template.caution)


def rule_preview(found: Preview, terms: Terms, title: str) -> RulePreview:
    facts = [
        (_("Course"), title),
        (_("For"), listed(terms.job_roles) if terms.job_roles else _("everyone")),
        (_("Due"), _due_words(terms)),
        (_("Comes round after"), lasts_words(terms.validity_months)),
    ]
    if terms.source:
        facts.append((_("What it rests on"), terms.source))
    return RulePreview(_rule_headline(found, terms), tuple(facts))


def _rule_headline(found: Preview, terms: Terms) -> str:
    counts = found.counts
    people = counts.required + counts.exempt
    if not people:
        return _("It reaches nobody yet, and will reach people as soon as they are on your list.")
    reached = ngettext("%(num)d person", "%(num)d people", people)
    if counts.overdue or terms.transition_on is None:
        return _(
            "%(people)s, %(overdue)d overdue on the first day",
            people=reached,
            overdue=counts.overdue,
        )
    day = long_date(terms.transition_on)
    if found.on + timedelta(days=terms.starter_days) > terms.transition_on:
        return _("%(people)s, due by %(day)s at the earliest", people=reached, day=day)
    return _("%(people)s, due by %(day)s", people=reached, day=day)


def _due_words(terms: Terms) -> str:
    days = _days(terms.starter_days)
    if terms.transition_on is None:
        return _("%(days)s after the first day of the post", days=days)
    return _(
        "by %(day)s, or %(days)s after the first day of the post where that is later",
        day=long_date(terms.transition_on),
        days=days,
    )


def lasts_words(months: int | None) -> str:
    return months_words(months) if months else _("as long as the course itself says")


def months_words(months: int) -> str:
    return ngettext("%(num)d month", "%(num)d months", months)


def _days(days: int) -> str:
    return ngettext("%(num)d day", "%(num)d days", days) if days else _("no days")
