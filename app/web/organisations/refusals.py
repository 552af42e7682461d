"""Words for what these forms refuse, each at the field where it can be mended."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm

from app.services.errors import Refused
from app.web.refusals import show_at_field

WORDS: Mapping[str, tuple[str, LazyString]] = {
    "name-missing": ("name", _("Enter a name of at most 100 characters.")),
    "board-there": ("name", _("There is a board of this name already.")),
    "agency-there": ("name", _("This board serves an agency of this name already.")),
    "namesake-there": (
        "sure",
        _("There is an agency of this name without a board already. Look at it, or tick the box."),
    ),
    "sector-unknown": ("sector", _("Choose the sector.")),
    "board-missing": ("board", _("Choose the board that serves it.")),
    "parent-has-parent": (
        "parent",
        _("That one is itself part of another. Choose the one at the top."),
    ),
    "has-schools-itself": (
        "parent",
        _("Others are part of this agency, so it cannot be part of another."),
    ),
    "agency-closed": ("last_day", _("This agency is closed already.")),
    "closes-later": ("last_day", _("Close it on its last day or after. The day cannot lie ahead.")),
    "schools-open": (
        "last_day",
        _(
            "Agencies that are part of it are still open. Close those first, or change what they are part of."
        ),
    ),
    "ends-before-start": ("ends_on", _("The last day lies before the first.")),
    "membership-there": ("board", _("That board serves it on some of these days already.")),
    "link-unfit": ("contact_recording_system", _("Enter an address that begins with https://")),
    "username-unknown": (
        "username",
        _("Nobody signs in by that username. Check how it is spelt, or send an invitation."),
    ),
    "address-unfit": ("address", _("Enter a work address, like name@example.org")),
    "agreement-missing": (
        "agreement",
        _("Say which data sharing agreement the analyst’s work rests on."),
    ),
    "grant-there": ("role", _("That person holds this role here already.")),
    "grant-oneself": ("how", _("Nobody gives a role to themselves. Ask another administrator.")),
    "list-empty": ("file", _("Choose a file.")),
    "columns-missing": (
        "file",
        _("The list needs the columns agency, sector and nation, named in its first row."),
    ),
    "too-many-agencies": ("file", _("Bring in at most 500 rows at once.")),
    "list-changed": (
        "file",
        _("Something changed in Heed since you looked. Check the list once more."),
    ),
}
LIST = _("Heed could not read this file. Save it as XLSX or CSV and try again.")


def show_refusal(form: FlaskForm, refusal: Refused) -> None:
    """Whatever is wrong with a file as such is told alike."""
    words = WORDS
    if refusal.reason.startswith("list-"):
        words = {refusal.reason: ("file", LIST), **WORDS}
    show_at_field(form, refusal, words)
