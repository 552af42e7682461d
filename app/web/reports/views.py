"""A board's published reports: the list, one report with its files, and two beside each other."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import BoardId, ReportRunId
from app.policy.permissions import Permission
from app.services import report_pages, report_runs
from app.services.errors import Refused
from app.services.report_reading import Damaged
from app.web.access import reads_alone, requires
from app.web.context import actor, content, database, now, settings, words
from app.web.reports.blueprint import blueprint as blueprint
from app.web.reports.files import MIMETYPES, file_of
from app.web.reports.forms import LettersForm, MakeForm, show_refusal
from app.web.reports.narrative import narrative_html
from app.web.reports.narrative_pages import find_report
from app.web.reports.presenters import comparison_view, earlier_ones, report_view


@blueprint.get("")
@requires(Permission.SEE_COVERAGE)
def home(board: int) -> ResponseReturnValue:
    return _home(board, None)


@blueprint.post("")
@requires(Permission.REPORT)
def make(board: int) -> ResponseReturnValue:
    form = MakeForm()
    if form.validate():
        try:
            with database().transaction() as session:
                number = report_runs.make(
                    session,
                    content(),
                    actor(),
                    BoardId(board),
                    form.as_of.given,
                    now(),
                    links=settings().links,
                )
            return redirect(url_for("reports.report", board=board, run=number))
        except Refused as refusal:
            show_refusal(form, refusal)
    return _home(board, form), 422


def _home(board: int, form: MakeForm | None) -> str:
    with database().reading() as session:
        found = report_pages.reports(session, actor(), BoardId(board), now())
    latest = found.to_make[0] if found.to_make else None
    form = form or MakeForm(formdata=None, data={"as_of": latest})
    return render_template(
        "reports/home.html",
        board=found.board,
        page=found,
        form=form,
        letters=LettersForm(),
    )


@blueprint.post("/letters")
@requires(Permission.SEE_COVERAGE)
def letters(board: int) -> ResponseReturnValue:
    wanted = request.form.get("wanted") == "yes"
    with database().transaction() as session:
        report_pages.set_letters(session, actor(), BoardId(board), wanted, now())
    flash(
        _("You will get a letter when a report is made.")
        if wanted
        else _("You will get no more letters about reports.")
    )
    return redirect(url_for("reports.home", board=board))


@blueprint.get("/<int:run>")
@requires(Permission.SEE_COVERAGE)
def report(board: int, run: int) -> ResponseReturnValue:
    found = find_report(board, run)
    return render_template(
        "reports/report.html",
        board=found.board,
        page=report_view(found.run),
        narrative=found.narrative,
        told=narrative_html(found.narrative.text if found.narrative else "", words()),
        before=earlier_ones(found.before),
    )


@blueprint.post("/<int:run>/<any(pdf, xlsx, csv):kind>")
@requires(Permission.SEE_COVERAGE)
@reads_alone
def file(board: int, run: int, kind: str) -> ResponseReturnValue:
    found = find_report(board, run)
    with database().transaction() as session:
        report_pages.note_export(session, actor(), found.board.id, found.run.id, kind, now())
    told = found.narrative.text if found.narrative else ""
    made = file_of(found.run, told, kind, words(), actor().language)
    return _sent(made, kind, f"report-{found.run.as_of}")


@blueprint.get("/<int:run>/compare")
@requires(Permission.SEE_COVERAGE)
def compare(board: int, run: int) -> ResponseReturnValue:
    other = request.args.get("with", type=int)
    if other is None or other == run:
        find_report(board, run)
        return redirect(url_for("reports.report", board=board, run=run))
    with database().reading() as session:
        found = report_pages.compare(
            session, actor(), BoardId(board), ReportRunId(run), ReportRunId(other)
        )
    return render_template(
        "reports/compare.html", board=found.board, found=found, page=comparison_view(found)
    )


@blueprint.errorhandler(Damaged)
def show_damaged(_damaged: Damaged) -> ResponseReturnValue:
    """No figure of it is shown."""
    return render_template("reports/damaged.html"), 500


def _sent(made: bytes, kind: str, name: str) -> Response:
    answer = make_response(made)
    answer.headers["Content-Type"] = MIMETYPES[kind]
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer
