"""Cases on paper, for those who lead a meeting with one."""

from flask import Blueprint, make_response, render_template
from flask.typing import ResponseReturnValue

from app.policy.permissions import Permission
from app.reporting.pdf import handouts
from app.web.access import requires
from app.web.context import actor, content
from app.web.handouts.offered import offered
from app.web.handouts.presenters import handout_of

blueprint = Blueprint("handouts", __name__)


@blueprint.get("/handouts")
@requires(Permission.LEAD_MEETINGS)
def home() -> ResponseReturnValue:
    nation = actor().nation
    cases = offered(content().library, nation, content().words(nation))
    return render_template("handouts/home.html", cases=cases)


@blueprint.get("/handouts/<slug>.pdf")
@requires(Permission.LEAD_MEETINGS)
def handout(slug: str) -> ResponseReturnValue:
    nation = actor().nation
    scenario = content().current_scenario(slug, nation)
    facts = handout_of(scenario, nation, content().words(nation), actor().language)
    answer = make_response(handouts.handout(facts))
    answer.mimetype = "application/pdf"
    answer.headers.set("Content-Disposition", "attachment", filename=f"{slug}.pdf")
    return answer
