"""What runs out, and what another rule would change."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.ids import BoardId, RequirementId
from app.policy.permissions import Permission
from app.services.board_ahead import Ahead, try_change
from app.services.board_ahead import ahead as ahead_of
from app.services.board_what_if import WhatIf
from app.web.access import requires
from app.web.context import actor, content, database, now
from app.web.coverage.ahead_presenters import ahead_view, what_if_view
from app.web.coverage.blueprint import blueprint
from app.web.coverage.forms import WhatIfForm


@blueprint.get("/<int:board>/ahead")
@requires(Permission.SEE_COVERAGE)
def ahead(board: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = ahead_of(session, content(), actor(), BoardId(board), now())
    form = WhatIfForm.offering(found.requirements)
    tried = None
    if request.args.get("requirement") and form.validate():
        tried = _try(found, form)
    page = ahead_view(found, content())
    result = what_if_view(tried) if tried else None
    status = 422 if form.errors else 200
    return (
        render_template(
            "coverage/ahead.html", board=found.standing.board, page=page, form=form, result=result
        ),
        status,
    )


def _try(found: Ahead, form: WhatIfForm) -> WhatIf:
    """Tried in a transaction that writes, and taken back in it."""
    with database().transaction() as session:
        return try_change(
            session,
            actor(),
            found.standing.board.id,
            RequirementId(int(form.requirement.data)),
            form.change,
            now(),
        )
