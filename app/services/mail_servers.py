"""Which mail server takes the letters: smtp://user:pass@host:port?tls=starttls"""

from dataclasses import dataclass, field
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

from email_validator import EmailNotValidError, validate_email

PORTS = {"starttls": 587, "implicit": 465, "none": 25}
OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class BadMailServer(ValueError):
    """A sentence that says what is wrong, and never the password."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """As the settings name it."""

    host: str
    port: int
    tls: str
    """implicit, starttls, or none: for a server on this very machine."""
    sender: str
    """An address, or a name and an address: 'Heed <training@board.example>'"""
    username: str = ""
    password: str = field(default="", repr=False)
    patience: float = 30.0
    """Seconds."""

    @property
    def sender_address(self) -> str:
        return parseaddr(self.sender)[1]


def parse_mail_server(url: str, sender: str) -> MailServer:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadMailServer("HEED_SMTP is not an address.") from None
    asked = parse_qs(parts.query, keep_blank_values=True)
    tls = asked.pop("tls", ["starttls"])[-1]
    if parts.scheme != "smtp" or not parts.hostname or parts.path.strip("/") or asked:
        raise BadMailServer("HEED_SMTP must be like smtp://user:password@host:587?tls=starttls.")
    if tls not in PORTS:
        raise BadMailServer(f"HEED_SMTP: tls must be one of {', '.join(PORTS)}.")
    if tls == "none" and parts.username and parts.hostname not in OWN_MACHINE:
        raise BadMailServer("HEED_SMTP: a password must not travel without TLS.")
    _refuse_unfit_sender(sender)
    return MailServer(
        parts.hostname,
        port or PORTS[tls],
        tls,
        sender,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def _refuse_unfit_sender(sender: str) -> None:
    if not sender:
        raise BadMailServer("HEED_MAIL_FROM is not set: for example Heed <heed@board.example>.")
    try:
        validate_email(
            parseaddr(sender)[1],
            check_deliverability=False,
            allow_smtputf8=False,
            test_environment=True,
        )
    except EmailNotValidError:
        raise BadMailServer("HEED_MAIL_FROM holds no mail address.") from None
    if not sender.isprintable():
        raise BadMailServer("HEED_MAIL_FROM holds no mail address.")
