"""M…: is it written so that it can be read at all, and read as its author meant it?"""

from collections.abc import Callable, Iterator

from app.content.checks.narrowings import narrowings
from app.content.checks.rule import Finding
from app.content.drafts import Draft
from app.content.model.text import TermSlot
from app.content.page import Page
from app.content.terms import nations_with, nearest_name


def noted(code: str) -> Callable[[Page], Iterator[Finding]]:
    """A rule whose faults turn up while the file is read."""

    def check(page: Page) -> Iterator[Finding]:
        return (Finding(fault.line, fault.message) for fault in page.noted(code))

    return check


def underlined_heading(page: Page) -> Iterator[Finding]:
    for token in page.tokens:
        if token.type == "heading_open" and token.markup in ("=", "-") and token.map:
            yield Finding(
                token.map[0] + 1,
                "the line of === or --- below made this a heading: write # before it, or leave a blank line",
            )


def indented_code(page: Page) -> Iterator[Finding]:
    for token in page.tokens:
        if token.type == "code_block" and token.map:
            yield Finding(
                token.map[0] + 1, "four spaces made this code: take them out, or fence it with ```"
            )


def unknown_term(page: Page) -> Iterator[Finding]:
    for use in page.uses:
        if use.slot is None:
            yield Finding(
                use.line, "a brace that opens no term: write {the term}, or \\{ for a brace"
            )
        elif not nations_with(page.terms, use.slot):
            yield Finding(use.line, _unknown(page, use.slot, use.written))


def _unknown(page: Page, slot: TermSlot, written: str) -> str:
    near = nearest_name(page.terms, slot)
    if near == slot.name:
        return f"{written} asks for a form that is missing: add it to courses/terms.yaml"
    if near and written.isupper():
        near = near.upper()
    mend = (
        f"did you mean {{{near}}}?"
        if near
        else "write plain words, or add it to courses/terms.yaml"
    )
    return f"unknown term {written}; {mend}"


def term_missing(draft: Draft) -> Iterator[Finding]:
    """Where something is for some nations `only`, the others need no words for it."""
    page = draft.page
    narrowed = list(narrowings(draft))
    for use in page.uses:
        if use.slot is None:
            continue
        has = nations_with(page.terms, use.slot)
        read_by = set(page.header.nations).intersection(
            *(part.nations for part in narrowed if part.first <= use.line <= part.last)
        )
        lacking = [nation for nation in page.header.nations if nation in read_by - has]
        if has and lacking:
            yield Finding(
                use.line,
                f"{use.written} has no words for {', '.join(lacking)}: "
                "add them to courses/terms.yaml, or narrow `nations`",
            )


def for_nobody(draft: Draft) -> Iterator[Finding]:
    served = set(draft.page.header.nations)
    for part in narrowings(draft):
        if part.nations and not part.nations & served:
            yield Finding(
                part.first,
                f"`only: {', '.join(sorted(part.nations))}`, and the header's `nations` has none of "
                "these: mend one of them",
            )


def review_date_passed(page: Page) -> Iterator[Finding]:
    due = page.header.values.get("review-by")
    if due and page.today and page.today > due:
        yield Finding(
            page.header.lines["review-by"],
            f"to be reviewed by {due}: review it, then move the date",
        )


def no_sources(page: Page) -> Iterator[Finding]:
    if page.header.values.get("sources") == ():
        yield Finding(
            page.header.lines["sources"], "`sources` is empty: say what each fact rests on"
        )
