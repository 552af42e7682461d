"""What only the one who leads the meeting reads: how sound each choice is, what follows for the child, and why."""

from flask_babel import gettext as _

from app.content.case_map import written
from app.content.model.scenario import Ending, OnlyWay, Route, Scenario, Sign, Way, Writing
from app.content.model.text import SafeHtml, Words
from app.learning.on_paper import Lettered, Numbered, OnPaper
from app.reporting.pdf.handouts import KeyPage, TextPage, Verdict
from app.web.case.review_words import ending_words, soundness_words
from app.web.handouts.scenes import go_to, heading_of


def key_pages(paper: OnPaper, words: Words) -> tuple[KeyPage, ...]:
    """Of the scenes at which there is something to know."""
    pages = (_page(paper, each, words) for each in paper.played)
    return tuple(page for page in pages if page.ticks or page.criteria or page.options or page.ways)


def ending_pages(paper: OnPaper, words: Words) -> tuple[TextPage, ...]:
    return tuple(
        TextPage(
            heading_of(each, words),
            ending_words(each.scene.onward.kind),
            each.scene.body.fill(words),
        )
        for each in paper.endings
        if isinstance(each.scene.onward, Ending)
    )


def debrief_pages(scenario: Scenario, words: Words) -> tuple[TextPage, ...]:
    return tuple(
        TextPage(debrief.title.fill(words), "", debrief.body.fill(words))
        for debrief in scenario.debriefs
    )


def _page(paper: OnPaper, numbered: Numbered, words: Words) -> KeyPage:
    scene, task = numbered.scene, numbered.scene.task
    writing = task if isinstance(task, Writing) else None
    return KeyPage(
        heading=heading_of(numbered, words),
        about=(_about_safety(),) if scene.safety and numbered.options else (),
        ticks=tuple(_sign(sign, words) for sign in numbered.signs),
        criteria=tuple(each.fill(words) for each in writing.criteria) if writing else (),
        model_answer=writing.model_answer.fill(words) if writing else SafeHtml(),
        options=tuple(_option(paper, each, words) for each in numbered.options),
        ways=_ways(paper, numbered),
    )


def _about_safety() -> str:
    return _(
        "The child’s safety turns on this. If the room leaves the child at risk here, come back to it before you close."
    )


def _sign(sign: Sign, words: Words) -> Verdict:
    said = _("Belongs in a record") if sign.expected else _("Better left out")
    return Verdict(sign.label.fill(words), said, (), sign.feedback.fill(words), SafeHtml())


def _option(paper: OnPaper, lettered: Lettered, words: Words) -> Verdict:
    choice = lettered.choice
    return Verdict(
        label=f"{lettered.letter}. {choice.label.fill(words)}",
        sound=soundness_words(choice.soundness, choice.erring),
        remarks=_remarks(paper, choice.way),
        follows=choice.consequence.fill(words),
        why=choice.why.fill(words),
    )


def _remarks(paper: OnPaper, way: Way) -> tuple[str, ...]:
    said = (
        _("Open only if: %(noted)s.", noted=written(way.condition)) if way.condition else "",
        _("Can be chosen once.") if way.once else "",
        _notes(paper, way),
        go_to(paper, way),
    )
    return tuple(each for each in said if each)


def _notes(paper: OnPaper, way: Way) -> str:
    sets = [flag for flag in paper.notes if flag in way.sets]
    clears = [flag for flag in paper.notes if flag in way.clears]
    said = (
        _("Note: %(noted)s.", noted=", ".join(sets)) if sets else "",
        _("Strike out: %(noted)s.", noted=", ".join(clears)) if clears else "",
    )
    return " ".join(each for each in said if each)


def _ways(paper: OnPaper, numbered: Numbered) -> tuple[str, ...]:
    match numbered.scene.onward:
        case Route(ways=ways) if len(ways) > 1:
            return tuple(_way(paper, way) for way in ways)
        case OnlyWay(way=way) | Route(ways=(way,)):
            return (_notes(paper, way),) if _notes(paper, way) else ()
        case _:
            return ()


def _way(paper: OnPaper, way: Way) -> str:
    where = (
        _("If %(noted)s:", noted=written(way.condition)) if way.condition else _("Otherwise:"),
        go_to(paper, way),
        _notes(paper, way),
    )
    return " ".join(each for each in where if each)
