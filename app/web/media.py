"""The pictures that content shows: those of the library by their names, and nothing else that lies on the disk."""

from pathlib import PurePosixPath

from flask import Blueprint, Response, send_file

from app.content.sanitising import PICTURES
from app.services.errors import NotFound
from app.web.access import public
from app.web.context import content

TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""By the name's own ending; nothing is guessed from what is in the file."""
CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
"""An SVG that is opened by itself keeps its colours and runs nothing."""
KEPT = "public, max-age=3600"

blueprint = Blueprint("media", __name__, url_prefix=PICTURES.rstrip("/"))


@blueprint.get("/<path:name>")
@public
def picture(name: str) -> Response:
    path = content().library.pictures.get(name)
    kind = TYPES.get(PurePosixPath(name).suffix.lower())
    if path is None or kind is None or not path.is_file():
        raise NotFound(f"no picture {name}")
    response = send_file(path, mimetype=kind, conditional=True)
    response.headers["Cache-Control"] = KEPT
    response.headers["Content-Security-Policy"] = CSP
    return response
