"""A board's working figures: how far training reaches. The pages are in the modules named here."""

from app.web.coverage import (
    agency_pages,
    ahead_pages,
    compare_pages,
    dimension_pages,
    overview_pages,
    target_pages,
)
from app.web.coverage.blueprint import blueprint

__all__ = [
    "agency_pages",
    "ahead_pages",
    "blueprint",
    "compare_pages",
    "dimension_pages",
    "overview_pages",
    "target_pages",
]
