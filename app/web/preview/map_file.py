"""The map of a case as a file that stands alone: in light, dark and print. Importing this loads no Flask."""

import re
from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.paths import STATIC, TEMPLATES
from app.web.preview.drawing import Drawing

_TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
_IN_BOTH = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
_USE = re.compile(r"var\(--([a-z-]+)\)")


def svg_of(drawing: Drawing) -> str:
    return _environment().get_template("preview/map.svg").render(drawing=drawing, style=style())


@cache
def style() -> str:
    """The stylesheet's rules for maps with its colours written in: programs that draw SVG know no `var()`."""
    css = STATIC / "css"
    tokens = (css / "tokens.css").read_text("utf-8")
    rules = (css / "components" / "case_map.css").read_text("utf-8")
    light = dict(_TOKEN.findall(tokens))
    dark = {name: value for name, _, value in _IN_BOTH.findall(tokens)}
    ground = "svg { background: var(--ground); }\n"
    return (
        _filled(ground + rules, light)
        + "@media screen and (prefers-color-scheme: dark) {\n"
        + _filled(ground + rules, dark)
        + "}\n"
    )


def _filled(rules: str, colours: Mapping[str, str]) -> str:
    return _USE.sub(lambda use: colours[use[1]], rules)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return environment
