"""Which children a lesson, case or quiz is about, in words."""

from collections.abc import Collection, Iterable

from babel.lists import format_list
from flask_babel import LazyString, get_locale
from flask_babel import lazy_gettext as _

from app.content.model.header import Group

GROUPS: dict[Group, LazyString] = {
    Group.UNBORN: _("children before birth"),
    Group.BABIES: _("babies"),
    Group.OLDER_CHILDREN: _("older children"),
    Group.YOUNG_CARERS: _("young carers"),
    Group.DISABLED_CHILDREN: _("disabled children"),
    Group.SECURE_SETTINGS: _("children in secure settings"),
}


def groups_in_words(groups: Collection[Group]) -> list[LazyString]:
    """Always in the same order."""
    return [words for group, words in GROUPS.items() if group in groups]


def listed(words: Iterable[object]) -> str:
    """One, two and three."""
    return str(format_list([str(word) for word in words], locale=get_locale()))
