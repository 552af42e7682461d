"""Sanitised HTML as a tree that the typst templates draw (handout.typ)."""

from html.parser import HTMLParser
from typing import Any

from app.content.model.text import SafeHtml

Node = str | dict[str, Any]
"""Words, or {tag, inside, …}: `start` of an ordered list, `alert` where a block is one."""
_ALONE = frozenset({"br", "hr", "img"})
_HOLDS_BLOCKS = frozenset(
    {"", "ul", "ol", "blockquote", "div", "table", "thead", "tbody", "tr", "li"}
)


def nodes(html: SafeHtml) -> list[Node]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    inside: list[Node] = reader.open[0]["inside"]
    return inside


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[dict[str, Any]] = [{"tag": "", "inside": []}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "img":
            self._add(f"[{given.get('alt') or ''}]")
            return
        node: dict[str, Any] = {"tag": tag, "inside": []}
        if tag == "ol":
            node["start"] = int(given.get("start") or 1)
        if tag == "div":
            node["alert"] = "alert" in (given.get("class") or "")
        self._add(node)
        if tag not in _ALONE:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _ALONE:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        inside = self.open[-1]
        if inside["tag"] in _HOLDS_BLOCKS and not data.strip():
            return
        in_code = any(node["tag"] == "pre" for node in self.open)
        self._add(data if in_code else _on_one_line(data))

    def _add(self, node: Node) -> None:
        self.open[-1]["inside"].append(node)


def _on_one_line(data: str) -> str:
    """Line ends of the source are spaces; those beside a tag stay."""
    words = " ".join(data.split())
    return (
        f"{' ' if data[:1].isspace() else ''}{words}{' ' if words and data[-1:].isspace() else ''}"
    )
