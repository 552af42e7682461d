"""What an analyst says about a report: written, looked at, kept."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ids import BoardId, ReportRunId
from app.policy.permissions import Permission
from app.services import report_pages
from app.services.report_pages import Report
from app.web.access import requires
from app.web.context import actor, database, now, words
from app.web.reports.blueprint import blueprint
from app.web.reports.forms import NarrativeForm
from app.web.reports.narrative import narrative_html


def find_report(board: int, run: int) -> Report:
    with database().reading() as session:
        return report_pages.report(session, actor(), BoardId(board), ReportRunId(run))


@blueprint.get("/<int:run>/narrative")
@requires(Permission.REPORT)
def narrative(board: int, run: int) -> ResponseReturnValue:
    found = find_report(board, run)
    text = found.narrative.text if found.narrative else ""
    return _narrative_page(found, NarrativeForm(formdata=None, data={"text": text}))


@blueprint.post("/<int:run>/narrative")
@requires(Permission.REPORT)
def narrate(board: int, run: int) -> ResponseReturnValue:
    found, form = find_report(board, run), NarrativeForm()
    if not form.validate():
        return _narrative_page(found, form), 422
    if request.form.get("look"):
        return _narrative_page(found, form, look=True)
    with database().transaction() as session:
        report_pages.narrate(session, actor(), BoardId(board), ReportRunId(run), form.said, now())
    return redirect(url_for("reports.report", board=board, run=run))


def _narrative_page(found: Report, form: NarrativeForm, *, look: bool = False) -> str:
    told = narrative_html(form.said, words()) if look else None
    return render_template(
        "reports/narrative.html", board=found.board, run=found.run, form=form, told=told
    )
