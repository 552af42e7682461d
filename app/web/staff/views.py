"""The staff list: by hand and from sheets. The pages are in the modules named here."""

from app.web.staff import (
    absence_pages,
    import_pages,
    import_steps,
    member_pages,
    people_pages,
    post_pages,
)
from app.web.staff.blueprint import blueprint

__all__ = [
    "absence_pages",
    "blueprint",
    "import_pages",
    "import_steps",
    "member_pages",
    "people_pages",
    "post_pages",
]
