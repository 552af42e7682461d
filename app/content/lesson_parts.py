"""The parts of a lesson as they were written: prose, questions to pause at, private boxes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from app.content import directives
from app.content.blocks import Block, drop_leading, tokens_of, with_lines, words_of
from app.content.directives import Directive
from app.content.model.lesson import Pause, Plan, Prose, Reflect
from app.content.model.terms import EVERYWHERE, Nation
from app.content.options import OptionDraft, has_ticks, read_ticks
from app.content.page import Page
from app.content.rendering import rich
from app.content.tasks import ticked_task
from app.content.ways import read_run

_DIGITS = 10
_BOXES = {"reflect": directives.REFLECT, "plan": directives.PLAN}


@dataclass(slots=True)
class ProseDraft:
    blocks: list[Block] = field(default_factory=list)
    nations: frozenset[Nation] = EVERYWHERE

    def build(self, taken: set[str]) -> Prose:
        return Prose(rich(tokens_of(self.blocks), anchors=True), self.nations)


@dataclass(slots=True)
class PauseDraft:
    options: list[OptionDraft]
    block: Block
    nations: frozenset[Nation] = EVERYWHERE

    def build(self, taken: set[str]) -> Pause:
        words = "\n".join(option.words for option in self.options)
        question = ticked_task(self.options, keep_order=True)
        return Pause(_identity("pause", words, taken), question, self.nations)


@dataclass(slots=True)
class BoxDraft:
    """`reflect` or `plan`."""

    directives: list[Directive]
    prompt: Block | None
    line: int
    plans: bool
    nations: frozenset[Nation] = EVERYWHERE

    @property
    def given(self) -> str | None:
        return next((d.argument for d in self.directives if d.name == "id"), None)

    def build(self, taken: set[str]) -> Reflect | Plan:
        inline = self.prompt.inline if self.prompt else None
        words = words_of(inline.children or []) if inline else ""
        prompt = rich(self.prompt.tokens if self.prompt else [])
        if self.plans:
            return Plan(self.given or _identity("plan", words, taken), prompt, self.nations)
        return Reflect(self.given or _identity("reflect", words, taken), prompt, self.nations)


Part = ProseDraft | PauseDraft | BoxDraft


def _identity(kind: str, words: str, taken: set[str]) -> str:
    """Made of the part's own words, so that edits elsewhere leave it alone."""
    identity = f"{kind}-{hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]}"
    while identity in taken:
        identity += "-again"
    taken.add(identity)
    return identity


def read_part(page: Page, block: Block) -> PauseDraft | BoxDraft | None:
    if block.kind == "bullet_list" and has_ticks(block):
        return PauseDraft(read_ticks(page, block), block)
    return _read_box(page, block)


def _read_box(page: Page, block: Block) -> BoxDraft | None:
    """The directive stands in a paragraph of its own, or begins its prompt."""
    inline = block.inline
    children = list(with_lines(inline)) if inline else []
    if block.kind != "paragraph" or not inline or not children:
        return None
    first = children[0][0]
    kind = " ".join(first.content.split()) if first.type == "code_inline" else ""
    if kind not in _BOXES:
        return None
    count = _length_of_run(children)
    run = read_run(page, children[:count], _BOXES[kind])
    drop_leading(inline, count)
    return BoxDraft(run, block if inline.children else None, block.line, kind == "plan")


def _length_of_run(children: Sequence[tuple[Token, int]]) -> int:
    return next(
        (
            index
            for index, (child, _) in enumerate(children)
            if child.type not in ("code_inline", "softbreak") and child.content.strip()
        ),
        len(children),
    )
