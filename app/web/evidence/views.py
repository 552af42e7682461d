"""All pages of the blueprint."""

from app.web.evidence import agency_pages, own_pages, session_pages
from app.web.evidence.blueprint import blueprint

__all__ = ["agency_pages", "blueprint", "own_pages", "session_pages"]
