"""C108, C109: the outcomes that texts name, held against their content root's outcomes.yaml, where there is one."""

from collections.abc import Iterator
from difflib import get_close_matches

from app.content.checks.rule import Finding
from app.content.course import CourseDraft
from app.content.drafts import Draft
from app.content.quiz import BankDraft
from app.content.shelf import Shelf


def unlisted_outcome(shelf: Shelf) -> Iterator[Finding]:
    listed = [outcome.id for known in shelf.outcomes.values() for outcome in known.outcomes]
    for volume in shelf.volumes:
        if volume.read.draft is None or volume.file.root not in shelf.outcomes:
            continue
        for outcome, line in named_in(volume.read.draft):
            if outcome not in listed:
                near = get_close_matches(outcome, listed, 1)
                mend = f"did you mean `{near[0]}`?" if near else "add it there, or take it out"
                yield Finding(
                    line, f"outcomes.yaml lists no outcome `{outcome}`: {mend}", volume.file.shown
                )


def outcome_without_text(shelf: Shelf) -> Iterator[Finding]:
    """Of content roots that are checked whole. What a translation names, its original does."""
    drafts = [v.read.draft for v in shelf.volumes if v.read.draft and not v.file.identity.language]
    taught = {outcome for draft in drafts for outcome in taught_by(draft)}
    for root, known in shelf.outcomes.items():
        for outcome in known.outcomes if shelf.is_whole(root) else ():
            if outcome.id not in taught:
                yield Finding(
                    outcome.line,
                    f"no lesson, case or question works towards `{outcome.id}`: name it in the "
                    "`outcomes` of one, or take it out",
                    known.shown,
                )


def taught_by(draft: Draft) -> Iterator[str]:
    """What a lesson, case or quiz works towards. A course only promises."""
    if not isinstance(draft, CourseDraft):
        yield from (outcome for outcome, _ in named_in(draft))


def named_in(draft: Draft) -> Iterator[tuple[str, int]]:
    """With lines."""
    header = draft.page.header
    yield from (
        (outcome, header.lines["outcomes"]) for outcome in header.values.get("outcomes", ())
    )
    if isinstance(draft, BankDraft):
        for question in draft.questions:
            yield from ((d.argument, d.line) for d in question.directives if d.name == "outcome")
