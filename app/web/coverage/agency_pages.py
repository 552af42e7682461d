"""All agencies of a board, and one of them."""

from flask import Response, render_template, url_for
from flask.typing import ResponseReturnValue

from app.ids import AgencyId, BoardId
from app.policy.permissions import Permission
from app.services.board_agencies import Agencies, agencies_of
from app.services.board_agency import one_agency
from app.services.board_standing import note_export
from app.web.access import reads_alone, requires
from app.web.context import actor, content, database, now
from app.web.coverage import files
from app.web.coverage.agency_presenters import agencies_view, agency_view, fitting
from app.web.coverage.asking import text_of
from app.web.coverage.blueprint import blueprint
from app.web.paging import page_asked_for


@blueprint.get("/<int:board>/agencies")
@requires(Permission.SEE_COVERAGE)
def agencies(board: int) -> ResponseReturnValue:
    found = _find(board)
    page = agencies_view(found, content(), page_asked_for())
    return render_template("coverage/agencies.html", board=found.standing.board, page=page)


@blueprint.post("/<int:board>/agencies/<any(csv, xlsx):kind>")
@requires(Permission.SEE_COVERAGE)
@reads_alone
def agencies_file(board: int, kind: str) -> Response:
    found = _find(board)
    with database().transaction() as session:
        note_export(session, actor(), found.standing.board.id, f"agencies, {kind}", now())
    return files.sent(files.agencies_table(found, fitting(found), content()), kind, now())


@blueprint.get("/<int:board>/agencies/<int:agency>")
@requires(Permission.SEE_COVERAGE)
def agency(board: int, agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = one_agency(session, content(), actor(), BoardId(board), AgencyId(agency), now())
    page = agency_view(found, content())
    way = url_for("coverage.agencies", board=board)
    return render_template("coverage/agency.html", board=found.standing.board, page=page, way=way)


def _find(board: int) -> Agencies:
    course = text_of("course") or None
    with database().reading() as session:
        return agencies_of(session, content(), actor(), BoardId(board), course, now())
