"""What is said of passwords that will not do."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

TOO_WEAK: Mapping[str, LazyString] = {
    "password-too-short": _("Choose a password of at least 12 characters."),
    "password-too-long": _("Choose a password of at most 128 characters."),
    "password-common": _(
        "Many people use this password, so it is easy to guess. Three or four words that have nothing to do with each other work well."
    ),
    "password-names": _(
        "This password is made of a name that belongs to you, your workplace or Heed. Choose words that nobody would connect with you."
    ),
}
