"""A DSP's pages: how the team stands, who needs what, the matrix, one person."""

from collections.abc import Mapping

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, PersonId
from app.policy.permissions import Permission
from app.reporting import pdf, sheets
from app.services import practice_seeing, team
from app.services.errors import NotFound
from app.web.access import reads_alone, requires
from app.web.context import actor, content, database, now
from app.web.paging import page_asked_for
from app.web.team import files
from app.web.team.filters import asked_for
from app.web.team.forms import PracticeForm
from app.web.team.presenters import matrix_view, member_view, overview_view, who_view

blueprint = Blueprint("team", __name__)


@blueprint.get("/team")
@requires(Permission.SEE_STAFF)
def home() -> ResponseReturnValue:
    with database().reading() as session:
        teams = team.teams(session, actor(), now())
    if len(teams) == 1:
        return redirect(url_for("team.overview", agency=teams[0].id))
    return render_template("team/home.html", teams=teams)


@blueprint.get("/team/<int:agency>")
@requires(Permission.SEE_STAFF)
def overview(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = team.overview(session, actor(), AgencyId(agency), now())
    view = overview_view(found, content())
    return render_template("team/overview.html", agency=found.agency, overview=view)


@blueprint.get("/team/<int:agency>/who")
@requires(Permission.SEE_STAFF)
def who(agency: int) -> ResponseReturnValue:
    only, order = asked_for()
    with database().reading() as session:
        found = team.who(session, actor(), AgencyId(agency), only, order, page_asked_for(), now())
    view = who_view(found, content())
    return render_template("team/who.html", agency=found.agency, who=view)


@blueprint.post("/team/<int:agency>/who/<any(csv, xlsx):kind>")
@requires(Permission.SEE_STAFF)
@reads_alone
def who_file(agency: int, kind: str) -> ResponseReturnValue:
    only, order = asked_for()
    with database().reading() as session:
        found = team.who(session, actor(), AgencyId(agency), only, order, None, now())
    with database().transaction() as session:
        team.note_export(session, actor(), found.agency.id, f"who needs what, {kind}", now())
    return _sent(files.who_book(found, content(), now()), kind, f"who-needs-what-{found.today}")


@blueprint.get("/team/<int:agency>/matrix")
@requires(Permission.SEE_STAFF)
def matrix(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = team.matrix(session, actor(), AgencyId(agency), page_asked_for(), now())
    view = matrix_view(found, content())
    meanings = [(each.term, each.meaning) for each in files.definitions()]
    return render_template(
        "team/matrix.html", agency=found.agency, matrix=view, definitions=meanings
    )


@blueprint.post("/team/<int:agency>/matrix/<any(csv, xlsx, pdf):kind>")
@requires(Permission.SEE_STAFF)
@reads_alone
def matrix_file(agency: int, kind: str) -> ResponseReturnValue:
    with database().reading() as session:
        found = team.matrix(session, actor(), AgencyId(agency), None, now())
    with database().transaction() as session:
        team.note_export(session, actor(), found.agency.id, f"matrix, {kind}", now())
    name = f"matrix-{found.today}"
    if kind == "pdf":
        return _file(pdf.report(files.matrix_paper(found, content(), now())), kind, name)
    return _sent(files.matrix_book(found, content(), now()), kind, name)


@blueprint.get("/team/<int:agency>/people/<int:person>")
@requires(Permission.SEE_STAFF)
def member(agency: int, person: int) -> ResponseReturnValue:
    return _member_page(agency, person)


@blueprint.post("/team/<int:agency>/people/<int:person>/practice/<course>")
@requires(Permission.RECORD_LEARNING)
def practice(agency: int, person: int, course: str) -> ResponseReturnValue:
    form = PracticeForm(prefix=f"{course}-")
    if not form.validate():
        return _member_page(agency, person, {course: form}), 422
    with database().transaction() as session:
        here, somebody = AgencyId(agency), PersonId(person)
        practice_seeing.say(session, actor(), here, somebody, course, form.seen, now())
    flash(_("That is recorded. The person sees it too."))
    return redirect(url_for("team.member", agency=agency, person=person, _anchor="practice"))


def _member_page(agency: int, person: int, sent: Mapping[str, PracticeForm] | None = None) -> str:
    """`sent`: what was sent and did not fit, by course."""
    with database().reading() as session:
        found = team.member(session, content(), actor(), AgencyId(agency), PersonId(person), now())
    forms = {
        each.course: (sent or {}).get(each.course)
        or PracticeForm(
            formdata=None,
            prefix=f"{each.course}-",
            answer=each.said.answer.value if each.said else None,
        )
        for each in found.practice
    }
    if sent and not sent.keys() <= forms.keys():
        raise NotFound(f"nothing to say about {', '.join(sent)}")
    wrong = next(iter((sent or {}).values()), None)
    view = member_view(found, content(), forms)
    return render_template("team/member.html", agency=found.agency, member=view, form=wrong)


def _sent(book: sheets.Workbook, kind: str, name: str) -> Response:
    made = sheets.to_xlsx(book) if kind == "xlsx" else sheets.to_csv(book.tables[0])
    return _file(made, kind, name)


MIMETYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def _file(made: bytes, kind: str, name: str) -> Response:
    answer = make_response(made)
    answer.headers["Content-Type"] = MIMETYPES[kind]
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer
