"""What authors write, and what reaches the page."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.blocks import tokens_of
from app.content.drafts import read_draft
from app.content.markdown import parse
from app.content.model.lesson import Lesson, Prose
from app.content.model.text import PlainText, RichText, TermSlot
from app.content.rendering import plain, rich
from app.content.sanitising import sanitise
from tests.content import compiling
from tests.content.compiling import in_england, in_wales

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "<javascript:alert(1)>",
    "![x](https://evil.example/a.png)",
    "![x](//evil.example/a.png)",
    "![x](media/../../../../a.png)",
    '![x](media/a.png "onload=alert(1)")',
    '![" onerror="alert(1)](media/a.png)',
    '[x](https://example.org/"onclick=alert(1))',
    "```html\n<script>alert(1)</script>\n```",
    "| a |\n| --- |\n| <b onclick=x> |",
    "> [!NOTE]\n> <style>*{}</style>",
    "&lt;script&gt;",
    "\ue0000\ue001 &#xe000;0&#xe001;",
    '[x](y.md "&#xe000;0&#xe001;")',
    '![&#xe000;0&#xe001;](media/a.png "&#xe000;0&#xe001;")',
]
fragments = st.lists(
    st.one_of(
        st.sampled_from(HOSTILE),
        st.sampled_from(["{DSP}", "{DSP:long}", "\\{", "\n\n", "- ", "> ", "## ", "`", "[", "]("]),
        st.text(max_size=20),
    ),
    max_size=12,
).map("".join)


def html_of(markdown: str) -> str:
    return in_wales(rich(parse(markdown).tokens))


def assert_harmless(html: str) -> None:
    soup = BeautifulSoup(f"<div>{html}</div>", "html.parser")
    for tag in soup.find_all(True):
        assert tag.name not in ("script", "style", "iframe", "object", "form", "input", "svg")
        for name, value in tag.attrs.items():
            assert name in (
                "href",
                "src",
                "alt",
                "title",
                "id",
                "class",
                "rel",
                "start",
                "data-label",
            ), name
            assert "javascript:" not in str(value).lower() or name in ("alt", "title")
        if tag.name == "img":
            assert str(tag.get("src", "/media/")).startswith("/media/")
        if tag.name == "a" and ":" in str(tag.get("href", "")).split("/")[0]:
            assert str(tag["href"]).split(":")[0] in ("https", "mailto", "tel")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_harmless(hostile: str) -> None:
    assert_harmless(html_of(hostile))
    for part in ("lesson", "scenario", "quiz"):
        page = compiling.source(part, f"# T\n## S\n{hostile}\n")
        draft = read_draft(page, compiling.TERM_WORDS)
        for section in draft.page.outline.sections:
            assert_harmless(in_wales(rich(tokens_of(section.blocks), anchors=True)))


@given(fragments)
@settings(deadline=None)
def test_no_text_renders_to_harm(markdown: str) -> None:
    tokens = parse(markdown).tokens
    assert_harmless(rich(tokens).fill(lambda _: '"><script>alert(1)</script>'))


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<a href="http://a.example">x</a>', "<a>x</a>"),
        ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
        ('<a href="javascript:x">x</a>', "<a>x</a>"),
        ('<a href="/cases/x" onclick="y">x</a>', '<a href="/cases/x">x</a>'),
        ('<img src="/elsewhere/a.png" alt="a">', '<img alt="a">'),
        ('<div class="alert stranger">x</div>', '<div class="alert">x</div>'),
        ('<p style="color: red" id="main">x</p>', "<p>x</p>"),
        ("<h1>x</h1><form><input></form><script>x</script>", "x"),
    ],
)
def test_the_sanitiser_trusts_nobody(html: str, left: str) -> None:
    assert sanitise(html) == left


@given(st.text(max_size=200))
def test_the_sanitiser_lets_nothing_through(html: str) -> None:
    assert_harmless(sanitise(html))


@given(st.lists(st.sampled_from(["DSP", "dsp:long", "Social services", "words", "*", "&", "<"])))
def test_slots_come_through_in_order_and_number(names: list[str]) -> None:
    terms = [name for name in names if len(name) > 1 and name != "words"]
    markdown = "x " + " ".join(f"{{{name}}}" if name in terms else name for name in names)
    slots = [part for part in rich(parse(markdown).tokens).parts if isinstance(part, TermSlot)]
    assert [slot.name for slot in slots] == [name.casefold().split(":")[0] for name in terms]


def test_words_of_a_nation_are_escaped_where_they_are_filled_in() -> None:
    text = rich(parse("The {DSP} & ![a {DSP}](media/a.png)").tokens)
    html = text.fill(lambda _: '<b> "quoted"')
    assert "<b>" not in html
    soup = BeautifulSoup(html, "html.parser")
    assert soup.img is not None
    assert soup.img["alt"] == 'a <b> "quoted"'
    assert soup.get_text() == 'The <b> "quoted" & '


@pytest.mark.parametrize(
    ("written", "england", "wales"),
    [
        ("the {DSP}", "the DSL", "the DSP"),
        ("the {dsp}", "the DSL", "the DSP"),
        ("{Social services} rang", "Children’s social care rang", "Social services rang"),
        (
            "the {DSP:long}",
            "the designated safeguarding lead",
            "the designated safeguarding person",
        ),
        ("{social\nservices}", "children’s social care", "social services"),
        ("a \\{DSP} brace", "a {DSP} brace", "a {DSP} brace"),
        ("`{DSP}` code", "{DSP} code", "{DSP} code"),
        ("**the {DSP}**", "the DSL", "the DSP"),
    ],
)
def test_terms(written: str, england: str, wales: str) -> None:
    inline = parse(written).tokens[1]
    assert in_england(plain(inline.children or [])) == england
    assert in_wales(plain(inline.children or [])) == wales
    html = BeautifulSoup(in_wales(rich(parse(written).tokens)), "html.parser")
    assert html.get_text().strip() == wales


def test_a_term_stands_in_the_words_of_a_link_and_never_in_its_address() -> None:
    html = html_of("[ask the {DSP}](https://example.org/{DSP})")
    assert 'href="https://example.org/%7BDSP%7D"' in html
    assert ">ask the DSP</a>" in html


def test_alerts_are_drawn_as_git_hosts_draw_them() -> None:
    html = html_of("> [!WARNING]\n> Not **now**.\n>\n> > A quotation.")
    soup = BeautifulSoup(html, "html.parser")
    alert = soup.find(class_="alert-warning")
    assert alert is not None
    assert alert["class"] == ["alert", "alert-warning"]
    assert [child.get_text().strip() for child in alert.find_all("p", recursive=False)] == [
        "Warning",
        "Not now.",
    ]
    assert soup.blockquote is not None
    assert soup.blockquote.get_text().strip() == "A quotation."


def test_headings_move_to_their_place_under_the_page() -> None:
    tokens = parse("### Deep\n#### Deeper").tokens
    assert "<h2>Deep</h2>" in in_wales(rich(tokens, shift=-1))
    assert "<h3>Deeper</h3>" in in_wales(rich(tokens, shift=-1))


def compiled_lesson(body: str) -> Lesson:
    compiled = compiling.lesson(body)
    assert compiled.value is not None, compiled.diagnostics
    return compiled.value


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("other.md", "/courses/x/other"),
        ("other.md#a-part", "/courses/x/other#section-a-part"),
        ("./other.md", "/courses/x/other"),
        ("../z/w.md", "/courses/z/w"),
        ("course.md", "/courses/x"),
        ("../../scenarios/s.md", "/cases/s"),
        ("../../scenarios/s.md#scene", "/cases/s"),
        ("../../quizzes/q.md", "/quizzes/q"),
        ("#a-part", "#section-a-part"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:999", "tel:999"),
    ],
)
def test_links_of_a_lesson(written: str, href: str) -> None:
    lesson = compiled_lesson(f"# T\n[x]({written})\n\n## A part\nWords.\n")
    assert isinstance(lesson.blocks[0], Prose)
    soup = BeautifulSoup(in_wales(lesson.blocks[0].body), "html.parser")
    assert soup.a is not None
    assert soup.a["href"] == href


def test_pictures_come_from_the_library_alone() -> None:
    lesson = compiled_lesson("# T\n![A hall](media/a%20hall.png)\n")
    assert isinstance(lesson.blocks[0], Prose)
    soup = BeautifulSoup(in_wales(lesson.blocks[0].body), "html.parser")
    assert soup.img is not None
    assert soup.img["src"] == "/media/courses/x/media/a%20hall.png"


def test_plain_text_and_rich_text_are_empty_where_nothing_was_written() -> None:
    assert not plain([])
    assert not rich([])
    assert PlainText() == plain([])
    assert RichText() == rich([])


def test_a_cell_carries_its_columns_heading() -> None:
    """A narrow page shows it beside the cell: table.css."""
    html = html_of("| Need | Tell {DSP} | a < *b* |\n| --- | --- | ---: |\n| Food | x | y |")
    cells = BeautifulSoup(html, "html.parser").find_all("td")
    assert [str(cell["data-label"]) for cell in cells] == ["Need", "Tell DSP", "a  b"]
