"""Figures of coverage in words: shares with their people, movements, and why a figure moved."""

from collections.abc import Mapping
from fractions import Fraction

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.learning.coverage import Counts, is_met, still_needed
from app.learning.differences import Cause
from app.reporting.coverage_figures import Starters
from app.web.charts import wordings

CAUSES: Mapping[Cause, tuple[LazyString, LazyString]] = {
    Cause.JOINED: (lazy("Joined"), lazy("They began to hold a post with the board.")),
    Cause.LEFT: (lazy("Left"), lazy("They no longer hold a post with the board.")),
    Cause.COMPLETED: (lazy("Completed"), lazy("They met what is asked, between the two days.")),
    Cause.EXPIRED: (lazy("Ran out"), lazy("What they held ran out, and was not renewed.")),
    Cause.LATE: (
        lazy("Recorded late"),
        lazy(
            "A post or an award was true on the first day, and was recorded or put right after that figure was counted."
        ),
    ),
    Cause.VOIDED: (lazy("Taken back"), lazy("An award was declared void.")),
    Cause.RULE: (
        lazy("Requirement"),
        lazy("A requirement came, went or changed, or another board’s began to reach the agency."),
    ),
    Cause.ASSIGNMENT: (
        lazy("Assignment"),
        lazy("The DSP asked them for a course, or took that back."),
    ),
    Cause.EXEMPTION: (
        lazy("Exemption or absence"),
        lazy("An exemption or a long absence began or ended."),
    ),
    Cause.AGENCY_JOINED: (lazy("Agency joined"), lazy("The board began to serve their agency.")),
    Cause.AGENCY_LEFT: (lazy("Agency left"), lazy("The board no longer serves their agency.")),
    Cause.MOVED: (
        lazy("Moved inside the board"),
        lazy("They work at another agency or in another job, where something else is asked."),
    ),
    Cause.OTHER: (lazy("Something else"), lazy("None of these. Please tell whoever runs Heed.")),
}


def share_words(counts: Counts) -> str:
    if not counts.required:
        return wordings.missing(0)
    return wordings.share(counts.covered, counts.required)


def counted_words(counts: Counts) -> str:
    """“34 of 41”; empty where nobody is required."""
    return wordings.value_of(counts.covered, counts.required) if counts.required else ""


def fraction_words(share: Fraction | None) -> str:
    """Rounded down, as everywhere."""
    return wordings.percent(int(100 * share)) if share is not None else wordings.missing(0)


def length_of(counts: Counts) -> float | None:
    """Of a bar, in per cent."""
    return float(100 * counts.share) if counts.share is not None else None


def aim_words(counts: Counts, target: int | None) -> str:
    """How far the target is, in people."""
    if target is None:
        return _("No target is set.")
    aim, met = wordings.target(target), is_met(counts, target)
    if met is None:
        return aim
    if met:
        return _("%(target)s: met.", target=aim)
    needed = still_needed(counts, target)
    return ngettext(
        "%(target)s: %(num)d more person is needed.",
        "%(target)s: %(num)d more people are needed.",
        needed,
        target=aim,
    )


def partition_words(counts: Counts) -> str:
    """Everybody in one of five."""
    return _(
        "%(covered)s covered, %(due)s not yet due, %(in_grace)s in the days of grace, %(overdue)s overdue; %(exempt)s exempt.",
        covered=wordings.number(counts.covered),
        due=wordings.number(counts.due),
        in_grace=wordings.number(counts.in_grace),
        overdue=wordings.number(counts.overdue),
        exempt=wordings.number(counts.exempt),
    )


def starters_words(found: Starters) -> str:
    """Of the last twelve months."""
    waiting = ngettext("%(num)d still has time", "%(num)d still have time", found.waiting)
    if not found.due:
        return _("nobody was due yet; %(waiting)s", waiting=waiting)
    return _("%(num)d of %(all)d; %(waiting)s", num=found.in_time, all=found.due, waiting=waiting)


def moved_words(before: Counts, after: Counts) -> str:
    """Of the shares as they are shown: “+5 points, +2 people”."""
    if not before.required or not after.required:
        return _("no figure then") if after.required else ""
    points = 100 * after.covered // after.required - 100 * before.covered // before.required
    people = after.covered - before.covered
    if not points and not people:
        return _("no change")
    return _(
        "%(points)s, %(people)s",
        points=ngettext(
            "%(signed)s point", "%(signed)s points", abs(points), signed=signed(points)
        ),
        people=signed_people(people),
    )


def signed_people(number: int) -> str:
    return ngettext("%(signed)s person", "%(signed)s people", abs(number), signed=signed(number))


def signed(number: int) -> str:
    """With a minus that is one."""
    return f"{number:+,d}".replace("-", "\N{MINUS SIGN}") if number else "±0"


def people(number: int) -> str:
    return ngettext("%(num)d person", "%(num)d people", number)
