"""Handouts: tagged and titled, everything on them, and what authors wrote drawn as they meant it."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pypdf
import pytest

from app.content.model.text import SafeHtml
from app.reporting.pdf.handouts import (
    Advice,
    Handout,
    HandoutWords,
    KeyPage,
    Option,
    ScenePage,
    TextPage,
    Verdict,
    handout,
)
from app.reporting.pdf.prose import nodes

SCENE = ScenePage(
    heading="1 · The gate",
    role="From here on you all play: cook",
    body=SafeHtml("<p>Ella says, &quot;Daddy was <em>cross</em>.&quot;</p>\n<p>What now?</p>"),
    task="",
    ticks=(),
    writes=False,
    options=(Option("Ask her", "Go to 2."), Option("#panic(1) *Wait*", "Go to 3.")),
    prompts=("What is this like for her?",),
    then="",
)
TASKS = replace(
    SCENE,
    heading="2 · The desk",
    role="",
    task="Tick what you would record.",
    ticks=(SafeHtml("Her <strong>own</strong> words"),),
    writes=True,
    options=(),
    then="Sign it. Go to 1.",
)
KEY = KeyPage(
    heading="1 · The gate",
    about=("Her safety turns on this.",),
    ticks=(Verdict(SafeHtml("Words"), "Belongs", (), SafeHtml("<p>Hers.</p>"), SafeHtml()),),
    criteria=(SafeHtml("It has the time"),),
    model_answer=SafeHtml("<p>At ten to nine …</p>"),
    options=(
        Verdict(
            "A. Ask her",
            "Sound",
            ("Note: asked.", "Go to 2."),
            SafeHtml("<p>She tells.</p>"),
            SafeHtml("<ul><li>Hers</li></ul>"),
        ),
    ),
    ways=("If asked: Go to 2.", "Otherwise: Go to 3."),
)
FACTS = Handout(
    title="The gate",
    language="cy",
    kind="A case for a meeting",
    standing="Draft",
    summary="Ella is three.",
    facts=(("Where", "a nursery"),),
    pages="Pages {first} to {last} for all, from {own} for you",
    advice=(Advice("What is in it", ("A bruise.",)), Advice("Before", ("Print it.", "Play it."))),
    plan_heading="How to run it",
    plan=(("0–5", "Welcome", "Say it."),),
    plan_tips=("Play on.",),
    introduction=SafeHtml("<p>You work in the pre-school room.</p>"),
    scenes=(SCENE, TASKS),
    scenes_end="Number 3 is an ending.",
    notes=("asked", "told"),
    notes_words="Tick these.",
    key_words="Read it out.",
    key=(KEY,),
    endings=(TextPage("3 · Told", "It ended well.", SafeHtml("<p>Ruth rings.</p>")),),
    debrief=(TextPage("What it is about", "", SafeHtml("<h3>Tomorrow</h3><p>Look.</p>")),),
    rests_on_heading="Sources",
    rests_on=("An invented case",),
    standing_facts=(("Version", "abc"),),
    words=HandoutWords(
        page="Page",
        for_everyone="For all",
        for_facilitator="For you",
        prompts="To talk about",
        follows="What follows:",
        why="Why:",
        first_that_fits="The first that fits:",
        criteria="Check",
        model_answer="One way",
        endings="Endings",
        minutes="Minutes",
        what="What",
    ),
    made_at=datetime(2026, 11, 23, tzinfo=UTC),
)


def opened(facts: Handout) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(handout(facts)))


def pages(facts: Handout) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in opened(facts).pages]


def with_body(html: str) -> Handout:
    return replace(FACTS, scenes=(replace(SCENE, body=SafeHtml(html)),))


def test_readers_for_the_eye_and_the_ear_get_structure() -> None:
    reader = opened(FACTS)
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert catalogue["/Lang"] == "cy"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "The gate: A case for a meeting"


def test_everything_is_on_it_in_its_part() -> None:
    cover, plan, everyone, mine = pages(FACTS)
    assert "Pages 3 to 3 for all, from 4 for you" in cover
    for said in ("Draft", "A bruise.", "Print it."):
        assert said in cover
    assert "0–5 Welcome Say it." in plan
    for said in (
        "pre-school room",
        '"Daddy was cross."',
        "#panic(1) *Wait* Go to 3.",
        "play: cook",
        "What is this like for her?",
        "Her own words",
        "Sign it. Go to 1.",
        "Number 3 is an ending.",
    ):
        assert said.replace('"', "“", 1).replace('"', "”") in everyone or said in everyone
    for said in ("Her safety", "A. Ask her Sound What follows: She tells.", "Why: • Hers"):
        assert said in mine
    for said in ("Note: asked. Go to 2.", "The first that fits: If asked", "It has the time"):
        assert said in mine
    for said in ("At ten to nine", "Ruth rings.", "Tomorrow Look.", "An invented case", "abc"):
        assert said in mine


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<ol start="3"><li>Stop</li><li>Listen</li></ol>', "3. Stop 4. Listen"),
        ("<ul>\n<li>Stop<ul><li>here</li></ul></li></ul>", "• Stop ‣ here"),
        ("<blockquote>\n<p>Quoted</p></blockquote>", "Quoted"),
        ('<div class="alert alert-note"><p class="alert-title">Note</p><p>So</p></div>', "Note So"),
        ("<h3>Above</h3><p>x</p><h4>Below</h4>", "Above x Below"),
        ("<p>one<br>\ntwo <code>three</code> <s>four</s></p><hr>", "one two three four"),
        ('<p><a href="https://x.example">A link</a></p>', "A link"),
        ('<p><img src="/media/x" alt="A swing"></p>', "[A swing]"),
        ("<pre><code>a\n  b</code></pre>", "a b"),
        (
            "<table><thead><tr><th>Day</th><th>Seen</th></tr></thead>"
            '<tbody><tr><td data-label="Day">Mon</td><td>wet</td></tr></tbody></table>',
            "Day Seen Mon wet",
        ),
        ("<p>loose</p>tail", "loose"),
        ("", "1 · The gate"),
    ],
)
def test_what_markdown_can_say_is_drawn(html: str, said: str) -> None:
    assert said in pages(with_body(html))[2]


def test_spaces_beside_marks_stay_and_line_ends_are_spaces() -> None:
    (paragraph,) = nodes(SafeHtml("<p>She\nsays <em>no</em> again</p>\n"))
    assert isinstance(paragraph, dict)
    assert paragraph["inside"] == ["She says ", {"tag": "em", "inside": ["no"]}, " again"]


def test_the_same_facts_make_the_same_file() -> None:
    assert handout(FACTS) == handout(FACTS)
