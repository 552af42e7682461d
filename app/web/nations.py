"""What the nations are called."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.content.model.terms import Nation

NAMES: dict[Nation, LazyString] = {
    Nation.ENGLAND: _("England"),
    Nation.NORTHERN_IRELAND: _("Northern Ireland"),
    Nation.SCOTLAND: _("Scotland"),
    Nation.WALES: _("Wales"),
}
