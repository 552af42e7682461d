"""The figure time machine: why a figure moved."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.ids import BoardId
from app.policy.permissions import Permission
from app.services.board_compare import Comparison, Wanted
from app.services.board_compare import compare as compare_figures
from app.services.board_figures import enter
from app.services.errors import Refused
from app.web.access import requires
from app.web.context import actor, content, database, now
from app.web.coverage.blueprint import blueprint
from app.web.coverage.compare_presenters import compare_view
from app.web.coverage.forms import CompareForm


@blueprint.get("/<int:board>/compare")
@requires(Permission.SEE_COVERAGE)
def compare(board: int) -> ResponseReturnValue:
    form = CompareForm.of_address()
    found = None
    if form.validate():
        try:
            found = _compare(board, form.wanted)
        except Refused as refusal:
            form.show(refusal)
    if found is None:
        with database().reading() as session:
            entered = enter(session, actor(), BoardId(board), now())
        return render_template("coverage/compare.html", board=entered, form=form, page=None), 422
    form.show_days(found.first.on, found.second.on)
    page = compare_view(found, content())
    return render_template("coverage/compare.html", board=found.board, form=form, page=page)


def _compare(board: int, wanted: Wanted) -> Comparison:
    with database().reading() as session:
        return compare_figures(session, actor(), BoardId(board), wanted, now())
