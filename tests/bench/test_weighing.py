import pytest

from bench.weighing import loaded_by


@pytest.mark.parametrize(
    ("content_type", "text", "found"),
    [
        (
            "text/html",
            '<link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.svg">'
            '<script type="module" src="/a.js"></script><img src="/p.png" alt="">',
            ["/a.css", "/i.svg", "/a.js", "/p.png"],
        ),
        ("text/html", '<link rel="canonical" href="/x">', ["/favicon.ico"]),
        (
            "text/css",
            '@import "b.css"; a { background: url(c.png) url("data:x") }',
            ["b.css", "c.png"],
        ),
        ("text/javascript", 'import { a } from "./b.js";\nimport "./c.js"', ["./b.js", "./c.js"]),
        ("image/svg+xml", "<svg/>", []),
    ],
)
def test_everything_that_a_page_loads_is_found(
    content_type: str, text: str, found: list[str]
) -> None:
    assert loaded_by(content_type, text) == found
