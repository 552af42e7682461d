import pytest

from app.content.closing_question import split_closing_question
from app.content.model.text import RichText, SafeHtml, TermSlot

DSP = TermSlot("dsp")


def words(slot: TermSlot) -> str:
    return "DSP"


@pytest.mark.parametrize(
    ("html", "rest", "question"),
    [
        ("<p>She waits.</p>\n<p>What now?</p>\n", "<p>She waits.</p>\n", "What now?"),
        ("<p>All &amp; sundry?</p>", "", "All & sundry?"),
        ("<p>She says, “Why?”</p>", "", "She says, “Why?”"),
        ("<p>She waits.</p>", "<p>She waits.</p>", None),
        ("<p>What <em>now</em>?</p>", "<p>What <em>now</em>?</p>", None),
        (
            "<blockquote>\n<p>Why?</p>\n</blockquote>",
            "<blockquote>\n<p>Why?</p>\n</blockquote>",
            None,
        ),
        ("<ul>\n<li>Why?</li>\n</ul>", "<ul>\n<li>Why?</li>\n</ul>", None),
        ("<p>" + "On and on. " * 20 + "So?</p>", "<p>" + "On and on. " * 20 + "So?</p>", None),
        ("", "", None),
    ],
)
def test_the_last_paragraph_where_it_asks(html: str, rest: str, question: str | None) -> None:
    body = RichText((SafeHtml(html),) if html else ())
    left, asked = split_closing_question(body)
    assert left.fill(words) == rest
    assert (asked.fill(words) if asked else None) == question


def test_terms_stay_slots_on_both_sides() -> None:
    body = RichText(
        (
            SafeHtml("<p>The "),
            DSP,
            SafeHtml(" is in.</p>\n<p>What does the "),
            DSP,
            SafeHtml(" need?</p>"),
        )
    )
    left, asked = split_closing_question(body)
    assert left.parts == (SafeHtml("<p>The "), DSP, SafeHtml(" is in.</p>\n"))
    assert asked is not None
    assert asked.parts == ("What does the ", DSP, " need?")
