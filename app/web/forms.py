"""What forms of all blueprints share."""

from collections.abc import Mapping, Sequence

from flask import request

Fields = Mapping[str, Sequence[str]]
NEVER_KEPT = frozenset({"csrf_token", "password", "new_password", "repeated", "next", "submit"})


def typed_fields() -> Fields:
    """What this request's form holds and may be kept: no passwords, no tokens."""
    return {
        name: values
        for name, values in request.form.to_dict(flat=False).items()
        if name not in NEVER_KEPT
    }
