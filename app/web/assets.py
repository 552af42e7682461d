"""The stylesheet, the scripts and the mark: each one response, named by its hash, made when Heed starts."""

import gzip
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request, url_for

from app.paths import STATIC
from app.web.access import public

LAYERS = ("reset", "tokens", "base", "layout", "components", "pages", "print")
"""Later ones win. A layer is one file, or a folder of files, under static/css."""
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    address: str
    """As the browser asks for it: heed.0123456789ab.css."""
    content_type: str
    body: bytes
    packed: bytes
    """The same, by gzip."""


def init_assets(app: Flask) -> None:
    for name, asset in read_assets(STATIC).items():
        app.add_url_rule(f"/static/{asset.address}", _endpoint(name), _view(asset))
    app.jinja_env.globals["asset_url"] = asset_url


def asset_url(name: str) -> str:
    return url_for(_endpoint(name))


def read_assets(root: Path) -> dict[str, Asset]:
    return {
        "heed.css": _asset("heed.css", "text/css; charset=utf-8", stylesheet(root / "css")),
        "heed.js": _asset("heed.js", "text/javascript; charset=utf-8", module(root / "js")),
        "heed.svg": _asset("heed.svg", "image/svg+xml", (root / "heed.svg").read_text("utf-8")),
    }


def stylesheet(folder: Path) -> str:
    layers = (_layer(name, _files(folder, name)) for name in LAYERS)
    return "\n".join([f"@layer {', '.join(LAYERS)};", *layers])


def module(folder: Path) -> str:
    return "\n".join(_texts(sorted(folder.glob("*.js"))))


def _layer(name: str, files: Iterable[Path]) -> str:
    return "\n".join([f"@layer {name} {{", *_texts(files), "}"])


def _files(folder: Path, layer: str) -> list[Path]:
    single = folder / f"{layer}.css"
    return [single] if single.exists() else sorted((folder / layer).glob("*.css"))


def _texts(files: Iterable[Path]) -> Iterable[str]:
    return (file.read_text("utf-8").strip() for file in files)


def _asset(name: str, content_type: str, text: str) -> Asset:
    body = text.encode()
    stem, suffix = name.rsplit(".", 1)
    return Asset(
        address=f"{stem}.{sha256(body).hexdigest()[:12]}.{suffix}",
        content_type=content_type,
        body=body,
        packed=gzip.compress(body, 9, mtime=0),
    )


def _endpoint(name: str) -> str:
    return f"asset:{name.replace('.', '-')}"


def _view(asset: Asset) -> Callable[[], Response]:
    @public
    def send_asset() -> Response:
        packs = request.accept_encodings.quality("gzip") > 0
        response = Response(asset.packed if packs else asset.body, content_type=asset.content_type)
        response.headers["Cache-Control"] = FOREVER
        response.headers["Vary"] = "Accept-Encoding"
        if packs:
            response.headers["Content-Encoding"] = "gzip"
        return response

    return send_asset
