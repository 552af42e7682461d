"""A question bank, read question by question."""

from dataclasses import dataclass, field
from typing import cast

from markdown_it.token import Token

from app.content import directives
from app.content.blocks import Block, drop_leading, tokens_of
from app.content.directives import Directive, nations_of
from app.content.leading import read_leading
from app.content.model.header import QuizHeader
from app.content.model.quiz import Question, Quiz, Task
from app.content.model.terms import Nation
from app.content.model.text import RichText
from app.content.narrowing import alike, quiz_with_views
from app.content.options import (
    OptionDraft,
    PairsDraft,
    has_ticks,
    read_options,
    read_pairs,
    read_ticks,
)
from app.content.outline import SectionOutline
from app.content.page import Page
from app.content.rendering import plain, rich
from app.content.slots import with_slots
from app.content.tasks import answer_task, match_task, order_task, scale_task, ticked_task
from app.ids import QuestionId

QUESTION_SHIFT = -1
"""A question's title is its page's h1."""


@dataclass(slots=True)
class QuestionDraft:
    section: SectionOutline
    directives: list[Directive]
    stem: list[Block] = field(default_factory=list)
    ticks: list[list[OptionDraft]] = field(default_factory=list)
    orders: list[list[OptionDraft]] = field(default_factory=list)
    points: list[list[OptionDraft]] = field(default_factory=list)
    pairs: list[PairsDraft] = field(default_factory=list)
    hints: list[Block] = field(default_factory=list)
    explanations: list[Block] = field(default_factory=list)

    @property
    def line(self) -> int:
        return self.section.heading.line

    @property
    def id(self) -> QuestionId:
        return QuestionId(self.argument("id") or self.section.heading.slug)

    @property
    def critical(self) -> bool:
        return self.argument("critical") is not None

    def argument(self, name: str) -> str | None:
        return next((d.argument for d in self.directives if d.name == name), None)

    @property
    def nations(self) -> frozenset[Nation]:
        return nations_of(self.directives)

    @property
    def answers(self) -> list[Directive]:
        return [d for d in self.directives if d.name == "answer"]

    @property
    def kinds(self) -> list[str]:
        """Of all the tasks that it sets: a sound question has one."""
        return [
            *("a list of ticks" for _ in self.ticks),
            *("an ordered list" for _ in self.orders),
            *("a scale" for _ in self.points),
            *("a table" for _ in self.pairs),
            *("`answer:`" for _ in self.answers),
        ]

    def task(self) -> Task:
        keep = self.argument("keep order") is not None
        if self.ticks:
            return ticked_task(self.ticks[0], keep_order=keep)
        if self.orders:
            return order_task(self.orders[0])
        if self.points:
            return scale_task(self.points[0])
        if self.pairs:
            return match_task(self.pairs[0])
        return cast(Task, answer_task(self.answers[0].argument))

    def build(self) -> Question:
        return Question(
            self.id,
            plain(self.section.heading.inline.children or []),
            rich(tokens_of(self.stem), shift=QUESTION_SHIFT),
            self.task(),
            _inside(self.hints),
            _inside(self.explanations),
            self.critical,
            self.argument("topic") or "",
            tuple(d.argument for d in self.directives if d.name == "outcome"),
            self.line,
            self.nations,
        )


def _inside(quotes: list[Block]) -> RichText:
    return rich(tokens_of([part for quote in quotes for part in quote.inside]))


@dataclass(slots=True)
class BankDraft:
    page: Page
    questions: list[QuestionDraft]

    @property
    def header(self) -> QuizHeader:
        return cast(QuizHeader, self.page.header.build())

    def views(self) -> list[tuple[list[Nation], list[QuestionDraft]]]:
        """The questions as the nations have them, those together that have the same."""
        groups = alike(self.page.header.nations, {q.nations for q in self.questions})
        return [(group, [q for q in self.questions if group[0] in q.nations]) for group in groups]

    def build(self) -> Quiz:
        questions = [question.build() for question in self.questions]
        quiz = Quiz(
            self.page.source.slug,
            self.page.source.sha256,
            self.header,
            self.page.title,
            rich(tokens_of(self.page.outline.introduction)),
            {question.id: question for question in questions},
            self.page.source.path,
        )
        return quiz_with_views(quiz)


def read_bank(page: Page) -> BankDraft:
    return BankDraft(page, [_read_question(page, section) for section in page.outline.sections])


def _read_question(page: Page, section: SectionOutline) -> QuestionDraft:
    found, rest = read_leading(page, section.blocks, directives.QUESTION)
    question = QuestionDraft(section, found)
    for answer in question.answers:
        page.uses_text(with_slots(answer.argument), answer.line)
    for block in rest:
        _read_block(page, question, block)
    return question


def _read_block(page: Page, question: QuestionDraft, block: Block) -> None:
    if block.kind == "blockquote":
        _read_quote(page, question, block)
    elif block.kind == "ordered_list":
        question.orders.append(read_options(page, block))
    elif block.kind == "bullet_list" and question.argument("scale") is not None:
        question.points.append(read_options(page, block))
    elif block.kind == "bullet_list" and has_ticks(block):
        question.ticks.append(read_ticks(page, block))
    elif block.kind == "table" and (pairs := read_pairs(block)):
        question.pairs.append(pairs)
    else:
        question.stem.append(block)


def _read_quote(page: Page, question: QuestionDraft, block: Block) -> None:
    parts = block.inside
    if parts and parts[0].inline and _takes_hint(parts[0].inline):
        question.hints.append(block)
        return
    if question.explanations:
        page.note(
            block.line, "M013", "a second explanation: indent it under its option if it is feedback"
        )
    question.explanations.append(block)


def _takes_hint(inline: Token) -> bool:
    children = inline.children or []
    if not children or children[0].type != "code_inline" or children[0].content.strip() != "hint":
        return False
    drop_leading(inline, 1)
    return True
