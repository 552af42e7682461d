import gzip
import re
from pathlib import Path

from app.paths import STATIC
from app.web.assets import LAYERS, read_assets, stylesheet
from tests.web.browsing import Browsing

LINKED = re.compile(r'"(/static/heed\.[0-9a-f]{12}\.(css|js|svg))"')


def make_root(folder: Path, css: dict[str, str]) -> Path:
    for name, text in {**css, "../js/one.js": "one();", "../heed.svg": "<svg/>"}.items():
        path = folder / "css" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_layers_come_in_order_whatever_the_files_are_called(tmp_path: Path) -> None:
    root = make_root(
        tmp_path,
        {
            "print.css": "p {}",
            "base.css": "b {}",
            "components/z.css": "z {}",
            "components/a.css": "a {}",
        },
    )
    written = " ".join(stylesheet(root / "css").split())
    assert written.startswith(f"@layer {', '.join(LAYERS)};")
    assert "@layer base { b {} }" in written
    assert "@layer components { a {} z {} }" in written
    assert written.index("a {}") < written.index("p {}")


def test_no_stylesheet_is_left_out() -> None:
    whole = stylesheet(STATIC / "css")
    for file in (STATIC / "css").rglob("*.css"):
        assert file.read_text("utf-8").strip() in whole, file


def test_the_address_changes_with_the_content(tmp_path: Path) -> None:
    before = read_assets(make_root(tmp_path, {"base.css": "b {}"}))["heed.css"]
    after = read_assets(make_root(tmp_path, {"base.css": "c {}"}))["heed.css"]
    assert before.address != after.address
    assert re.fullmatch(r"heed\.[0-9a-f]{12}\.css", after.address)


def test_what_a_page_links_to_is_there_and_stays(client: Browsing) -> None:
    linked = LINKED.findall(client.get("/help").get_data(as_text=True))
    assert [suffix for _, suffix in linked] == ["css", "svg", "js"]
    for address, _ in linked:
        answer = client.get(address)
        assert answer.data
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_it_travels_packed_where_the_browser_can_unpack(client: Browsing) -> None:
    address, _ = LINKED.findall(client.get("/help").get_data(as_text=True))[0]
    packed = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    plain = client.get(address)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.data) == plain.data


def test_look_and_comfort_weigh_little() -> None:
    """A cold page may weigh 40 KB in all; most of that is for words."""
    assert sum(len(asset.packed) for asset in read_assets(STATIC).values()) < 16_000
