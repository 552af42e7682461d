"""A real mail server in the test process, which behaves as it is told, letter by letter."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from app.services.mail_servers import MailServer

TAKE = "250 OK"
DROP = "the connection"
"""After the text has come, and before an answer."""


@dataclass
class Behaviour:
    """`answers` to the texts that come, in order; the last one holds."""

    answers: list[str] = field(default_factory=lambda: [TAKE])
    to_recipients: str = TAKE
    to_senders: str = TAKE
    came: list[EmailMessage] = field(default_factory=list)
    """Whatever was handed over, taken or not."""
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)

    async def handle_MAIL(  # noqa: N802  (aiosmtpd's name)
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.to_senders == TAKE:
            envelope.mail_from = address
        return self.to_senders

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.to_recipients == TAKE:
            envelope.rcpt_tos.append(address)
        return self.to_recipients

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.came.append(message_from_bytes(envelope.content, policy=default))
        self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer == DROP:
            server.transport.abort()
        return answer


class OnAnyPort(Controller):
    def _trigger_server(self) -> None:
        """By now the server listens, and it is known where."""
        listening: Any = self.server
        self.port = listening.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def mail_server(behaviour: Behaviour) -> Iterator[MailServer]:
    controller = OnAnyPort(behaviour, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield MailServer(
            "127.0.0.1", controller.port, "none", "Heed y tîm <heed@board.example>", patience=5.0
        )
    finally:
        controller.stop()
