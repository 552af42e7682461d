"""Where somebody's work begins: what a sign-in that was not on its way anywhere leads to."""

from collections.abc import Collection

from flask import current_app, url_for

from app.policy.permissions import Permission

WORKPLACES: tuple[tuple[Permission, str], ...] = (
    (Permission.SEE_STAFF, "team.home"),
    (Permission.SEE_COVERAGE, "coverage.boards"),
    (Permission.SEE_ORGANISATIONS, "organisations.boards"),
)
"""Of several the first."""
LEARNING = "training.home"


def workplace_of(permissions: Collection[Permission]) -> str:
    """An address. Who runs nothing, as far as this installation has it, is here to learn."""
    found = (
        endpoint
        for permission, endpoint in WORKPLACES
        if permission in permissions and endpoint in current_app.view_functions
    )
    return url_for(next(found, LEARNING))
