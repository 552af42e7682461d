"""What the board aims at."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import BoardId
from app.policy.permissions import Permission
from app.services import board_targets
from app.services.board_targets import Targets
from app.services.team import titles
from app.web.access import requires
from app.web.context import actor, content, database, now
from app.web.coverage.blueprint import blueprint
from app.web.coverage.forms import TargetForm, WithdrawForm
from app.web.coverage.target_presenters import target_lines


@blueprint.get("/<int:board>/targets")
@requires(Permission.REPORT)
def targets(board: int) -> ResponseReturnValue:
    there = _listed(board)
    form = TargetForm(formdata=None, data={"from_day": there.today})
    return _show(there, form)


@blueprint.post("/<int:board>/targets")
@requires(Permission.REPORT)
def set_target(board: int) -> ResponseReturnValue:
    there = _listed(board)
    form = TargetForm()
    form.offer(titles(content(), there.courses, there.board.nation))
    if not form.validate():
        return _show(there, form), 422
    with database().transaction() as session:
        board_targets.set_target(session, content(), actor(), there.board.id, form.target, now())
    flash(_("The target is set."))
    return redirect(url_for("coverage.targets", board=board))


@blueprint.post("/<int:board>/targets/withdraw")
@requires(Permission.REPORT)
def withdraw_target(board: int) -> ResponseReturnValue:
    there = _listed(board)
    form = WithdrawForm()
    if form.validate():
        course = request.form.get("course") or None
        with database().transaction() as session:
            board_targets.withdraw_target(
                session, actor(), there.board.id, course, form.from_day.given, now()
            )
        flash(_("The target is withdrawn. The one before it counts again."))
    return redirect(url_for("coverage.targets", board=board))


def _listed(board: int) -> Targets:
    with database().reading() as session:
        return board_targets.listed(session, content(), actor(), BoardId(board), now())


def _show(there: Targets, form: TargetForm) -> str:
    form.offer(titles(content(), there.courses, there.board.nation))
    lines = target_lines(there, content())
    return render_template("coverage/targets.html", board=there.board, lines=lines, form=form)
