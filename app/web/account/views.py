"""Signing in and out, and what a person keeps about herself: the pages are in the modules named here."""

from app.web.account import entering, kept, profile_pages
from app.web.account.blueprint import blueprint

__all__ = ["blueprint", "entering", "kept", "profile_pages"]
