"""Protected figures in words, and what a report says about itself."""

from datetime import date

from babel.dates import format_date
from flask_babel import get_locale
from flask_babel import gettext as _

from app.learning.disclosure.protected import (
    About,
    AboutPercent,
    Count,
    FewerThan,
    NotShown,
    PercentBand,
    Share,
)
from app.learning.published_changes import Change
from app.reporting.sheets import Definition
from app.services.civil_time import civil_date
from app.services.report_reading import ReportRun
from app.web.charts import wordings


def day_words(day: date) -> str:
    """Saturday 31 October 2026. Also outside a request: then in English."""
    return format_date(day, "EEEE d MMMM yyyy", locale=str(get_locale() or "en"))


def count_words(count: Count) -> str:
    match count:
        case FewerThan(limit):
            return _("fewer than %(limit)s", limit=limit)
        case About(value):
            return _("about %(value)s", value=wordings.number(value))
        case NotShown():
            return not_shown()


def share_words(share: Share) -> str:
    match share:
        case AboutPercent(percent):
            return _("about %(share)s", share=wordings.percent(percent))
        case PercentBand(least, 100) if least:
            return _("%(share)s or more", share=wordings.percent(least))
        case PercentBand(0, most) if most < 100:
            return _("%(share)s or less", share=wordings.percent(most))
        case PercentBand(least, most):
            return _(
                "between %(least)s and %(most)s",
                least=wordings.percent(least),
                most=wordings.percent(most),
            )
        case NotShown():
            return not_shown()


def not_shown() -> str:
    return _("not shown: too few people")


def change_words(change: Change) -> str:
    return {
        Change.HIGHER: _("higher"),
        Change.LOWER: _("lower"),
        Change.NOT_SHOWN: _("no change that can be shown"),
        Change.NEW: _("not in the earlier report"),
        Change.GONE: _("not in the later report"),
    }[change]


def headings() -> tuple[str, ...]:
    return _("Name"), _("Share covered"), _("Required"), _("Covered"), _("Not covered")


def definitions(run: ReportRun) -> tuple[Definition, ...]:
    """What each word means: on the page, first in the spreadsheet, and in the document."""
    found = [
        Definition(_("What is counted"), run.counted),
        Definition(
            _("Day"),
            _(
                "As it stood on %(day)s, as it was recorded by %(known)s.",
                day=day_words(run.as_of),
                known=day_words(civil_date(run.known_at)),
            ),
        ),
        Definition(_("Required"), _("People who are asked for training.")),
        Definition(_("Covered"), _("Of these, who holds all that is asked, on that day.")),
        Definition(_("Share covered"), _("Covered, divided by required.")),
        Definition(
            _("About"),
            _(
                "Rounded, usually to the nearest 5, each number by itself: so rows need not add up. A share that is “about” comes from the rounded numbers."
            ),
        ),
        Definition(
            _("Fewer than 5; not shown"),
            _("So few people that an exact number could say something about one of them."),
        ),
        Definition(
            _("Standing together"),
            _(
                "Rows with fewer than 10 people are shown as one, where there are enough of them. Who stands together stays the same for the year."
            ),
        ),
    ]
    if run.courses:
        found.append(Definition(_("Courses"), "; ".join(sorted(run.courses.values()))))
    if run.target is not None:
        found.append(Definition(_("Target"), wordings.percent(run.target)))
    found.append(Definition(_("No staff list"), missing_words(run)))
    found.append(Definition(_("Seal of this report (SHA-256)"), run.sha256))
    return tuple(found)


def missing_words(run: ReportRun) -> str:
    if not run.missing:
        return _("Every agency has sent a list.")
    return _("In no figure, because no list came: %(agencies)s.", agencies=", ".join(run.missing))


def not_said() -> tuple[str, ...]:
    """What these figures do not say."""
    return (
        _("They say who completed training, and not who would act well. Nobody is certified as competent by them."),
        _("They say nothing about children, families or cases."),
        _("Agencies without a staff list are missing; they do not count as nought. What agencies declare of themselves is not in this report: it is the word of the agency, and small numbers in it are not protected yet."),
        _("A difference between two rows, or from one report to the next, may be no more than rounding."),
        _("Somebody who works at two agencies counts in both rows, and once in the total."),
    )  # fmt: skip
