"""A visitor plays a case without an account; the whole of it is in the address."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.learning.errors import IllegalMove
from app.learning.scenario_run import Move
from app.services.errors import Refused
from app.web.access import public
from app.web.case.forms import MoveForm, WordsForm
from app.web.context import content, nation
from app.web.picked import say_picks
from app.web.tryout import kept, pages, passing
from app.web.tryout.roads import BadRoad, Road

blueprint = Blueprint("tryout", __name__, url_prefix="/try")
say_picks(kept.labels, "tryout.move")


@blueprint.errorhandler(BadRoad)
def answer_bad_road(_error: BadRoad) -> ResponseReturnValue:
    slug = str((request.view_args or {}).get("slug"))
    known = slug in content().library.scenarios
    return render_template("tryout/lost.html", slug=slug if known else None), 410


@blueprint.get("/<slug>")
@public
def start(slug: str) -> ResponseReturnValue:
    scenario = content().current_scenario(slug)
    chosen = _chosen_nation(scenario)
    return pages.start_page(scenario.for_nation(chosen), Road.begin(scenario, chosen))


@blueprint.get("/<slug>/play")
@public
def scene(slug: str) -> ResponseReturnValue:
    road = _road()
    written = passing.take(road)
    page = pages.scene_page(road, road.open(content(), slug), written=written)
    return page, {"Cache-Control": "no-store"} if written else {}


@blueprint.post("/<slug>/play")
@public
def move(slug: str) -> ResponseReturnValue:
    road = _road()
    case = road.open(content(), slug)
    answered = MoveForm().read()
    if answered.words is None:
        return pages.scene_page(road, case, nothing_picked=True), 422
    try:
        further = road.after(case, Move.decode(answered.words))
    except IllegalMove as illegal:
        raise Refused(illegal.reason) from illegal
    if answered.writes:
        return _write(road, further, slug)
    return redirect(url_for("tryout.scene", slug=slug, road=further.sign()))


def _write(road: Road, further: Road, slug: str) -> ResponseReturnValue:
    form = WordsForm()
    if not form.validate():
        return pages.scene_page(road, road.open(content(), slug), mend=form), 422
    if further.open(content(), slug).scene.task:
        passing.hand_on(further, form.text.data or "")
    return redirect(url_for("tryout.scene", slug=slug, road=further.sign()))


@blueprint.get("/<slug>/road")
@public
def look_back(slug: str) -> ResponseReturnValue:
    road = _road()
    return pages.road_page(road, road.open(content(), slug))


@blueprint.get("/<slug>/debrief")
@public
def debrief(slug: str) -> ResponseReturnValue:
    road = _road()
    case = road.open(content(), slug)
    if case.ending is None:
        return redirect(url_for("tryout.scene", slug=slug, road=road.sign()))
    return pages.debrief_page(road, case)


@blueprint.get("/<slug>/review")
@public
def review(slug: str) -> ResponseReturnValue:
    road = _road()
    case = road.open(content(), slug)
    if not case.review_is_open:
        return redirect(url_for("tryout.debrief", slug=slug, road=road.sign()))
    return pages.review_page(road, case)


def _chosen_nation(scenario: Scenario) -> Nation:
    """The one asked for, also by people who are signed in, if the case is written for it."""
    written_for = scenario.header.nations
    asked = request.args.get("nation", "")
    chosen = Nation(asked) if asked in set(Nation) else nation()
    return chosen if chosen in written_for else written_for[0]


def _road() -> Road:
    return Road.read(request.args.get("road", ""))
