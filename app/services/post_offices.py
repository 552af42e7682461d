"""Where letters are handed in: a mail server, or the demo's own mailbox."""

import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as LINES
from email.utils import format_datetime, parseaddr
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from app.services.mail_servers import MailServer
from app.store.letters import Letter

NO_CONNECTION = "no-connection"


class Came(StrEnum):
    """What came of handing in."""

    SENT = "sent"
    LATER = "later"
    """The server, or the way to it, is not ready; nothing was taken in."""
    REFUSED = "refused"
    UNSURE = "unsure"
    """The connection broke while the letter was on its way: it may have been taken in."""


@dataclass(frozen=True, slots=True)
class Receipt:
    came: Came
    reason: str = ""
    """A key, with the server's code where it gave one: 'smtp-550'."""


class PostOffice(Protocol):
    keeps_text: bool
    """Whether the text stays in the database: the mailbox shows it."""

    def send(self, letter: Letter, now: datetime) -> Receipt: ...
    def close(self) -> None: ...


class Mailbox:
    """The demo's: what is handed in is there, for everybody who opens it."""

    keeps_text = True

    def send(self, letter: Letter, now: datetime) -> Receipt:
        return Receipt(Came.SENT)

    def close(self) -> None:
        pass


class SmtpOffice:
    """Connects when the first letter comes, and keeps the connection until it is closed."""

    keeps_text = False

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def send(self, letter: Letter, now: datetime) -> Receipt:
        """Envelope first: until the text is under way, nothing was taken in, and trying again is safe."""
        try:
            text = compose(letter, self._server.sender, now).as_bytes()
            letter.address.encode("ascii")
        except (ValueError, IndexError):
            return Receipt(Came.REFUSED, "address-unfit")
        try:
            line = self._connected()
            refusal = self._envelope(line, letter.address)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Receipt(Came.LATER, _reason(error))
        if refusal is not None:
            return refusal
        return self._hand_over(line, text)

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            try:
                line.quit()
            except (OSError, smtplib.SMTPException):
                line.close()

    def _connected(self) -> smtplib.SMTP:
        if self._line is None:
            self._line = _connect(self._server)
        return self._line

    def _envelope(self, line: smtplib.SMTP, address: str) -> Receipt | None:
        """A sender that the server will not have is a setting's fault, not the letter's."""
        code, _words = line.mail(self._server.sender_address)
        if code >= 400:
            line.rset()
            return Receipt(Came.LATER, f"smtp-{code}")
        code, _words = line.rcpt(address)
        if code >= 400:
            line.rset()
            return _refused(code)
        return None

    def _hand_over(self, line: smtplib.SMTP, text: bytes) -> Receipt:
        try:
            code, _words = line.data(text)
        except smtplib.SMTPDataError as error:
            self._drop()
            return _refused(error.smtp_code)
        except (OSError, smtplib.SMTPException):
            self._drop()
            return Receipt(Came.UNSURE, "connection-lost")
        return Receipt(Came.SENT) if code < 400 else _refused(code)

    def _drop(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()


def office_for(server: MailServer | None, *, mailbox: bool) -> PostOffice | None:
    """None: nobody has set one up, and letters wait."""
    if mailbox:
        return Mailbox()
    return SmtpOffice(server) if server else None


def compose(letter: Letter, sender: str, now: datetime) -> EmailMessage:
    """Plain text; the same Message-ID however often it is tried."""
    name, address = parseaddr(sender)
    local, _at, domain = address.rpartition("@")
    message = EmailMessage(policy=LINES.clone(cte_type="7bit"))
    message["From"] = Address(name, local, domain)
    message["To"] = letter.address
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{letter.message_id}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, charset="utf-8")
    return message


def _connect(server: MailServer) -> smtplib.SMTP:
    where, patience = (server.host, server.port), server.patience
    context = ssl.create_default_context()
    if server.tls == "implicit":
        line: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=patience, context=context)
    else:
        line = smtplib.SMTP(*where, timeout=patience)
    try:
        if server.tls == "starttls":
            line.starttls(context=context)
        if server.username:
            line.login(server.username, server.password)
        line.ehlo_or_helo_if_needed()
    except BaseException:
        line.close()
        raise
    return line


def _refused(code: int) -> Receipt:
    came = Came.REFUSED if code >= 500 else Came.LATER
    return Receipt(came, f"smtp-{code}")


def _reason(error: OSError | smtplib.SMTPException) -> str:
    code = getattr(error, "smtp_code", None)
    return f"smtp-{code}" if isinstance(code, int) and code > 0 else NO_CONNECTION
