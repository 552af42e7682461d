"""On a board that asks for numbers."""

from tests.web.nurseries import heed

__all__ = ["heed"]
