"""Which board, and how it stands."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.ids import BoardId
from app.policy.permissions import Permission
from app.services import board_overview
from app.services.board_figures import NotOpened
from app.services.board_standing import boards as boards_seen
from app.web.access import requires
from app.web.context import actor, content, database, now
from app.web.coverage.asking import text_of
from app.web.coverage.blueprint import blueprint
from app.web.coverage.overview_presenters import overview_view


@blueprint.get("")
@requires(Permission.SEE_COVERAGE)
def boards() -> ResponseReturnValue:
    with database().reading() as session:
        found = boards_seen(session, actor())
    if len(found) == 1:
        return redirect(url_for("coverage.overview", board=found[0].id))
    return render_template("coverage/boards.html", boards=found)


@blueprint.get("/<int:board>")
@requires(Permission.SEE_COVERAGE)
def overview(board: int) -> ResponseReturnValue:
    course = text_of("course") or None
    with database().reading() as session:
        found = board_overview.overview(session, content(), actor(), BoardId(board), course, now())
    page = overview_view(found, content())
    return render_template("coverage/overview.html", board=found.standing.board, page=page)


@blueprint.errorhandler(NotOpened)
def show_door(not_opened: NotOpened) -> ResponseReturnValue:
    """Nothing of what lies behind it."""
    return render_template("effect/door.html", board=not_opened.door.board, door=not_opened.door)
