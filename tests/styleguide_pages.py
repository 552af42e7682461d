"""The style guide's pages, listed like all others."""

from app.web.styleguide.views import COMPONENTS
from tests.listed import Listed

STYLEGUIDE = (
    Listed("style guide", "/styleguide/"),
    *(Listed(f"style guide: {name}", f"/styleguide/{name}") for name in COMPONENTS),
)
