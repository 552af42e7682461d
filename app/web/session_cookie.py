"""The one cookie: signed by Flask, it holds the session's token, the CSRF token and notices."""

from typing import cast

from flask import session

TOKEN = "token"  # noqa: S105  (a key's name)
FORMER = "former"


def begin(token: str) -> None:
    """Nothing of the visitor before survives: new token, new CSRF token."""
    session.clear()
    session[TOKEN] = token


def find_token() -> str | None:
    return cast("str | None", session.get(TOKEN))


def retire() -> None:
    """The token no longer opens anything; it is still known whose late forms to keep."""
    if TOKEN in session:
        session[FORMER] = session.pop(TOKEN)


def find_former_token() -> str | None:
    return cast("str | None", session.get(FORMER))
