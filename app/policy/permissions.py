"""What somebody may do. Roles beyond the learner's come with grants."""

from enum import StrEnum


class Permission(StrEnum):
    LEARN = "learn"


LEARNER = frozenset({Permission.LEARN})
