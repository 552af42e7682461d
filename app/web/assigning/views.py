"""A DSP's and a board's pages about what people are asked to learn."""

from app.web.assigning import assignment_pages, person_pages, requirement_pages
from app.web.assigning.blueprint import blueprint

__all__ = ["assignment_pages", "blueprint", "person_pages", "requirement_pages"]
