"""What is asked of the learner, in words to her: by when, and why."""

from dataclasses import dataclass

from flask_babel import gettext as _

from app.learning.obligations import Obligation, Source, Status
from app.web.groups import listed
from app.web.templating import long_date


@dataclass(frozen=True, slots=True)
class AskedView:
    standing: str
    """Empty where nothing presses."""
    tone: str
    reasons: tuple[str, ...]
    last_met: str


def asked_view(asked: Obligation, *, pressing: bool) -> AskedView:
    return AskedView(
        _standing(asked) if pressing else "",
        _TONES.get(asked.status, "accent"),
        (*_suspended(asked), *map(_reason, asked.reason.sources)),
        _("Last met on %(day)s.", day=long_date(asked.met_on)) if asked.met_on else "",
    )


_TONES = {Status.OVERDUE: "danger", Status.IN_GRACE: "care"}


def _standing(asked: Obligation) -> str:
    if asked.due_on is None:
        return ""
    day = long_date(asked.due_on)
    match asked.status:
        case Status.OVERDUE:
            return _("Overdue: it was due on %(day)s", day=day)
        case Status.IN_GRACE if asked.grace_until:
            until = long_date(asked.grace_until)
            return _(
                "It was due on %(day)s, and there is time until %(until)s", day=day, until=until
            )
        case Status.COVERED:
            return _("Due again on %(day)s. You can renew it now", day=day)
    return _("Due on %(day)s", day=day)


def _suspended(asked: Obligation) -> tuple[str, ...]:
    if asked.reason.exemption:
        return (_("You are exempt from this for now."),)
    return (_("While you are away, nothing is asked of you."),) if asked.reason.absence else ()


def _reason(source: Source) -> str:
    if source.assignment_id is not None:
        return (
            _("Assigned to you: “%(note)s”", note=source.words)
            if source.words
            else _("Assigned to you")
        )
    if not source.job_roles:
        return _("Required for everyone by %(by)s: %(title)s", by=source.set_by, title=source.words)
    roles = listed(sorted(source.job_roles))
    return _(
        "Required for the job role %(roles)s by %(by)s: %(title)s",
        roles=roles,
        by=source.set_by,
        title=source.words,
    )
