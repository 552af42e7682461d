"""Secrets handed to browsers: the browser has the token, the database its hash."""

import hashlib
import secrets


def new_token() -> str:
    """256 bits."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
