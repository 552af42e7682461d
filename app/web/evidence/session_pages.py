"""Staff meetings and courses in a room."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.ids import AgencyId, GroupSessionId, PersonId
from app.policy.permissions import Permission
from app.services import group_sessions
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.team import titles
from app.store.people import Agency
from app.web.access import requires
from app.web.context import actor, content, database, now
from app.web.evidence.blueprint import blueprint
from app.web.evidence.forms import MeetingForm, show_refusal
from app.web.evidence.presenters import session_views


@blueprint.get("/team/<int:agency>/sessions")
@requires(Permission.RECORD_LEARNING)
def sessions(agency: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = group_sessions.at_agency(session, actor(), AgencyId(agency), now())
    views = session_views(found.held, content(), found.agency.nation)
    return render_template("evidence/sessions.html", agency=found.agency, sessions=views)


@blueprint.get("/team/<int:agency>/sessions/new")
@requires(Permission.RECORD_LEARNING)
def new_session(agency: int) -> ResponseReturnValue:
    form = MeetingForm(formdata=None, held_on=civil_date(now()), led_by=actor().name)
    return _page(_offered(agency, form), form)


@blueprint.post("/team/<int:agency>/sessions/new")
@requires(Permission.RECORD_LEARNING)
def hold(agency: int) -> ResponseReturnValue:
    form = MeetingForm()
    here = _offered(agency, form)
    if not form.validate():
        return _page(here, form), 422
    there = [PersonId(int(number)) for number in form.people.data or ()]
    try:
        with database().transaction() as session:
            held = group_sessions.hold(
                session, content(), actor(), here.id, form.meeting, there, now()
            )
    except Refused as refusal:
        show_refusal(form, refusal)
        return _page(here, form), 422
    flash(_("The session is recorded."))
    return redirect(url_for("evidence.one_session", agency=agency, group_session=held))


@blueprint.get("/team/<int:agency>/sessions/<int:group_session>")
@requires(Permission.RECORD_LEARNING)
def one_session(agency: int, group_session: int) -> ResponseReturnValue:
    with database().reading() as session:
        found = group_sessions.get(
            session, actor(), AgencyId(agency), GroupSessionId(group_session), now()
        )
    (view,) = session_views([found.held], content(), found.agency.nation)
    return render_template(
        "evidence/one_session.html", agency=found.agency, held=view, people=found.people
    )


def _offered(agency: int, form: MeetingForm) -> Agency:
    with database().reading() as session:
        here, staff = group_sessions.staff(session, actor(), AgencyId(agency), now())
    library, words = content().library, content().words(here.nation)
    cases = {slug: case.title.fill(words) for slug, case in library.scenarios.items()}
    form.offer(cases, titles(content(), library.courses, here.nation), staff)
    return here


def _page(here: Agency, form: MeetingForm) -> str:
    return render_template("evidence/new_session.html", agency=here, form=form)
