"""Every component in every state, for those who build pages and for the tests that audit them."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from app.web.access import public
from app.web.styleguide import samples

blueprint = Blueprint("styleguide", __name__, url_prefix="/styleguide")

COMPONENTS = (
    "colours",
    "words",
    "page-header",
    "buttons",
    "notices",
    "panels",
    "fields",
    "errors",
    "choices",
    "progress",
    "outline",
    "tags",
    "figures",
    "charts",
    "tables",
    "details",
    "timeline",
    "empty",
    "player",
)
"""In the order in which they are read; each has a template of its name."""


@blueprint.get("/")
@public
def home() -> ResponseReturnValue:
    return render_template("styleguide/home.html", titles=samples.titles(COMPONENTS))


@blueprint.get("/<component>")
@public
def component(component: str) -> ResponseReturnValue:
    if component not in COMPONENTS:
        abort(404)
    return render_template(
        f"styleguide/{component}.html",
        title=samples.titles((component,))[component],
        samples=samples,
    )
