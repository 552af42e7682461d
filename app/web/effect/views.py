"""Does it teach? A board's quizzes, cases and outcomes, as its people first met them."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ids import BoardId
from app.policy.permissions import Permission
from app.services.board_decisions import case_decisions
from app.services.board_effect import board_effect
from app.services.board_figures import NotOpened, open_door
from app.services.board_items import quiz_items
from app.services.board_outcomes import course_outcomes
from app.services.board_practice import Only, practice
from app.web.access import requires
from app.web.context import actor, content, database, now
from app.web.effect.blueprint import blueprint as blueprint
from app.web.effect.change_presenters import effect_view
from app.web.effect.decision_presenters import case_view
from app.web.effect.item_presenters import quiz_view
from app.web.effect.presenters import home_view, outcomes_view
from app.web.places import find_address

LONGEST = 60


@blueprint.get("")
@requires(Permission.SEE_COVERAGE)
def home(board: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = practice(session, content(), actor(), BoardId(board), now())
    return render_template("effect/home.html", board=found.board, page=home_view(found, content()))


@blueprint.post("/open")
@requires(Permission.SEE_COVERAGE)
def open_figures(board: int) -> ResponseReturnValue:
    with database().transaction() as session:
        open_door(session, actor(), BoardId(board), now())
    return redirect(find_address(request.form.get("to")) or url_for("effect.home", board=board))


@blueprint.errorhandler(NotOpened)
def show_door(not_opened: NotOpened) -> ResponseReturnValue:
    """Nothing of what lies behind it."""
    return render_template("effect/door.html", board=not_opened.door.board, door=not_opened.door)


@blueprint.get("/quizzes/<quiz>")
@requires(Permission.SEE_COVERAGE)
def quiz(board: int, quiz: str) -> ResponseReturnValue:
    with database().reading() as session:
        found = quiz_items(session, content(), actor(), BoardId(board), quiz, _only(), now())
    return render_template("effect/quiz.html", board=found.board, page=quiz_view(found, content()))


@blueprint.get("/cases/<case>")
@requires(Permission.SEE_COVERAGE)
def case(board: int, case: str) -> ResponseReturnValue:
    with database().reading() as session:
        found = case_decisions(session, content(), actor(), BoardId(board), case, _only(), now())
    return render_template("effect/case.html", board=found.board, page=case_view(found, content()))


@blueprint.get("/effect")
@requires(Permission.SEE_COVERAGE)
def effect(board: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = board_effect(session, content(), actor(), BoardId(board), now())
    page = effect_view(found, content())
    return render_template("effect/effect.html", board=found.board, page=page)


@blueprint.get("/courses/<course>")
@requires(Permission.SEE_COVERAGE)
def outcomes(board: int, course: str) -> ResponseReturnValue:
    with database().reading() as session:
        found = course_outcomes(session, content(), actor(), BoardId(board), course, now())
    page = outcomes_view(found, content())
    return render_template("effect/outcomes.html", board=found.board, page=page)


def _only() -> Only:
    asked = (request.args.get(name, "").strip()[:LONGEST] for name in ("sector", "role"))
    return Only(*asked)
