"""A list that was sent: what it would do, doing it, and taking it back."""

from urllib.parse import urlencode

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.ids import AgencyId, ListImportId
from app.policy.permissions import Permission
from app.reporting import sheets
from app.services import left_out
from app.services.civil_time import civil_date
from app.services.errors import Conflict, Refused
from app.services.staff_account import Kind
from app.web.access import reads_alone, requires
from app.web.context import actor, database, now
from app.web.paging import page_asked_for, pages_of
from app.web.staff.blueprint import blueprint
from app.web.staff.import_forms import ApplyForm
from app.web.staff.list_presenters import (
    columns_left_out,
    done_view,
    left_out_sheet,
    preview_view,
)
from app.web.staff.list_words import FILES, refused
from app.web.staff.sorts import SORTS, Opened, open_list


@blueprint.get("/lists/<int:list_import>")
@requires(Permission.CHANGE_STAFF)
def sent(agency: int, list_import: int) -> ResponseReturnValue:
    with database().reading() as session:
        opened = open_list(session, AgencyId(agency), ListImportId(list_import))
    if opened.table is None or opened.sent.applied_at:
        done = done_view(opened.sent, SORTS[opened.sent.kind], page_asked_for())
        return render_template(
            "staff/done.html",
            agency=opened.agency,
            what=opened.sent.kind,
            done=done,
            unsaid=len(opened.unknown_titles),
            pages=pages_of(f"{request.path}?", done.page, done.pages, done.all_left_out),
        )
    if not opened.is_sure:
        return redirect(url_for("staff.columns", agency=agency, list_import=list_import))
    return _preview_page(opened, None)


@blueprint.post("/lists/<int:list_import>/apply")
@requires(Permission.CHANGE_STAFF)
def apply(agency: int, list_import: int) -> ResponseReturnValue:
    form = ApplyForm()
    here = url_for("staff.sent", agency=agency, list_import=list_import)
    with database().reading() as session:
        opened = open_list(session, AgencyId(agency), ListImportId(list_import))
    if not form.validate() or (form.leaving() and form.last_day.data is None):
        form.last_day.errors = (str(FILES["last-day-missing"]),)
        return _preview_page(opened, form), 422
    last_day = form.last_day.data or civil_date(now())
    try:
        with database().transaction() as session:
            SORTS[opened.sent.kind].apply(
                session, opened, form.seal.data or "", form.leaving(), last_day
            )
    except Conflict:
        flash(_("Your list has changed since you looked. Look at it once more."), "care")
        return redirect(here)
    except Refused as refusal:
        form.last_day.errors = (refused(refusal),)
        return _preview_page(opened, form), 422
    flash(_("The list is applied."))
    return redirect(here)


@blueprint.post("/lists/<int:list_import>/undo")
@requires(Permission.CHANGE_STAFF)
def undo(agency: int, list_import: int) -> ResponseReturnValue:
    with database().transaction() as session:
        opened = open_list(session, AgencyId(agency), ListImportId(list_import))
        kept = SORTS[opened.sent.kind].undo(session, opened)
    if kept:
        flash(
            ngettext(
                "Undone, except for %(num)d person who has changed since.",
                "Undone, except for %(num)d people who have changed since.",
                kept,
            ),
            "care",
        )
    else:
        flash(_("What the list did is undone."))
    return redirect(url_for("staff.sent", agency=agency, list_import=list_import))


@blueprint.post("/lists/<int:list_import>/left-out.csv")
@requires(Permission.CHANGE_STAFF)
@reads_alone
def left_out_file(agency: int, list_import: int) -> ResponseReturnValue:
    with database().transaction() as session:
        opened = open_list(session, AgencyId(agency), ListImportId(list_import))
        cut = left_out.take_out(session, actor(), opened.sent, opened.table, now())
    answer = make_response(sheets.to_csv(left_out_sheet(cut, SORTS[opened.sent.kind])))
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    name = f"left-out-of-list-{list_import}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@blueprint.post("/lists/<int:list_import>/throw-away")
@requires(Permission.CHANGE_STAFF)
def throw_away(agency: int, list_import: int) -> ResponseReturnValue:
    with database().transaction() as session:
        opened = open_list(session, AgencyId(agency), ListImportId(list_import))
        SORTS[opened.sent.kind].throw_away(session, opened)
    flash(_("The list is thrown away. Nothing was changed by it."))
    return redirect(url_for("staff.imports", agency=agency, what=opened.sent.kind))


def _preview_page(opened: Opened, form: ApplyForm | None) -> str:
    what = opened.sent.kind
    sort = SORTS[what]
    with database().reading() as session:
        found = sort.preview(session, opened)
    asked = request.args.get("show", "")
    view = preview_view(
        found,
        Kind(asked) if asked in set(Kind) else None,
        page_asked_for(),
        sort,
        form.leaving() if form else (),
    )
    shown = form or ApplyForm(formdata=None, last_day=civil_date(now()))
    shown.seal.data = found.seal
    here = url_for("staff.sent", agency=opened.agency.id, list_import=opened.sent.id)
    return render_template(
        "staff/preview.html",
        agency=opened.agency,
        what=what,
        sent=opened.sent,
        view=view,
        form=shown,
        unknown=list(opened.unknown_titles.items()),
        meanings=sort.meanings(opened),
        unused=columns_left_out(opened.table, opened.columns) if opened.table else (),
        pages=pages_of(
            f"{here}?{urlencode({'show': view.shown})}",
            view.page,
            view.pages,
            view.total,
        ),
    )
