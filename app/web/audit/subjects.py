"""What an entry is about, in words: names where the reader may know them, else the kind and its number."""

from flask_babel import gettext as _
from flask_babel import ngettext

from app.policy.roles import Role
from app.services.audit_trail import Known
from app.web.audit.words import DECISIONS, EXPORTS, KINDS, TEXTS
from app.web.context import content, words
from app.web.role_names import SHORT_ROLES
from app.web.templating import long_date

MOST_NAMED = 5
"""Of many people at once; the rest are counted."""


def subject_words(kind: str, value: int | str | list[int], known: Known) -> str:
    if isinstance(value, str):
        return _("%(kind)s: %(value)s", kind=TEXTS.get(kind, kind), value=_said(kind, value))
    if isinstance(value, int):
        return named(kind, value, known)
    shown = [named(kind, each, known) for each in value[:MOST_NAMED]]
    more = len(value) - len(shown)
    if more > 0:
        shown.append(ngettext("and %(num)d more", "and %(num)d more", more))
    return ", ".join(shown)


def named(kind: str, number: int, known: Known) -> str:
    if kind == "group_session" and number in known.sessions:
        return _("a session held on %(day)s", day=long_date(known.sessions[number]))
    return known.of(kind, number) or numbered(kind, number)


def numbered(kind: str, number: int) -> str:
    return _("%(kind)s %(number)s", kind=KINDS.get(kind, kind), number=number)


def _said(kind: str, value: str) -> str:
    match kind:
        case "role" if value in set(Role):
            return str(SHORT_ROLES[Role(value)])
        case "course" | "quiz":
            return _title(kind, value)
        case "what":
            return _exported(value)
    return str(DECISIONS.get((kind, value), value))


def _title(kind: str, slug: str) -> str:
    """As the reader's nation calls it; of what is no longer there, the name that its file had."""
    library = content().library
    shelf = library.courses if kind == "course" else library.quizzes
    return shelf[slug].title.fill(words()) if slug in shelf else slug.replace("-", " ")


def _exported(what: str) -> str:
    """'matrix, pdf'."""
    name, _comma, kind = what.partition(", ")
    called = EXPORTS.get(name, name)
    return _("%(what)s, as %(kind)s", what=called, kind=kind.upper()) if kind else str(called)
