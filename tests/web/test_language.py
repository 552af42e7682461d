"""Words in templates: what is filled into them is escaped, what is written in them is not."""

import pytest
from flask import Flask, render_template_string, url_for

CASES = [
    ("{{ _('Fish & chips') }}", "Fish & chips"),
    ("{{ _('All of it: 100%%') }}", "All of it: 100%"),
    ("{{ _('For %(name)s', name=name) }}", "For &lt;b&gt;Sian&lt;/b&gt;"),
    ("{{ _('For %(message)s', message=name) }}", "For &lt;b&gt;Sian&lt;/b&gt;"),
    ("{% trans %}You: {{ name }}{% endtrans %}", "You: &lt;b&gt;Sian&lt;/b&gt;"),
    ("{{ ngettext('%(num)d step', '%(num)d steps', 1) }}", "1 step"),
    ("{{ ngettext('%(num)d step of %(name)s', '%(num)d steps of %(name)s', 2, name=name) }}",
     "2 steps of &lt;b&gt;Sian&lt;/b&gt;"),
    ("{% trans n=3 %}{{ n }} minute{% pluralize %}{{ n }} minutes{% endtrans %}", "3 minutes"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "shown"), CASES)
def test_messages_in_templates(app: Flask, source: str, shown: str) -> None:
    with app.test_request_context():
        first = render_template_string(source, name="<b>Sian</b>")
        again = render_template_string(source, name="<b>Sian</b>")
    assert first == again == shown


def test_an_address_without_arguments_is_never_one_with_them(app: Flask) -> None:
    with app.test_request_context("/help?course=x", base_url="http://elsewhere.example"):
        assert url_for("training.home") == "/training"
        assert url_for("training.home", of="a-course") == "/training?of=a-course"
        assert url_for("training.home", of=None) == "/training"
        assert url_for("front.help", _external=True) == "http://elsewhere.example/help"
        assert url_for("front.help") == "/help"
