"""What commands say when something is refused."""

from collections.abc import Mapping

import click

from app.services.errors import Refused
from app.services.passwords import LONGEST, SHORTEST

WORDS: Mapping[str, str] = {
    "name-missing": "A name is needed, of at most 100 characters.",
    "username-unfit": "A username has 1 to 100 characters and no spaces.",
    "username-taken": "Somebody has that username already.",
    "username-unknown": "Nobody has that username.",
    "nation-missing": "Heed does not know that workplace yet: say --nation too.",
    "password-too-short": f"A password has at least {SHORTEST} characters.",
    "password-too-long": f"A password has at most {LONGEST} characters.",
    "password-common": "That password is one of those that are guessed first.",
    "password-names": "That password is made of names that others know.",
    "address-unfit": "That is no mail address.",
    "administrator-there": "There is an administrator already, who can give others a role in the pages. "
    "Where nobody can sign in as administrator any more, use: heed grant",
    "role-unfit": "A DSP needs --agency, an analyst needs --board, an author may have either, and an "
    "administrator may have --board; without, the role reaches everything.",
    "agreement-missing": "An analyst needs --agreement: which data sharing agreement it rests on.",
    "grant-there": "That person holds this role already.",
    "grant-missing": "That person does not hold this role.",
    "agency-unknown": "There is no open agency of that name.",
    "several-there": "There are several agencies of that name: give the role in the pages.",
    "board-unknown": "There is no board of that name.",
    "month-unfit": "Say the month as year and number: 2026-10.",
    "report-not-month-end": "A report is of a month's last day.",
    "report-ahead": "That month is not over yet.",
    "report-before-board": "The board served no agency on that day.",
    "report-later-there": "There is a report of a later month: they are made in the order of their days.",
}


def in_words(refusal: Refused) -> click.ClickException:
    return click.ClickException(WORDS[refusal.reason])
