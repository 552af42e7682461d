"""What the access roles are called, in a word or two."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.policy.roles import Role

SHORT_ROLES: Mapping[Role, LazyString] = {
    Role.DSP: _("safeguarding lead"),
    Role.ANALYST: _("analyst"),
    Role.AUTHOR: _("author"),
    Role.ADMINISTRATOR: _("administrator"),
}
