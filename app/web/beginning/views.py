"""From an empty agency to one at work, step by step. The pages are in the modules named here."""

from app.web.beginning import (
    contact_pages,
    once_pages,
    people_pages,
    rule_pages,
    step_pages,
    ways_in_pages,
)
from app.web.beginning.blueprint import blueprint

__all__ = [
    "blueprint",
    "contact_pages",
    "once_pages",
    "people_pages",
    "rule_pages",
    "step_pages",
    "ways_in_pages",
]
