"""The style guide's pages, listed like all others."""

from app.web.styleguide.views import COMPONENTS
from tests.pages import Listed

STYLEGUIDE = (
    Listed("style guide", "/styleguide/"),
    *(Listed(f"style guide: {name}", f"/styleguide/{name}") for name in COMPONENTS),
)
