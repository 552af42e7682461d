"""Terms as links: in running words, and nowhere else."""

import pytest

from app.content.linked_terms import fill_with_links
from app.content.model.lesson import Prose
from app.content.model.terms import Nation
from app.content.model.text import RichText, SafeHtml, TermSlot
from tests.content import compiling
from tests.content.compiling import TERM_WORDS

WORDS = TERM_WORDS.of(Nation.WALES).words


def linked(text: RichText) -> str:
    return fill_with_links(text, WORDS, lambda slot, said: f"[{slot.name}|{said}]")


def bodies(markdown: str) -> list[RichText]:
    lesson = compiling.lesson(f"# T\n\n{markdown}\n").value
    assert lesson is not None
    return [block.body for block in lesson.blocks if isinstance(block, Prose)]


@pytest.mark.parametrize(
    ("markdown", "links"),
    [
        ("Ring the {DSP}.", 1),
        ("Ring the {DSP}, the {DSP}.", 2),
        ("- Ring the **{DSP}**", 1),
        ("> [!NOTE]\n> Ring the {DSP}.", 1),
        ("## The {DSP}\n\nWho?", 0),
        ("## The {DSP}\n\nThe {DSP}.", 1),
        ("[The {DSP}](https://x.example)", 0),
        ("[The page](https://x.example) and the {DSP}", 1),
        ("| The {DSP} | x |\n|---|---|\n| a | the {DSP} |", 1),
    ],
)
def test_only_running_words_are_links(markdown: str, links: int) -> None:
    (body,) = bodies(markdown)
    assert linked(body).count("[dsp|DSP]") == links


def test_without_links_it_says_what_fill_says() -> None:
    (body,) = bodies("## The {DSP}\n\nA {DSP:long} & <{social services}>")
    assert fill_with_links(body, WORDS, lambda _, said: said) == body.fill(WORDS)


def test_a_term_in_an_attribute_stays_words_and_words_stay_text() -> None:
    slot = TermSlot("dsp")
    text = RichText((SafeHtml('<p><img alt="the '), slot, SafeHtml('"> 2 &gt; 1 '), slot))
    assert linked(text) == '<p><img alt="the DSP"> 2 &gt; 1 [dsp|DSP]'
