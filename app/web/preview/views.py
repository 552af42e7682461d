"""The pages of `heed preview`. Nothing is stored: all that an author picks stands in the address."""

import mimetypes
from dataclasses import replace
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, current_app, g, redirect, render_template, request
from flask.typing import ResponseReturnValue

from app.content.links import identity_of
from app.content.model.scenario import Scenario
from app.learning.errors import IllegalMove
from app.learning.scenario_run import Move
from app.services.errors import NotFound, Refused
from app.web import nations
from app.web.access import public
from app.web.case.forms import WordsForm
from app.web.forms import typed_fields
from app.web.preview import languages
from app.web.preview.desk import Desk
from app.web.preview.learner import learner_page
from app.web.preview.manuscript import Manuscript
from app.web.preview.spot import Show, Spot
from app.web.preview.wordings import grouped, wordings
from app.web.preview.workbench import workbench

blueprint = Blueprint("preview", __name__)
NO_ANSWER = frozenset({"step", "place", "version", "look", "hint"})


def desk_of_app() -> Desk:
    found: Desk = current_app.extensions["heed-desk"]
    return found


@blueprint.get("/")
@public
def files() -> ResponseReturnValue:
    found = desk_of_app()
    return render_template(
        "preview/files.html",
        version=found.version(),
        files=found.listed(),
        elsewhere=found.elsewhere(),
    )


@blueprint.get("/desk")
@public
def desk() -> ResponseReturnValue:
    version, (manuscript, spot) = desk_of_app().version(), _asked()
    view = workbench(manuscript, spot)
    g.words = manuscript.words(view.nation)
    return render_template(
        "preview/desk.html",
        version=version,
        manuscript=manuscript,
        view=view,
        languages=_languages(manuscript, view.spot),
        nations=[
            (nations.NAMES[nation], view.spot.at(nation=nation).address(), nation is view.nation)
            for nation in manuscript.nations
        ],
    )


def _languages(manuscript: Manuscript, spot: Spot) -> list[tuple[str, str, str, bool]]:
    """Name, code, address, whether it is this one; none where there is no translation. Its road is the same."""
    found = desk_of_app().languages_of(manuscript.file)
    codes = [(other.identity.language, other.shown) for other in found]
    return [
        (
            languages.name_of(code),
            languages.code_of(code),
            replace(spot, file=shown).address(),
            shown == manuscript.name,
        )
        for code, shown in codes
        if len(found) > 1
    ]


@blueprint.get("/page")
@public
def page() -> ResponseReturnValue:
    return learner_page(*_asked())


@blueprint.post("/page")
@public
def move() -> ResponseReturnValue:
    manuscript, spot = _asked()
    if not isinstance(manuscript.built, Scenario):
        return redirect(_answered(spot).address())
    form = WordsForm()
    answered = form.read()
    if answered.words is None:
        return redirect(spot.at(unpicked=True).address())
    try:
        made = Move.decode(answered.words).encode()
    except IllegalMove as illegal:
        raise Refused(illegal.reason) from illegal
    typed = (form.text.data or "") if answered.writes else ""
    further = spot.at(moves=(*spot.moves, made), show=Show.SCENE, typed=typed)
    return redirect(further.address())


def _answered(spot: Spot) -> Spot:
    """Of a quiz or a lesson: what was sent goes on in the address."""
    fields = typed_fields()
    if spot.hint or not {"step", "look"} & set(fields):
        return spot
    asked = {name: values for name, values in fields.items() if name not in NO_ANSWER}
    sent = tuple(urlencode({name: values}, doseq=True) for name, values in asked.items())
    return spot.at(sent=sent, unpicked=not sent, pause="".join(fields.get("look", ())))


@blueprint.get("/nations")
@public
def side_by_side() -> ResponseReturnValue:
    manuscript, spot = _asked()
    return render_template(
        "preview/nations.html",
        version=desk_of_app().version(),
        manuscript=manuscript,
        spot=spot,
        groups=grouped(wordings(manuscript)),
        nations=[(nation, nations.NAMES[nation]) for nation in manuscript.nations],
    )


@blueprint.get("/version")
@public
def version() -> ResponseReturnValue:
    """Asked every second or so by an open page: it comes again by itself once this changes."""
    return Response(desk_of_app().version(), mimetype="text/plain")


@blueprint.get("/media/<path:name>")
@public
def picture(name: str) -> ResponseReturnValue:
    path = desk_of_app().find_picture(name)
    if path is None:
        abort(404)
    return Response(path.read_bytes(), mimetype=mimetypes.guess_type(path.name)[0])


@blueprint.get("/cases/<name>", defaults={"folder": "scenarios"})
@blueprint.get("/quizzes/<name>", defaults={"folder": "quizzes"})
@blueprint.get("/courses/<path:name>", defaults={"folder": "courses"})
@public
def linked(folder: str, name: str) -> ResponseReturnValue:
    """A link in a text leads to the file that it names, if that is on the desk."""
    whole = f"{name}/course" if folder == "courses" and "/" not in name else name
    identity = identity_of(f"{folder}/{whole}.md")
    file = identity and desk_of_app().find_by_identity(identity)
    if not file:
        return elsewhere(name)
    return redirect(Spot(file.shown).address())


@blueprint.route("/elsewhere/<name>", methods=["GET", "POST"])
@public
def elsewhere(name: str) -> ResponseReturnValue:
    """Where the links and buttons of learners' pages lead that are no part of a text."""
    return render_template("preview/elsewhere.html", name=name)


def _asked() -> tuple[Manuscript, Spot]:
    spot = Spot.read(request.args)
    manuscript = desk_of_app().find(spot.file)
    if manuscript is None:
        raise NotFound(spot.file)
    return manuscript, spot
