"""The case pages as a visitor gets them."""

from collections.abc import Callable

from flask import render_template, url_for

from app.content.model.scenario import Scenario
from app.content.model.text import Words
from app.learning.scenario_run import Waiting
from app.services.playing_case import Case
from app.web import nations
from app.web.case.debrief import DebriefView, debrief_view
from app.web.case.explaining import explain_view
from app.web.case.forms import MoveForm, WordsForm
from app.web.case.links import Links
from app.web.case.opening import opening_view
from app.web.case.review import ReviewView, review_view
from app.web.case.scene import question_of, road_view, scene_view
from app.web.context import content
from app.web.places import sign_place
from app.web.tryout.roads import Road
from app.web.words_here import words_here

Present = Callable[[Case, Words], DebriefView | ReviewView]


def start_page(scenario: Scenario, road: Road) -> str:
    return render_template(
        "tryout/start.html",
        view=opening_view(scenario, content().words(road.nation), keeps_place=False),
        nations=[(nation.value, nations.NAMES[nation]) for nation in scenario.header.nations],
        nation=road.nation.value,
        begin=links_of(road).scene,
    )


def scene_page(
    road: Road,
    case: Case,
    *,
    nothing_picked: bool = False,
    written: str | None = None,
    mend: WordsForm | None = None,
) -> str:
    """`written`: just now, to be compared once; None: nothing was, or it has been shown."""
    words = words_here(case.nation)
    explains = case.waiting is Waiting.EXPLANATION
    form = mend or WordsForm(formdata=None, step=case.run.step)
    return render_template(
        "case/explain.html" if explains else "case/scene.html",
        view=explain_view(case, words) if explains else scene_view(case, words, written or ""),
        links=links_of(road),
        form=form.asking(question_of(case, words)),
        nothing_picked=nothing_picked,
        from_draft=False,
        keeps_words=False,
        words_gone=written is None,
        words_here=words.explained,
    )


def road_page(road: Road, case: Case) -> str:
    words = words_here(case.nation)
    view = road_view(case, words)
    return render_template(
        "case/road.html", view=view, links=links_of(road), words_here=words.explained
    )


def debrief_page(road: Road, case: Case) -> str:
    return _at_the_end("tryout/debrief.html", road, case, debrief_view)


def review_page(road: Road, case: Case) -> str:
    return _at_the_end("tryout/review.html", road, case, review_view)


def links_of(road: Road) -> Links:
    signed = road.sign()
    return Links(
        scene=url_for("tryout.scene", slug=road.slug, road=signed),
        look_back=url_for("tryout.look_back", slug=road.slug, road=signed),
        debrief=url_for("tryout.debrief", slug=road.slug, road=signed),
        review=url_for("tryout.review", slug=road.slug, road=signed),
        start=url_for("tryout.start", slug=road.slug, nation=road.nation.value),
        place=sign_place("tryout.scene", slug=road.slug, road=signed),
    )


def _at_the_end(template: str, road: Road, case: Case, present: Present) -> str:
    words = words_here(case.nation)
    return render_template(
        template,
        view=present(case, words),
        links=links_of(road),
        form=MoveForm(formdata=None, step=case.run.step),
        onward=None,
        words_here=words.explained,
    )
