"""Q111 to Q115: does the quiz measure, or can it be seen through?"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from markdown_it.token import Token

from app.content.blocks import inline_tokens, tokens_of
from app.content.checks.prose import in_words
from app.content.checks.rule import Finding
from app.content.checks.study import BankStudy
from app.content.guessing import chance_of_passing
from app.content.options import OptionDraft
from app.content.page import Page
from app.content.quiz import BankDraft

MOST_LONGEST_KEY: Final = 0.4
MOST_BY_GUESSING: Final = 0.05
_FEWEST_QUESTIONS: Final = 3
_ABOVE = re.compile(
    r"\b(?:of|to) (?:the )?above\b|\b(?:all|none|both|any) (?:the )?above\b"
    r"|\bpob un o(?:'|’)r uchod\b|\bdim un o(?:'|’)r uchod\b"
)
_EMPHASIS = {"em_open": 1, "strong_open": 1, "em_close": -1, "strong_close": -1}
_NEGATIVE = re.compile(
    r"(?:^|[.?!:,;]\s*)(?:which|what|who|when|where|how)\b"
    r"(?:(?!\b(?:if|when|that|who|whose|which|because|after|before|but)\b)[^.?!])*?"
    r"\b(?:is|are|was|were|do|does|did|should|would|must|may|might|can|could|will|has|have)"
    r"(?:\s+(?:you|we|they|he|she|it|anyone|staff))?(?:n[’']t\b|\s+not\b|\s+never\b)[^.!?]*\?"
    r"|(?:^|[.?!]\s*)(?:which|what|who|all)\b[^.?!]*\bexcept\b[^.!?]*[.?:]"
)
"""A question that asks for what is not so; a “not” in a clause of its own, as of a child who does not speak, is none."""


def all_of_the_above(bank: BankDraft) -> Iterator[Finding]:
    for question in bank.questions:
        if question.argument("keep order") is None:
            for option in (option for options in question.ticks for option in options):
                if _ABOVE.search(option.words.casefold()):
                    yield Finding(
                        option.line,
                        "options are shuffled, so nothing is “above”: reword it, or add `keep order`",
                    )


def longest_is_key(bank: BankDraft) -> Iterator[Finding]:
    """Of questions with one right option; equal lengths give nothing away."""
    asked = [q.ticks[0] for q in bank.questions if q.ticks and _ticked(q.ticks[0]) == 1]
    given_away = sum(_key_is_longest(options, bank.page) for options in asked)
    title = bank.page.outline.title
    if title and len(asked) >= _FEWEST_QUESTIONS and given_away > MOST_LONGEST_KEY * len(asked):
        yield Finding(
            title.line,
            f"in {given_away} of {len(asked)} questions the longest option is the right one, which "
            "gives it away: make a wrong one the longest in some",
        )


def _ticked(options: Iterable[OptionDraft]) -> int:
    return sum(bool(option.ticked) for option in options)


def _key_is_longest(options: Iterable[OptionDraft], page: Page) -> bool:
    lengths = {
        bool(option.ticked): max(
            len(other.plain.fill(lambda slot: in_words(slot, page)))
            for other in options
            if bool(other.ticked) == bool(option.ticked)
        )
        for option in options
    }
    return lengths[True] > lengths.get(False, 0)


def negative_stem(bank: BankDraft) -> Iterator[Finding]:
    for question in bank.questions:
        heading = question.section.heading.inline
        for inline in (heading, *inline_tokens(tokens_of(question.stem))):
            if _NEGATIVE.search(_unemphasised(inline)):
                yield Finding(
                    (inline.map[0] if inline.map else 0) + 1,
                    "in a hurry one misses the “not”: write **not**, or ask it the other way round",
                )


def _unemphasised(inline: Token) -> str:
    """Without what asterisks or capitals keep from being missed."""
    depth, parts = 0, []
    for child in inline.children or []:
        depth += _EMPHASIS.get(child.type, 0)
        if depth == 0:
            parts.append(" " if child.type == "softbreak" else child.content)
    return re.sub(r"\b(?:NOT|NEVER|EXCEPT)\b", "", "".join(parts)).casefold()


def no_explanation(bank: BankDraft) -> Iterator[Finding]:
    for question in bank.questions:
        unread = bank.page.troubled(question.line, question.section.last_line)
        if question.kinds and not question.points and not question.explanations and not unread:
            yield Finding(
                question.line,
                "the answer is not explained: add a quotation at the margin, `> …`, that says why",
            )


def passed_by_guessing(study: BankStudy) -> Iterator[Finding]:
    """Of the nations, the one where it is easiest; one attempt, whatever `attempts` allows."""
    quiz = study.quiz
    if quiz.header.pass_percent is None:
        return
    views = {id(view): view for view in map(quiz.for_nation, quiz.header.nations)}
    chances = [chance_of_passing(view) for view in views.values()]
    chance = max((chance for chance in chances if chance is not None), default=0)
    if chance > MOST_BY_GUESSING:
        how_often = "always" if chance > 0.995 else f"in {chance:.0%} of attempts"
        yield Finding(
            study.bank.page.header.lines["pass"],
            f"one who guesses passes {how_often}: raise `pass`, ask more, "
            "or mark what must be known as `critical`",
        )
