"""The months, by their numbers."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

MONTHS: dict[int, LazyString] = dict(
    enumerate(
        (
            _("January"),
            _("February"),
            _("March"),
            _("April"),
            _("May"),
            _("June"),
            _("July"),
            _("August"),
            _("September"),
            _("October"),
            _("November"),
            _("December"),
        ),
        start=1,
    )
)
