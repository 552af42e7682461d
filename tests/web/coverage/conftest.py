"""On the board of tests/coverage_world.py."""

from tests.web.nurseries import heed

__all__ = ["heed"]
