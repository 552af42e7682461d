"""Whether an agency has sent its staff list, in words."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.reporting.returns import ListState

STATES: Mapping[ListState, tuple[LazyString, str | None]] = {
    ListState.SILENT: (_("silent"), "danger"),
    ListState.PARTIAL: (_("partial"), "care"),
    ListState.RETURNED: (_("returned"), "sound"),
}
"""With the tag's tone; what needs doing first."""
