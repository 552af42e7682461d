"""What the letters about ways in say. Plain text, one thing to do, and what to do if it is a mistake."""

from datetime import date, datetime

from app.services.civil_time import civil_date
from app.services.links import Links
from app.store.letters import Sheet


def _(words: str) -> str:
    """Marked for translation; letters are in English until there is a catalogue."""
    return words


INVITATION = _(
    """Hello {name},

{place} uses Heed for safeguarding training, and would like you to join.

Open this page, check that it is for you, and choose a password:

{link}

The link works once, until {until}. If you have a Heed account from another workplace, you can sign in with it there, and your training record comes with you.

If you do not expect this letter, please leave it: nothing happens unless you open the page and press the button.
"""
)
INVITATION_TO_A_ROLE = _(
    """Hello {name},

You have been asked to help run safeguarding training in Heed for {place}, as {role}.

Open this page, check that it is for you, and accept:

{link}

The link works once, until {until}. Please do not pass it on: it is for you alone.

If you do not expect this letter, please leave it: nothing happens unless you open the page and press the button.
"""
)
RESET = _(
    """Hello {name},

Somebody, probably you, asked for a new password for Heed. Your username is {username}.

Choose the new password here:

{link}

The link works once, for 30 minutes. Everywhere else you are then signed out.

If it was not you, please leave this letter. Your password stays as it is.
"""
)
NEW_ADDRESS = _(
    """Hello {name},

You asked Heed to send your letters to this address from now on. To say that it is yours, open this page and press the button:

{link}

The link works once, until {until}.

If it was not you, please leave this letter: nothing changes.
"""
)
OLD_ADDRESS = _(
    """Hello {name},

Somebody, probably you, asked Heed to send your letters to another address from now on.

If it was you, there is nothing to do.

If it was not you, open this page and press the button. Your address stays as it is, everybody who is signed in as you is signed out, and you can then choose a new password:

{link}

The link works until {until}.
"""
)
SLIP_PRINTED = _(
    """Hello {name},

{place} has printed a slip with which a new password can be chosen for your Heed account.

If you asked for it, there is nothing to do.

If you did not, tell the person who runs training there, and choose a new password yourself: {link}. The slip is then worth nothing.
"""
)
ROLES = {
    "dsp": _("designated safeguarding person"),
    "analyst": _("analyst"),
    "author": _("author"),
    "administrator": _("administrator"),
}


def invitation(name: str, place: str, role: str | None, link: str, until: datetime) -> Sheet:
    """`address` is the caller's to add."""
    if role is None:
        text = INVITATION.format(name=name, place=place, link=link, until=_day(until))
        return Sheet("", _("Your way into Heed, for {place}").format(place=place), text)
    text = INVITATION_TO_A_ROLE.format(
        name=name, place=place, role=ROLES[role], link=link, until=_day(until)
    )
    return Sheet("", _("Help run training in Heed for {place}").format(place=place), text)


def reset(name: str, username: str, link: str) -> Sheet:
    text = RESET.format(name=name, username=username, link=link)
    return Sheet("", _("A new password for Heed"), text)


def new_address(name: str, link: str, until: datetime) -> Sheet:
    text = NEW_ADDRESS.format(name=name, link=link, until=_day(until))
    return Sheet("", _("Is this your new address for Heed?"), text)


def old_address(name: str, link: str, until: datetime) -> Sheet:
    text = OLD_ADDRESS.format(name=name, link=link, until=_day(until))
    return Sheet("", _("Your address for Heed is about to change"), text)


def slip_printed(name: str, place: str, links: Links) -> Sheet:
    text = SLIP_PRINTED.format(name=name, place=place, link=links.forgotten())
    return Sheet("", _("A slip was printed for your Heed account"), text)


def _day(moment: datetime) -> str:
    day: date = civil_date(moment)
    return f"{day:%A} {day.day} {day:%B %Y}"
