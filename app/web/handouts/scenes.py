"""What the room reads: scenes with their choices, and nothing of how sound these are."""

from flask_babel import gettext as _

from app.content.model.scenario import Choices, OnlyWay, Route, Way, Writing
from app.content.model.text import Words
from app.learning.on_paper import Numbered, OnPaper
from app.reporting.pdf.handouts import Option, ScenePage
from app.web.handouts.guidance import prompts_for


def scene_pages(paper: OnPaper, words: Words) -> tuple[ScenePage, ...]:
    decisions = [each.number for each in paper.played if each.options]
    return tuple(
        _scene(paper, each, words, decisions.index(each.number) if each.options else None)
        for each in paper.played
    )


def heading_of(numbered: Numbered, words: Words) -> str:
    return f"{numbered.number} · {numbered.scene.title.fill(words)}"


def go_to(paper: OnPaper, way: Way) -> str:
    return _("Go to %(number)d.", number=paper.numbers[way.target])


def _scene(paper: OnPaper, numbered: Numbered, words: Words, decision: int | None) -> ScenePage:
    scene = numbered.scene
    role = scene.role.fill(words)
    return ScenePage(
        heading=heading_of(numbered, words),
        role=_("From here on you all play: %(role)s", role=role) if role else "",
        body=scene.body.fill(words),
        task=_task(numbered),
        ticks=tuple(sign.label.fill(words) for sign in numbered.signs),
        writes=isinstance(scene.task, Writing),
        options=tuple(
            Option(each.choice.label.fill(words), _then(paper, each.choice.way))
            for each in numbered.options
        ),
        prompts=prompts_for(decision) if decision is not None else _task_prompts(numbered),
        then=_onward(paper, numbered, words),
    )


def _task(numbered: Numbered) -> str:
    if numbered.signs:
        return _("Each for yourself: tick what you would record.")
    if isinstance(numbered.scene.task, Writing):
        return _(
            "Each for yourself: write down what you would say or write, in the box or on paper."
        )
    return ""


def _task_prompts(numbered: Numbered) -> tuple[str, ...]:
    if numbered.signs:
        return (
            _("Compare your ticks with a neighbour’s. Where you differ: what made you tick it?"),
        )
    if isinstance(numbered.scene.task, Writing):
        return (_("Read yours to a neighbour. How would it sound to the person it is meant for?"),)
    return ()


def _then(paper: OnPaper, way: Way) -> str:
    limits = (
        _("Only if whoever leads the meeting says that it is open.") if way.condition else "",
        _("You can choose this once.") if way.once else "",
    )
    return " ".join(part for part in (*limits, go_to(paper, way)) if part)


def _onward(paper: OnPaper, numbered: Numbered, words: Words) -> str:
    match numbered.scene.onward:
        case OnlyWay(label=label, way=way):
            return f"{_ended(label.fill(words))} {go_to(paper, way)}"
        case Route(ways=(way,)):
            return go_to(paper, way)
        case Route():
            return _("Whoever leads the meeting says where it goes from here.")
        case Choices():
            return ""
        case _:
            return ""


def _ended(label: str) -> str:
    return label if label.rstrip("”’")[-1:] in ".?!" else f"{label}."
