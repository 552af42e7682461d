"""The cases that there are handouts of."""

from dataclasses import dataclass

from flask import url_for

from app.content.library import Library
from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.content.model.text import Words
from app.web.groups import groups_in_words, listed


@dataclass(frozen=True, slots=True)
class CaseView:
    title: str
    summary: str
    about: str
    """Which children; empty where the author does not say."""
    content_note: str
    draft: bool
    href: str


def offered(library: Library, nation: Nation, words: Words) -> tuple[CaseView, ...]:
    """Those that are written for the nation, by title."""
    cases = (case for case in library.scenarios.values() if nation in case.header.nations)
    views = (
        CaseView(
            title=case.title.fill(words),
            summary=case.header.summary.fill(words),
            about=listed(groups_in_words(case.header.groups)),
            content_note=case.header.content_note.fill(words),
            draft=case.header.status is Standing.DRAFT,
            href=url_for("handouts.handout", slug=case.slug),
        )
        for case in cases
    )
    return tuple(sorted(views, key=lambda view: view.title.casefold()))
