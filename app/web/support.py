"""Whom to turn to: the contacts where somebody works, and lines that support staff."""

import re
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.policy.actor import Actor

CONTACTS = (
    ("DSP", _("Safeguarding lead where you work")),
    ("social services", _("Social services")),
    ("out of hours", _("Out of hours")),
)
TELEPHONE_NUMBER = re.compile(r"[+0][0-9][0-9 ]{5,}[0-9]")


@dataclass(frozen=True, slots=True)
class Contact:
    role: LazyString
    reach: str
    """Empty: not set, and the page says so."""

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


def contacts_of(actor: Actor | None) -> tuple[Contact, ...]:
    agency = actor.agency if actor else None
    known = agency.contacts if agency else {}
    return tuple(Contact(role, str(known.get(key, "")).strip()) for key, role in CONTACTS)
