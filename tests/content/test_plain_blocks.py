from app.content.model.text import TermSlot
from app.content.plain_blocks import Block, Kind, plain_blocks

TEXT = """# A heading

One *two*
three {DSP}.

- first
- second

| a | b |
| - | - |
| 1 | 2 |

<b>bold</b>
"""


def _words(slot: TermSlot) -> str:
    return f"[{slot.name}]"


def test_markdown_becomes_paragraphs_without_its_marks() -> None:
    assert plain_blocks(TEXT, _words) == (
        Block(Kind.HEADING, "A heading"),
        Block(Kind.PARAGRAPH, "One two three [dsp]."),
        Block(Kind.ITEM, "first"),
        Block(Kind.ITEM, "second"),
        Block(Kind.PARAGRAPH, "a · b"),
        Block(Kind.PARAGRAPH, "1 · 2"),
        Block(Kind.PARAGRAPH, "<b>bold</b>"),
    )


def test_nothing_gives_nothing() -> None:
    assert plain_blocks("", _words) == ()
