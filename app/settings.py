"""What an installation decides, read once from the environment. There is no default secret."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypedDict
from urllib.parse import urlsplit

from app.content.model.terms import Nation
from app.paths import CONTENT, DEMO, INSTANCE
from app.services.links import Links
from app.services.mail_servers import BadMailServer, MailServer, parse_mail_server
from app.services.passwords import STANDARD_COST, PasswordCost

SHORTEST_SECRET = 32
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class BadSettings(Exception):
    """One sentence a problem, each naming the variable and how to mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    database: str
    secret_key: str
    base_url: str
    content: tuple[Path, ...] = (CONTENT,)
    default_nation: Nation = Nation.ENGLAND
    leave_to: str = "https://www.bbc.co.uk/weather"
    demo: bool = False
    styleguide: bool = False
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    trusted_proxies: int = 0
    """How many proxies of ours stand before Heed and set X-Forwarded-For and -Proto."""
    password_cost: PasswordCost = STANDARD_COST
    uploads: Path = INSTANCE / "uploads"
    """Evidence that people hand in; not served."""
    mail_server: MailServer | None = None
    """None: letters wait."""
    mailbox: bool = False
    """Of the demo: letters come to a page of Heed's own, and to nobody else."""

    @property
    def links(self) -> Links:
        return Links(self.base_url)

    @property
    def sends_letters(self) -> bool:
        return self.mailbox or self.mail_server is not None

    @property
    def secure(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def sqlite_path(self) -> Path:
        return Path(self.database.removeprefix("sqlite:///"))

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Self:
        read = _Reading(environ)
        if read.yes_or_no("HEED_DEMO"):
            return cls.for_demo(environ)
        database = read.needed("HEED_DATABASE", "for example sqlite:////srv/heed/heed.db")
        base_url = read.base_url(read.needed("HEED_BASE_URL", "for example https://heed.example"))
        secret_key = read.secret("HEED_SECRET_KEY")
        mail_server = read.mail_server()
        common = read.common()
        read.refuse_problems()
        return cls(
            database=database,
            secret_key=secret_key,
            base_url=base_url,
            uploads=Path(environ.get("HEED_UPLOADS") or INSTANCE / "uploads"),
            mail_server=mail_server,
            **common,
        )

    @classmethod
    def for_demo(cls, environ: Mapping[str, str], folder: Path = DEMO) -> Self:
        """The demo keeps its own database and a secret of its own making, and takes neither from outside."""
        read = _Reading(environ)
        common = read.common()
        read.refuse_problems()
        return cls(
            database=f"sqlite:///{folder}/heed-{common['port']}.db",
            secret_key=_own_secret(folder / "secret-key"),
            base_url=f"http://127.0.0.1:{common['port']}",
            demo=True,
            styleguide=True,
            uploads=folder / f"uploads-{common['port']}",
            mailbox=True,
            **common,
        )


def _own_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    kept = path.read_text(encoding="ascii")
    if len(kept) >= SHORTEST_SECRET:
        return kept
    secret = secrets.token_hex(32)
    path.write_text(secret, encoding="ascii")
    return secret


class _Reading:
    """Collects every problem before it refuses, so that an installer mends them in one go."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.problems: list[str] = []

    def needed(self, name: str, example: str) -> str:
        value = self.environ.get(name, "").strip()
        if not value:
            self.problems.append(f"{name} is not set: {example}.")
        return value

    def secret(self, name: str) -> str:
        value = self.environ.get(name, "")
        if len(value) < SHORTEST_SECRET:
            state = "is too short" if value else "is not set"
            self.problems.append(
                f"{name} {state}: give at least {SHORTEST_SECRET} random characters, "
                "for example from: python -c 'import secrets; print(secrets.token_hex(32))'."
            )
        return value

    def yes_or_no(self, name: str) -> bool:
        value = self.environ.get(name, "")
        if value not in ("", "0", "1"):
            self.problems.append(f"{name} must be 1 or 0.")
        return value == "1"

    def base_url(self, value: str) -> str:
        try:
            parts = urlsplit(value)
        except ValueError:
            parts = urlsplit("//")
        if value and (parts.scheme not in ("http", "https") or not parts.hostname):
            self.problems.append("HEED_BASE_URL is not an http or https address.")
        elif parts.scheme == "http" and parts.hostname not in LOOPBACK:
            self.problems.append(
                "HEED_BASE_URL must begin with https:// unless Heed is reached on this machine only."
            )
        if parts.path.strip("/") or parts.query:
            self.problems.append("HEED_BASE_URL must end after the host name.")
        return value.rstrip("/")

    def whole(self, name: str, default: int, lowest: int, highest: int) -> int:
        value = self.environ.get(name, str(default))
        if not (value.isdecimal() and len(value) <= 6 and lowest <= int(value) <= highest):
            self.problems.append(f"{name} must be a whole number from {lowest} to {highest}.")
            return default
        return int(value)

    def mail_server(self) -> MailServer | None:
        url = self.environ.get("HEED_SMTP", "").strip()
        if not url:
            return None
        try:
            return parse_mail_server(url, self.environ.get("HEED_MAIL_FROM", "").strip())
        except BadMailServer as problem:
            self.problems.append(str(problem))
            return None

    def nation(self, name: str) -> Nation:
        value = self.environ.get(name, Nation.ENGLAND)
        if value not in set(Nation):
            self.problems.append(f"{name} must be one of {', '.join(Nation)}.")
            return Nation.ENGLAND
        return Nation(value)

    def common(self) -> "_Common":
        folders = (self.environ.get("HEED_CONTENT") or str(CONTENT)).split(":")
        for folder in folders:
            if not Path(folder).is_dir():
                self.problems.append(f"HEED_CONTENT: there is no folder {folder}.")
        leave_to = self.environ.get("HEED_LEAVE_TO", "https://www.bbc.co.uk/weather")
        if not leave_to.startswith("https://") or not leave_to.isprintable() or " " in leave_to:
            self.problems.append("HEED_LEAVE_TO must begin with https:// and hold no spaces.")
        return {
            "content": tuple(Path(folder) for folder in folders),
            "default_nation": self.nation("HEED_DEFAULT_NATION"),
            "leave_to": leave_to,
            "host": self.environ.get("HEED_HOST", "127.0.0.1"),
            "port": self.whole("HEED_PORT", 8000, 1, 65535),
            "threads": self.whole("HEED_THREADS", 8, 1, 500),
            "trusted_proxies": self.whole("HEED_TRUSTED_PROXIES", 0, 0, 20),
        }

    def refuse_problems(self) -> None:
        if self.problems:
            raise BadSettings("\n".join(self.problems))


class _Common(TypedDict):
    content: tuple[Path, ...]
    default_nation: Nation
    leave_to: str
    host: str
    port: int
    threads: int
    trusted_proxies: int
