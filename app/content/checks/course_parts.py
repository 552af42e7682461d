"""C104, C106, C107: what a course says, held against its parts."""

from collections.abc import Callable, Iterator
from typing import Final

from app.content.checks.neighbours import Neighbours
from app.content.checks.outcomes import taught_by
from app.content.checks.rule import Finding
from app.content.course import CourseDraft, StepDraft
from app.content.drafts import Draft
from app.content.quiz import BankDraft
from app.content.shelf import Shelf, Volume

_TOLERATED: Final = 0.25
_LEAST_TOLERATED: Final = 5
"""Minutes."""

Parts = list[tuple[StepDraft, Draft]]


def _of_each_course(
    check: Callable[[CourseDraft, Parts], Iterator[Finding]],
) -> Callable[[Shelf], Iterator[Finding]]:
    def check_all(shelf: Shelf) -> Iterator[Finding]:
        neighbours = Neighbours(shelf)
        for volume in shelf.volumes:
            course = volume.read.draft
            if isinstance(course, CourseDraft) and not volume.file.identity.language:
                parts = _parts(course, neighbours)
                for finding in check(course, parts):
                    yield finding._replace(path=volume.file.shown)

    return check_all


def _parts(course: CourseDraft, neighbours: Neighbours) -> Parts:
    """Those that there are (C101 reports the others)."""
    found = ((step, step.identity and neighbours.draft(step.identity)) for step in course.steps)
    return [(step, draft) for step, draft in found if draft]


@_of_each_course
def cannot_be_completed(course: CourseDraft, parts: Parts) -> Iterator[Finding]:
    """What comes `after` is never needed."""
    for step, draft in parts:
        if not step.required or step.line.argument("after") is not None:
            continue
        served = draft.page.header.nations
        lacking = [nation for nation in course.page.header.nations if nation not in served]
        if lacking:
            yield Finding(
                step.line.line,
                f"nobody in {', '.join(lacking)} can complete this course, since this part is for "
                f"{', '.join(served)}: widen its `nations`, or narrow the course's",
            )
        elif isinstance(draft, BankDraft):
            empty = [n for nations, questions in draft.views() if not questions for n in nations]
            unserved = [nation for nation in empty if nation in course.page.header.nations]
            if unserved and draft.questions:
                yield Finding(
                    step.line.line,
                    f"this quiz has no question for {', '.join(unserved)}: add one, or narrow "
                    "the course's `nations`",
                )


@_of_each_course
def minutes_do_not_add_up(course: CourseDraft, parts: Parts) -> Iterator[Finding]:
    """A quarter off, and five minutes. Only what is required counts."""
    header = course.page.header
    stated = header.values.get("minutes")
    needed = [draft for step, draft in parts if step.required and not step.line.argument("after")]
    minutes = [draft.page.header.values.get("minutes") for draft in needed]
    if stated is None or not minutes or None in minutes or len(parts) < len(course.steps):
        return
    total = sum(filter(None, minutes))
    if abs(stated - total) > max(_LEAST_TOLERATED, _TOLERATED * total):
        yield Finding(
            header.lines["minutes"],
            f"the required parts take {total} minutes together, not {stated}: mend one of them",
        )


@_of_each_course
def outcome_without_ground(course: CourseDraft, parts: Parts) -> Iterator[Finding]:
    if len(parts) < len(course.steps):
        return
    served = {outcome for _, draft in parts for outcome in taught_by(draft)}
    for outcome in course.page.header.values.get("outcomes", ()):
        if outcome not in served:
            yield Finding(
                course.page.header.lines["outcomes"],
                f"no part works towards `{outcome}`: name it in a part's `outcomes`, or take it out",
            )


def languages_of(volume: Volume) -> tuple[str, ...]:
    """Those besides the original's that a course declares."""
    draft = volume.read.draft
    if not isinstance(draft, CourseDraft) or volume.file.identity.language:
        return ()
    languages: tuple[str, ...] = draft.page.header.values.get("languages", ())
    return tuple(language for language in languages if language != "en")
