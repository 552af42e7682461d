"""Coverage by course, sector, job role and more, on any day that is past."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from app.ids import BoardId
from app.policy.permissions import Permission
from app.services.board_sectors import months_by_sector
from app.services.board_standing import Standing, note_export, standing_of
from app.services.civil_time import civil_date
from app.store.database import Session
from app.web.access import reads_alone, requires
from app.web.context import actor, content, database, now
from app.web.coverage import files
from app.web.coverage.asking import past_day
from app.web.coverage.blueprint import blueprint
from app.web.coverage.dimension_presenters import By, dimension_view
from app.web.coverage.sector_panels import sector_panels
from app.web.paging import page_asked_for


@blueprint.get("/<int:board>/coverage")
@requires(Permission.SEE_COVERAGE)
def dimensions(board: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = _find(session, board)
        page = dimension_view(found, content(), page_asked_for())
        panels = None
        if page.by is By.SECTOR and page.rows and not page.is_past:
            panels = sector_panels(months_by_sector(session, found), found)
    return render_template("coverage/dimensions.html", board=found.board, page=page, panels=panels)


@blueprint.post("/<int:board>/coverage/<any(csv, xlsx):kind>")
@requires(Permission.SEE_COVERAGE)
@reads_alone
def dimensions_file(board: int, kind: str) -> Response:
    with database().reading() as session:
        found = _find(session, board)
    page = dimension_view(found, content(), None)
    with database().transaction() as session:
        note_export(session, actor(), found.board.id, f"coverage by {page.by}, {kind}", now())
    return files.sent(files.dimension_table(found, page), kind, now())


def _find(session: Session, board: int) -> Standing:
    on = past_day(civil_date(now()))
    return standing_of(session, content(), actor(), BoardId(board), now(), on)
