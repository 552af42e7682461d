"""Returns: a board asks agencies for their own numbers, and they declare them by a link. The pages are in the modules named here."""

from app.web.returns import board_pages, declaring_pages
from app.web.returns.blueprint import blueprint

__all__ = ["blueprint", "board_pages", "declaring_pages"]
