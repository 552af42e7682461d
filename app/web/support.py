"""Whom to turn to: the contacts where somebody works, and lines that support staff."""

import re
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.content.model.text import TermSlot
from app.services.support import Support, support_of
from app.web.context import database, find_actor, now, words

CONTACTS = (
    ("DSP", _("%(name)s where you work")),
    ("deputy", _("If you cannot reach them")),
    ("social services", _("%(name)s")),
    ("out of hours", _("Out of hours")),
    ("recording system", _("Where concerns are written down")),
    ("staff support", _("Support for you at work")),
)
"""`%(name)s`: what the agency, its board or the nation calls it."""
USUAL = {"DSP": _("safeguarding lead"), "social services": _("social services")}
ALWAYS = frozenset({"DSP", "social services", "out of hours"})
"""Shown as "not set" where nobody has set them; the others are left out."""
TELEPHONE_NUMBER = re.compile(r"[+0][0-9][0-9 ]{5,}[0-9]")


@dataclass(frozen=True, slots=True)
class Contact:
    role: str
    reach: str
    """Empty: not set, and the page says so."""
    by: str = ""
    """Whose it is, where it is not the workplace's own."""

    @property
    def is_link(self) -> bool:
        return self.reach.startswith("https://")

    @property
    def around_number(self) -> tuple[str, str, str]:
        """What stands before a telephone number, the number, and what comes after it."""
        found = TELEPHONE_NUMBER.search(self.reach)
        return self.reach.partition(found.group()) if found else (self.reach, "", "")


@dataclass(frozen=True, slots=True)
class SupportLine:
    name: str
    number: str
    for_what: LazyString

    @property
    def href(self) -> str:
        return f"tel:{self.number.replace(' ', '')}"


SUPPORT = (
    SupportLine("Samaritans", "116 123", _("whatever you are going through")),
    SupportLine("Education Support", "08000 562 561", _("for everyone who works in education")),
    SupportLine("NSPCC", "0808 800 5000", _("for adults who are worried about a child")),
    SupportLine("Childline", "0800 1111", _("for children and young people")),
)


def contacts_here() -> tuple[Contact, ...]:
    """Of the workplace of whoever is signed in. A visitor's are empty: the page asks her to sign in."""
    actor = find_actor()
    if actor is None:
        return ()
    with database().reading() as session:
        found = support_of(session, actor, now())
    workplace = actor.agency.name if actor.agency else ""
    return tuple(
        _contact(key, role, found, workplace)
        for key, role in CONTACTS
        if key in ALWAYS or key in found.contacts
    )


def _contact(key: str, role: LazyString, found: Support, workplace: str) -> Contact:
    told = found.contacts.get(key)
    by = told.by if told and told.by != workplace else ""
    return Contact(str(role) % {"name": _called(key, found)}, told.text if told else "", by)


def _called(key: str, found: Support) -> str:
    own = found.words.get(key)
    said = own.text if own else _usual(key)
    return said[:1].upper() + said[1:]


def _usual(key: str) -> str:
    """In the nation's words, as far as its terms have any."""
    try:
        return words()(TermSlot(key.casefold(), "long"))
    except KeyError:
        return str(USUAL.get(key, ""))
