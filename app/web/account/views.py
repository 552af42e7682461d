"""Signing in and out, and what a person keeps about herself: the pages are in the modules named here."""

from app.web.account import closed_notes_pages, entering, kept, profile_pages
from app.web.account.blueprint import blueprint

__all__ = ["blueprint", "closed_notes_pages", "entering", "kept", "profile_pages"]
