"""Which tests one worker runs alone; all others go to whoever is free."""

from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/services/test_demo.py",)
"""They look at one thing that takes half a minute to make."""


class InGroups(LoadScopeScheduling):  # type: ignore[misc]
    """As xdist's own groups, which do not find their marks under pytest 9.2."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return path if path in TOGETHER else nodeid
