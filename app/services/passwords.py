"""Hashing and choosing passwords: SECURITY.md, "Signing in"."""

import os
import secrets
import threading
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.services.errors import Refused

SHORTEST = 12
LONGEST = 128
COMMON = Path(__file__).parent / "data" / "common-passwords.txt"


@dataclass(frozen=True, slots=True)
class PasswordCost:
    """argon2id; about 120 ms on one core."""

    memory_kib: int = 19456
    passes: int = 2
    lanes: int = 1


STANDARD_COST = PasswordCost()


class Passwords:
    """Hashes at most as many passwords at once as there are cores: each takes 19 MiB and all of a core."""

    def __init__(self, cost: PasswordCost) -> None:
        self._hasher = PasswordHasher(
            time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=cost.lanes
        )
        self._turns = threading.BoundedSemaphore(os.cpu_count() or 1)
        self._nobody = self.hash(secrets.token_hex())

    def hash(self, password: str) -> str:
        with self._turns:
            return self._hasher.hash(_normal(password))

    def matches(self, password_hash: str | None, password: str) -> bool:
        """Takes as long for an account that does not exist (None) as for a wrong password."""
        with self._turns:
            try:
                self._hasher.verify(
                    self._nobody if password_hash is None else password_hash,
                    _normal(password),
                )
            except (VerificationError, InvalidHashError):
                return False
        return password_hash is not None

    def is_outdated(self, password_hash: str) -> bool:
        return self._hasher.check_needs_rehash(password_hash)


def refuse_weak(password: str, own_words: tuple[str, ...]) -> None:
    """`own_words` are names a guesser would try first: the product's, the agency's, the person's."""
    if len(password) < SHORTEST:
        raise Refused("password-too-short")
    if len(password) > LONGEST:
        raise Refused("password-too-long")
    if _bare(password) in _common() or _is_pattern(password):
        raise Refused("password-common")
    if _is_made_of(password, ("heed", *own_words)):
        raise Refused("password-names")


def _normal(password: str) -> str:
    """The same word from every keyboard: ŵ as one character and ŵ as two."""
    return unicodedata.normalize("NFKC", password)


def _bare(text: str) -> str:
    return "".join(_normal(text).casefold().split())


def _common() -> frozenset[str]:
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(_bare(line) for line in lines if not line.startswith("#"))


def _is_pattern(password: str) -> bool:
    """A short piece said over and over, or a run along the alphabet or the number row."""
    text = _bare(password)
    if any(text == (text[:size] * len(text))[: len(text)] for size in range(1, 5)):
        return True
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1})


def _is_made_of(password: str, names: tuple[str, ...]) -> bool:
    """Names a guesser knows, and little besides: fewer than eight characters are left without them."""
    rest = _bare(password)
    words = {_bare(word) for name in names for word in (name, *name.split())}
    for word in sorted(words, key=len, reverse=True):
        if len(word) > 3:
            rest = rest.replace(word, "")
    return rest != _bare(password) and len(rest) < 8
