"""Training events: a board offers them, agencies book their people, and those who were there say how it was. The pages are in the modules named here."""

from app.web.events import board_pages, own_pages, register_pages, team_pages
from app.web.events.blueprint import blueprint

__all__ = ["blueprint", "board_pages", "own_pages", "register_pages", "team_pages"]
