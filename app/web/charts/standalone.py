"""A chart as SVG that stands alone, its colours written in: for PDF, where typst knows no stylesheet and no `var()`.

Importing this loads no Flask application, so that `heed report` can print without one.
"""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.paths import TEMPLATES
from app.web.charts.picture import LETTER, Picture


def standalone(picture: Picture) -> str:
    template = _environment().get_template("components/chart.svg")
    return template.render(picture=picture, letter=LETTER)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
