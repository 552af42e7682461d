"""Where a DSP stands, and what happens once she is through."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from app.ids import AgencyId
from app.policy.permissions import Permission
from app.services import beginning
from app.services.beginning import Progress
from app.web.access import requires
from app.web.beginning.blueprint import blueprint
from app.web.beginning.steps import TITLES, href_of, number_of, step_views
from app.web.context import actor, database, now, settings
from app.web.team_tabs import team_tabs


@blueprint.get("")
@requires(Permission.CHANGE_STAFF)
def home(agency: int) -> ResponseReturnValue:
    return _page("home", _progress(agency))


@blueprint.get("/now")
@requires(Permission.CHANGE_STAFF)
def afterwards(agency: int) -> ResponseReturnValue:
    return _page("now", _progress(agency))


def _progress(agency: int) -> Progress:
    with database().reading() as session:
        return beginning.progress(session, actor(), AgencyId(agency), now())


def _page(template: str, found: Progress) -> str:
    following, agency_id = found.next_after(None), found.agency.id
    reminders = url_for("team.overview", agency=agency_id) + "/reminders"
    return render_template(
        f"beginning/{template}.html",
        agency=found.agency,
        found=found,
        steps=step_views(found),
        following=(number_of(following), TITLES[following]) if following else None,
        onward=href_of(following, agency_id),
        reminders=next((tab.href for tab in team_tabs(agency_id) if tab.href == reminders), None),
        sends=settings().sends_letters,
    )
