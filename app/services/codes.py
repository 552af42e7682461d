"""Codes that people type: short, without letters and digits that look alike."""

import secrets

LETTERS = "34679ACDEFGHJKMNPQRTUVWXY"
"""No 0 O, 1 I L, 2 Z, 5 S, 8 B."""
SLIP_GROUPS = 4
"""Of four: 74 bits."""
JOIN_GROUPS = 2
"""37 bits, behind the throttle; it opens nothing but a request that the DSP decides."""


def new_code(groups: int) -> str:
    """ABCD-EFGH-…"""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(groups))


def bare(typed: str) -> str:
    """As it is stored or hashed, however it was typed."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())
