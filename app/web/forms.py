"""What forms of all blueprints share."""

from collections.abc import Mapping, Sequence

from flask import request

from app.services.errors import Refused

LONGEST_STEP = 6
"""Digits. No attempt has a million steps, and int() is slow on hostile numerals."""
Fields = Mapping[str, Sequence[str]]
NEVER_KEPT = frozenset({"csrf_token", "password", "new_password", "repeated", "next", "submit"})


def typed_fields() -> Fields:
    """What this request's form holds and may be kept: no passwords, no tokens."""
    return {
        name: values
        for name, values in request.form.to_dict(flat=False).items()
        if name not in NEVER_KEPT
    }


def step_sent() -> int:
    """Which step of an attempt this request's form answers. Refused for a form that is none of ours."""
    written = request.form.get("step", "")
    if not (written.isascii() and written.isdecimal() and len(written) <= LONGEST_STEP):
        raise Refused("no-such-step")
    return int(written)
