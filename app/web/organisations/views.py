"""Boards, agencies and who runs them: the pages are in the modules named here."""

from app.web.organisations import (
    agency_pages,
    board_pages,
    contact_pages,
    grant_pages,
    list_pages,
    membership_pages,
)
from app.web.organisations.blueprint import blueprint

__all__ = [
    "agency_pages",
    "blueprint",
    "board_pages",
    "contact_pages",
    "grant_pages",
    "list_pages",
    "membership_pages",
]
