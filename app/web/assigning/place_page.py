"""A page of requirements, an agency's or a board's."""

from flask import render_template

from app.services.requiring import Setter
from app.web.assigning.places import Place


def show(template: str, place: Place, setter: Setter, **shown: object) -> str:
    way = place.way(setter.name, deeper=template != "requirements")
    return render_template(
        f"assigning/{template}.html", place=place, setter=setter, way=way, **shown
    )
