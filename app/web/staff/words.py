"""Words for what the staff pages refuse, and for the states of a line."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.reporting.staff import State

STATES: Mapping[State, LazyString] = {
    State.STARTING: _("yet to start"),
    State.LEAVING: _("leaving"),
    State.AWAY: _("away"),
    State.NO_ADDRESS: _("no work email"),
    State.NO_ACCOUNT: _("not signed in yet"),
}
TONES: Mapping[State, str] = {
    State.STARTING: "accent",
    State.LEAVING: "care",
    State.AWAY: "care",
}
REFUSALS: Mapping[str, tuple[tuple[str, ...], LazyString]] = {
    "name-odd": (
        ("name",),
        _("Enter a name of at most 100 characters. It cannot begin with = + or @."),
    ),
    "address-odd": (("address",), _("Enter a work email like name@school.example.")),
    "payroll-too-long": (("payroll_id",), _("Keep the number under 40 characters.")),
    "address-taken": (
        ("address",),
        _("Somebody on your list has this address. Two people cannot share one."),
    ),
    "payroll-taken": (
        ("payroll_id",),
        _("Somebody on your list has this number. Check which of the two is right."),
    ),
    "role-unknown": (("job_role",), _("Choose the job.")),
    "starts-odd": (
        ("starts_on", "from_day"),
        _("Enter a first day after 1950 and within the next two years."),
    ),
    "ends-odd": (
        ("ends_on", "last_day"),
        _("Enter a last day after 1950 and within the next ten years."),
    ),
    "ends-before-start": (
        ("ends_on", "last_day"),
        _("The last day is before the first day of this job."),
    ),
    "post-overlaps": (
        ("starts_on", "from_day", "last_day", "job_role"),
        _("The list has this person in the same job on some of these days already."),
    ),
    "change-outside-post": (
        ("from_day",),
        _("Choose a day after the first day of the present job, and not after its last."),
    ),
    "absence-odd": (
        ("starts_on",),
        _("Enter a first day after 1950 and within the next two years, and a last day within ten."),
    ),
    "absence-ends-before-start": (
        ("ends_on",),
        _("The last day away is before the first."),
    ),
    "absence-overlaps": (
        ("starts_on",),
        _("Some of these days are in another absence. Change that one instead."),
    ),
    "agency-closed": (
        (),
        _("This agency has closed, so its list cannot be changed any more."),
    ),
}
