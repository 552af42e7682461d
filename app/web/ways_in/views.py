"""Ways in: used, asked for, and given out. The pages are in the modules named here."""

from app.web.ways_in import forgotten, invite_pages, join, slip_pages, team, using
from app.web.ways_in.blueprint import blueprint

__all__ = ["blueprint", "forgotten", "invite_pages", "join", "slip_pages", "team", "using"]
