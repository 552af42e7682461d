"""The choices of a scene: label, way, soundness, consequence."""

from dataclasses import dataclass
from functools import cached_property

from app.content import directives
from app.content.blocks import Block, tokens_of
from app.content.model.scenario import Choice, Erring, Soundness
from app.content.outline import slug_of
from app.content.page import Page
from app.content.rendering import plain, rich
from app.content.ways import LinkLine, first_link, read_link_line
from app.ids import ChoiceId


@dataclass(frozen=True)
class ChoiceDraft:
    line: LinkLine
    consequence: list[Block]

    @cached_property
    def id(self) -> ChoiceId:
        return ChoiceId(self.line.argument("id") or slug_of(self.line.words))

    @cached_property
    def soundness(self) -> list[Soundness]:
        return [Soundness(d.name) for d in self.line.directives if d.name in set(Soundness)]

    def build(self) -> Choice:
        sound = self.soundness[0]
        reason = self.line.argument(sound)
        quoted = [part for quote in self.consequence for part in quote.inside]
        return Choice(
            self.id,
            plain(self.line.label),
            self.line.way(),
            sound,
            Erring(reason) if reason else None,
            rich(tokens_of(quoted[:1])),
            self.line.line,
            rich(tokens_of(quoted[1:])),
            self.line.argument("cautious") is not None,
        )


def read_choices(page: Page, block: Block) -> list[ChoiceDraft]:
    choices = (_read_choice(page, item) for item in block.inside)
    return [choice for choice in choices if choice]


def _read_choice(page: Page, item: Block) -> ChoiceDraft | None:
    parts = item.inside
    if not parts or first_link(parts[0]) is None:
        if not page.troubled(item.line, parts[0].last_line if parts else item.line):
            page.note(
                item.line,
                "M013",
                "among choices every item is one: begin it with a link to a scene",
            )
        return None
    for part in parts[1:]:
        if part.kind != "blockquote":
            page.note(
                part.line, "M013", "under a choice stands only its consequence: begin it with >"
            )
    line = read_link_line(page, parts[0], directives.CHOICE)
    choice = ChoiceDraft(line, [part for part in parts[1:] if part.kind == "blockquote"])
    if len(choice.soundness) != 1 and not page.troubled(item.line, parts[0].last_line):
        page.note(line.line, "M013", "say how sound this choice is: `best`, `fair` or `poor`")
    return choice
