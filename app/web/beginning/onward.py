"""From a step that is done to the next one that is not."""

from flask import redirect
from flask.typing import ResponseReturnValue

from app.ids import AgencyId
from app.services import beginning
from app.services.beginning import Step
from app.web.beginning.steps import href_of
from app.web.context import actor, database, now


def go_on(agency: AgencyId, step: Step) -> ResponseReturnValue:
    with database().reading() as session:
        found = beginning.progress(session, actor(), agency, now())
    return redirect(href_of(found.next_after(step), agency))
