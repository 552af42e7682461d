"""Whether a course changed something at work, in words."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.store.practice_seen import Seen

SEEN: Mapping[Seen, LazyString] = {
    Seen.YES: _("Yes"),
    Seen.IN_PART: _("In part"),
    Seen.NOT_YET: _("Not yet"),
}
