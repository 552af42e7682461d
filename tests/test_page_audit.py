"""The audit itself: one fault a page, and it is told."""

import pytest
from flask import Flask, Response

from app.web.access import public
from tests.page_audit import audit

SOUND = (
    '<!DOCTYPE html><html lang="en"><head><title>Help · Heed</title>'
    '<link rel="stylesheet" href="/static/heed.css"></head><body><h1 id="top">Help</h1>'
    '<form method="post" action="/there"><input type="hidden" name="csrf_token" value="x">'
    '<label for="name">Name</label><input id="name" name="name">'
    '<button>Send</button><button formaction="/there">Send on</button></form>'
    "<p>A brace in <code>{DSP}</code> is fine here.</p></body></html>"
)
FAULTS = [
    ("Help · Heed", "Other · Heed", "does not begin with the h1"),
    ('<h1 id="top">Help</h1>', "<h2>Help</h2>", "0 h1 headings"),
    ('<h1 id="top">Help</h1>', "<h1>Help</h1><h1>Help</h1>", "2 h1 headings"),
    ('<h1 id="top">Help</h1>', '<h1 id="name">Help</h1>', "id 'name' 2 times"),
    ('<html lang="en">', "<html>", "no lang"),
    ('<label for="name">Name</label>', "Name", "no label for 'name'"),
    ('<input id="name"', '<input aria-describedby="hint" id="name"', "points at 'hint'"),
    ("<button>Send</button>", "<button> </button>", "an empty button"),
    ('<input type="hidden" name="csrf_token" value="x">', "", "without a CSRF token"),
    ('action="/there"', 'action="/nowhere"', "which answers 404"),
    ('method="post" action="/there"', 'method="get" action="/there"', "which answers 405"),
    ('action="/there"', 'action="https://evil.example/"', "a form to https://evil.example/"),
    ('formaction="/there"', 'formaction="/gone"', "which answers 404"),
    ("<p>", '<p style="color: red">', "an inline style"),
    ("<p>", '<p onclick="x()">', "an inline onclick"),
    ("<p>", "<script>x()</script><p>", "an inline script"),
    ("<p>", "<style>p {}</style><p>", "an inline style element"),
    ('href="/static/heed.css"', 'href="https://cdn.example/a.css"', "loads from https://cdn"),
    ("A brace", "A {{ brace }}", "unrendered"),
    ("A brace", "Tell the {DSP}", "unrendered"),
    ("A brace", "Ring {Social services}", "unrendered"),
    ('<input id="name"', '<input placeholder="the {DSP}" id="name"', "unrendered in placeholder"),
]


def check(html: str, headers: dict[str, str] | None = None) -> None:
    app = Flask("audited", static_folder=None)
    policy = {"Content-Security-Policy": "default-src 'self'"} if headers is None else headers
    app.add_url_rule("/page", "page", public(lambda: Response(html, headers=policy)))
    app.add_url_rule("/there", "there", public(lambda: ""), methods=["POST"])
    audit(app, app.test_client().get("/page"))


def test_a_sound_page_passes() -> None:
    check(SOUND)


def test_a_page_with_errors_may_say_so_in_its_title() -> None:
    check(SOUND.replace("<title>", "<title>Error: "))


@pytest.mark.parametrize(("sound", "faulty", "told"), FAULTS)
def test_a_fault_is_told(sound: str, faulty: str, told: str) -> None:
    assert sound in SOUND
    with pytest.raises(AssertionError) as fault:
        check(SOUND.replace(sound, faulty))
    assert told in str(fault.value)


def test_a_page_needs_the_policy() -> None:
    with pytest.raises(AssertionError, match="no CSP"):
        check(SOUND, {})
