"""Coverage by course, sector, job role and more, on any day that is past."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from app.ids import BoardId
from app.policy.permissions import Permission
from app.services.board_standing import Standing, note_export, standing_of
from app.services.civil_time import civil_date
from app.web.access import reads_alone, requires
from app.web.context import actor, content, database, now
from app.web.coverage import files
from app.web.coverage.asking import past_day
from app.web.coverage.blueprint import blueprint
from app.web.coverage.dimension_presenters import dimension_view
from app.web.paging import page_asked_for


@blueprint.get("/<int:board>/coverage")
@requires(Permission.SEE_COVERAGE)
def dimensions(board: int) -> ResponseReturnValue:
    found = _find(board)
    page = dimension_view(found, content(), page_asked_for())
    return render_template("coverage/dimensions.html", board=found.board, page=page)


@blueprint.post("/<int:board>/coverage/<any(csv, xlsx):kind>")
@requires(Permission.SEE_COVERAGE)
@reads_alone
def dimensions_file(board: int, kind: str) -> Response:
    found = _find(board)
    page = dimension_view(found, content(), None)
    with database().transaction() as session:
        note_export(session, actor(), found.board.id, f"coverage by {page.by}, {kind}", now())
    return files.sent(files.dimension_table(found, page), kind, now())


def _find(board: int) -> Standing:
    on = past_day(civil_date(now()))
    with database().reading() as session:
        return standing_of(session, content(), actor(), BoardId(board), now(), on)
