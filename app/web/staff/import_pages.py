"""Sending a list, and saying how it is to be read."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, ListImportId
from app.learning.job_roles import JOB_ROLES
from app.policy.permissions import Permission
from app.services import staff_scope
from app.services.errors import Refused
from app.services.list_columns import guess_columns
from app.store import list_imports
from app.web.access import reads_alone, requires
from app.web.context import actor, database, now
from app.web.staff.blueprint import blueprint
from app.web.staff.import_forms import SendForm, columns_sent, meanings_sent
from app.web.staff.list_presenters import column_choices, column_questions
from app.web.staff.list_words import refused
from app.web.staff.sorts import SORTS, Opened, open_list
from app.web.uploading import takes_file

LATEST = 20
TITLES = 100
"""Asked about on one page, the commonest first."""


@blueprint.get("/import", defaults={"what": "staff"})
@blueprint.get("/completions", defaults={"what": "completions"})
@requires(Permission.CHANGE_STAFF)
@reads_alone
def imports(agency: int, what: str) -> ResponseReturnValue:
    return _send_page(agency, what, SendForm(formdata=None))


@blueprint.post("/import", defaults={"what": "staff"})
@blueprint.post("/completions", defaults={"what": "completions"})
@requires(Permission.CHANGE_STAFF)
@takes_file
def send(agency: int, what: str) -> ResponseReturnValue:
    form = SendForm()
    if not form.validate():
        return _send_page(agency, what, form), 422
    try:
        table = form.table()
        with database().transaction() as session:
            made = SORTS[what].send(session, AgencyId(agency), form.name() or _("Pasted"), table)
    except Refused as refusal:
        form.file.errors = (refused(refusal),)
        return _send_page(agency, what, form), 422
    return redirect(url_for("staff.sent", agency=agency, list_import=made))


@blueprint.get("/lists/<int:list_import>/columns")
@requires(Permission.CHANGE_STAFF)
def columns(agency: int, list_import: int) -> ResponseReturnValue:
    return _columns_page(_open(agency, list_import), "")


@blueprint.post("/lists/<int:list_import>/columns")
@requires(Permission.CHANGE_STAFF)
def choose_columns(agency: int, list_import: int) -> ResponseReturnValue:
    opened = _open(agency, list_import)
    sort = SORTS[opened.sent.kind]
    chosen = columns_sent(sort.fields)
    try:
        with database().transaction() as session:
            sort.choose(session, opened, chosen, request.form.get("role", ""))
    except Refused as refusal:
        return _columns_page(opened, refused(refusal)), 422
    return redirect(url_for("staff.sent", agency=agency, list_import=list_import))


@blueprint.get("/lists/<int:list_import>/titles")
@requires(Permission.CHANGE_STAFF)
def titles(agency: int, list_import: int) -> ResponseReturnValue:
    return _titles_page(_open(agency, list_import), "")


@blueprint.post("/lists/<int:list_import>/titles")
@requires(Permission.CHANGE_STAFF)
def say_titles(agency: int, list_import: int) -> ResponseReturnValue:
    opened = _open(agency, list_import)
    try:
        with database().transaction() as session:
            SORTS[opened.sent.kind].say(session, opened, meanings_sent())
    except Refused as refusal:
        return _titles_page(opened, refused(refusal)), 422
    flash(_("Heed remembers what these mean for your next list."))
    return redirect(url_for("staff.sent", agency=agency, list_import=list_import))


def _open(agency: int, list_import: int) -> Opened:
    with database().reading() as session:
        return open_list(session, AgencyId(agency), ListImportId(list_import))


def _send_page(agency: int, what: str, form: SendForm) -> str:
    with database().reading() as session:
        here = staff_scope.see_agency(
            session, actor(), AgencyId(agency), now(), Permission.CHANGE_STAFF
        )
        sent = list_imports.imports_of(session, here.id, what, LATEST)
    return render_template("staff/send.html", agency=here, what=what, form=form, sent=sent)


def _columns_page(opened: Opened, problem: str) -> str:
    what = opened.sent.kind
    if opened.table is None:
        raise Refused("list-put-away")
    fields = SORTS[what].fields
    chosen = columns_sent(fields) if problem else guess_columns(opened.table.headings, fields)
    return render_template(
        "staff/columns.html",
        agency=opened.agency,
        what=what,
        list_import=opened.sent.id,
        problem=problem,
        questions=column_questions(fields, chosen),
        choices=column_choices(opened.table),
        roles=[("", _("The sheet says it")), *((role, role) for role in JOB_ROLES)],
        role=request.form.get("role", ""),
    )


def _titles_page(opened: Opened, problem: str) -> str:
    what = opened.sent.kind
    unknown = list(opened.unknown_titles.items())
    return render_template(
        "staff/titles.html",
        agency=opened.agency,
        what=what,
        list_import=opened.sent.id,
        problem=problem,
        unknown=unknown[:TITLES],
        more=max(0, len(unknown) - TITLES),
        meanings=SORTS[what].meanings(opened),
    )
